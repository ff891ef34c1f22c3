#include "entente/merge/merge.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "entente/base/sha256.hpp"
#include "merge/attributes.hpp"
#include "merge/cluster.hpp"
#include "merge/independence.hpp"
#include "merge/vote.hpp"

namespace entente {
namespace {

constexpr double certain = 0.999;  // no number of reports makes it more

using Code = std::tuple<std::string, Plover, std::string, int, double, bool>;
Code code_of(const Claim& claim) {
    return {claim.type, claim.plover, claim.cameo, claim.quad, claim.goldstein, claim.mutual};
}

using Role = std::tuple<std::string, std::string, Sector>;
Role role_of(const Participant& participant) {
    return {participant.entity, participant.country, participant.sector};
}

Participant participant_of(const Role& role) {
    Participant participant;
    std::tie(participant.entity, participant.country, participant.sector) = role;
    return participant;
}

// That at least one report holds, each independent source counting once.
double joint_confidence(const std::vector<double>& best_by_source) {
    double none_holds = 1;
    for (const double confidence : best_by_source) none_holds *= 1 - std::clamp(confidence, 0.0, 1.0);
    return std::round(std::min(1 - none_holds, certain) * 1e4) / 1e4;
}

std::string event_id(const Event& event, std::string_view anchor) {
    return Sha256()
        .field(event.type)
        .field(name(event.status))
        .field(event.source.entity)
        .field(event.target.entity)
        .field(anchor)
        .hex()
        .substr(0, 16);
}

Event event_of(const Cluster& cluster) {
    Event event;
    Vote<Code> code;
    Vote<Role> first;
    Vote<Role> second;
    const std::vector<std::uint32_t> sources = independent_sources(cluster.reports);
    std::vector<double> best_by_source;
    std::optional<Day> first_seen;
    std::optional<Day> last_seen;
    for (std::size_t i = 0; i < cluster.reports.size(); ++i) {
        const Report* report = cluster.reports[i];
        const Claim& claim = report->claim;
        code.add(code_of(claim));
        const Ends ends = ends_of(claim);
        if (ends.first->entity == cluster.first) first.add(role_of(*ends.first));
        if (ends.second->entity == cluster.second) second.add(role_of(*ends.second));
        if (sources[i] >= best_by_source.size()) best_by_source.resize(sources[i] + 1);
        best_by_source[sources[i]] = std::max(best_by_source[sources[i]], claim.confidence);
        event.claims.push_back(claim.id);
        if (!report->published) continue;
        first_seen = std::min(first_seen.value_or(*report->published), *report->published);
        last_seen = std::max(last_seen.value_or(*report->published), *report->published);
    }
    std::tie(event.type, event.plover, event.cameo, event.quad, event.goldstein, event.mutual) = code.winner();
    event.source = participant_of(first.winner());
    event.target = participant_of(second.winner());
    event.time = cluster.time;
    event.first_seen = first_seen.value_or(Day{});
    event.last_seen = last_seen.value_or(Day{});
    event.status = cluster.reports.front()->claim.status;
    event.attributes = merge_attributes(cluster.reports);
    event.sources = static_cast<std::uint32_t>(best_by_source.size());
    event.confidence = joint_confidence(best_by_source);
    event.id = event_id(event, cluster.anchor);
    return event;
}

}  // namespace

std::vector<Event> merge_reports(std::vector<Report> reports) {
    std::sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) { return a.claim.id < b.claim.id; });
    std::vector<Event> events;
    for (const Cluster& cluster : clusters_of(reports)) events.push_back(event_of(cluster));
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::pair(sort_day(a), std::string_view(a.id)) < std::pair(sort_day(b), std::string_view(b.id));
    });
    return events;
}

Day sort_day(const Event& event) {
    if (event.time.when.precision != Precision::unknown) return event.time.when.from;
    return event.first_seen;
}

}  // namespace entente
