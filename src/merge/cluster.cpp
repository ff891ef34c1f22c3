// Step 1: the same participants, by day.
#include "merge/cluster.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "entente/base/text.hpp"
#include "entente/merge/signature.hpp"
#include "merge/windows.hpp"

namespace entente {
namespace {

using std::chrono::days;
using Reports = std::vector<const Report*>;

Cluster cluster_of(std::string anchor, Reports reports) {
    const Ends ends = ends_of(reports.front()->claim);
    Cluster made{std::move(anchor), ends.first->entity, ends.second->entity, {}, std::move(reports)};
    made.time = agreed_time(made.reports);
    return made;
}

bool is_single_day(const Report* report) {
    return when(report).until - when(report).from <= days{1};
}

// The day of a report; the day before, when another publisher tells the same of that in the same words: a copy that
// "today" or "on Friday" was read in a day later.
Day day_or_that_of_original(const Report* report, const std::map<Day, Reports>& by_day) {
    const Day own = when(report).from;
    const auto before = by_day.find(own - days{1});
    if (before == by_day.end()) return own;
    const bool is_copy = std::any_of(before->second.begin(), before->second.end(), [&](const Report* other) {
        return other->publisher != report->publisher && is_near_identical(other->signature, report->signature);
    });
    return is_copy ? own - days{1} : own;
}

// Stated days, each of its own; then several days together, which join the only day within them.
std::vector<Cluster> cluster_stated(const Reports& reports) {
    std::map<Day, Reports> by_day;
    std::map<Interval, Reports> by_span;
    for (const Report* report : reports) {
        if (is_single_day(report)) {
            by_day[when(report).from].push_back(report);
        } else {
            by_span[when(report)].push_back(report);
        }
    }
    std::map<Day, Reports> by_event;
    for (const auto& [day, same] : by_day) {
        for (const Report* report : same) by_event[day_or_that_of_original(report, by_day)].push_back(report);
    }
    std::vector<Cluster> clusters;
    clusters.reserve(by_event.size());
    for (auto& [day, same] : by_event) clusters.push_back(cluster_of(iso(day) + "/day", std::move(same)));
    const std::size_t single = clusters.size();
    for (auto& [span, same] : by_span) {
        Cluster* only = nullptr;
        std::size_t found = 0;
        for (std::size_t i = 0; i < single && found < 2; ++i) {
            if (!clusters[i].time.when.overlaps(span)) continue;
            only = &clusters[i];
            ++found;
        }
        if (found == 1) {
            only->reports.insert(only->reports.end(), same.begin(), same.end());
        } else {
            clusters.push_back(cluster_of(iso(span.from) + "/" + iso(span.until), std::move(same)));
        }
    }
    return clusters;
}

// Puts reports, by their day, into windows: the first opens one, those within two days join it, and so on; see
// longest_run.
template <typename DayOf>
std::map<Day, Reports> windows(const Reports& reports, DayOf day) {
    std::map<Day, Reports> by_day;
    for (const Report* report : reports) by_day[day(report)].push_back(report);
    constexpr int cell_days = static_cast<int>(assumed_window.count()) + 1;
    const auto cell = [](Day one) { return one.time_since_epoch().count() / cell_days; };
    std::map<Day, Reports> opened;
    Day run{};
    Day previous{};
    Day leader{};
    for (auto& [one, same] : by_day) {
        const bool begins = opened.empty() || one - previous > assumed_window;
        if (begins) run = one;
        const bool in_long_run = one - run >= longest_run;
        const bool leads = begins || (in_long_run ? leader - run < longest_run || cell(leader) != cell(one)
                                                  : one > leader + assumed_window);
        if (leads) leader = one;
        Reports& window = opened[leader];
        window.insert(window.end(), same.begin(), same.end());
        previous = one;
    }
    return opened;
}

// Assumed times join the nearest stated day, the earlier of two as near; the rest are clusters of their own.
void cluster_assumed(const Reports& reports, std::vector<Cluster>& clusters) {
    const std::size_t stated = clusters.size();
    Reports left;
    for (const Report* report : reports) {
        Cluster* best = nullptr;
        std::optional<days> least;
        for (std::size_t i = 0; i < stated; ++i) {
            const auto far = distance(clusters[i].time, report->claim.event);
            if (!far || (least && *least <= *far)) continue;
            least = far;
            best = &clusters[i];
        }
        if (best == nullptr) {
            left.push_back(report);
        } else {
            best->reports.push_back(report);
        }
    }
    for (auto& [leader, same] : windows(left, report_day))
        clusters.push_back(cluster_of("assumed/" + iso(leader), std::move(same)));
}

std::set<std::string_view> words_of(const std::string& text) {
    const auto words = split(text, ' ');
    return {words.begin(), words.end()};
}

bool share_word(const std::string& a, const std::string& b) {
    const auto words = words_of(a);
    const auto others = words_of(b);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return others.contains(word); });
}

std::set<std::string> commodities(const Reports& reports) {
    std::set<std::string> found;
    for (const Report* report : reports) {
        if (!report->claim.attributes.commodity.empty()) found.insert(report->claim.attributes.commodity);
    }
    return found;
}

// Commodities that share a word ("gas", "natural gas") → the first of them.
std::map<std::string, std::string> commodity_classes(const std::set<std::string>& all) {
    std::map<std::string, std::string> classes;
    for (const std::string& one : all) {
        std::string its = one;
        for (const auto& [other, other_class] : classes) {
            if (share_word(one, other)) {
                its = other_class;
                break;
            }
        }
        classes[one] = its;
    }
    return classes;
}

// A contract on gas is not one on arms: where the reports of one day name different goods, each is an event, and what
// names none is one too.
void split_by_commodity(Cluster&& cluster, std::vector<Cluster>& out) {
    const auto classes = commodity_classes(commodities(cluster.reports));
    std::map<std::string, Reports> parts;
    for (const Report* report : cluster.reports) {
        const auto it = classes.find(report->claim.attributes.commodity);
        parts[it == classes.end() ? "" : it->second].push_back(report);
    }
    if (parts.size() <= 1 || (parts.size() == 2 && parts.contains(""))) {
        cluster.time = agreed_time(cluster.reports);
        out.push_back(std::move(cluster));
        return;
    }
    for (auto& [commodity, reports] : parts) {
        const std::string suffix = commodity.empty() ? "" : "/" + commodity;
        out.push_back(cluster_of(cluster.anchor + suffix, std::move(reports)));
    }
}

// A lasting relation, as reported in one year: from the first to the last time that it is known of.
Cluster lasting(const std::vector<Report>& reports, const std::string& year) {
    Reports all;
    for (const Report& report : reports) all.push_back(&report);
    Cluster cluster = cluster_of("lasting/" + reports.front().claim.attributes.office + "/" + year, std::move(all));
    bool known = false;
    Interval& span = cluster.time.when;
    for (const Report* report : cluster.reports) {
        const Interval& own = when(report);
        if (own.precision == Precision::unknown) continue;
        span.from = known ? std::min(span.from, own.from) : own.from;
        span.until = known ? std::max(span.until, own.until) : own.until;
        span.precision = known ? std::max(span.precision, own.precision) : own.precision;
        known = true;
    }
    return cluster;
}

// Years, decades and the like: they tell too little to join anything but the very same.
bool is_long(const Interval& interval) {
    return interval.precision == Precision::year || interval.precision == Precision::decade ||
           interval.until - interval.from > longest_merged;
}

void cluster_long(const Reports& reports, std::vector<Cluster>& clusters) {
    std::map<Interval, Reports> by_interval;
    for (const Report* report : reports) by_interval[when(report)].push_back(report);
    for (auto& [interval, same] : by_interval)
        clusters.push_back(
            cluster_of(iso(interval.from) + "/" + std::string(name(interval.precision)) + "/" + iso(interval.until),
                       std::move(same)));
}

}  // namespace

std::vector<Cluster> cluster_by_day(const Reports& reports) {
    Reports stated;
    Reports assumed;
    for (const Report* report : reports) (is_assumed(report->claim.event) ? assumed : stated).push_back(report);
    std::vector<Cluster> clusters = cluster_stated(stated);
    cluster_assumed(assumed, clusters);
    std::vector<Cluster> split;
    for (Cluster& cluster : clusters) split_by_commodity(std::move(cluster), split);
    return split;
}

std::vector<Cluster> cluster_by_publication(const Reports& reports) {
    Reports published;
    std::map<std::string_view, Reports> unpublished;
    for (const Report* report : reports) {
        if (report->published) {
            published.push_back(report);
        } else {
            unpublished[report->publisher].push_back(report);
        }
    }
    std::vector<Cluster> clusters;
    for (auto& [leader, same] : windows(published, [](const Report* report) { return *report->published; }))
        clusters.push_back(cluster_of("unknown/" + iso(leader), std::move(same)));
    for (auto& [publisher, same] : unpublished)
        clusters.push_back(cluster_of("unknown/" + std::string(publisher), std::move(same)));
    return clusters;
}

bool agree_on_commodity(const Reports& a, const Reports& b) {
    const auto ours = commodities(a);
    const auto theirs = commodities(b);
    if (ours.empty() || theirs.empty()) return true;
    return std::any_of(ours.begin(), ours.end(), [&](const std::string& one) {
        return std::any_of(theirs.begin(), theirs.end(),
                           [&](const std::string& other) { return share_word(one, other); });
    });
}

std::vector<Cluster> clusters_of(const std::vector<Report>& reports) {
    if (reports.empty()) return {};
    const Report& any = reports.front();
    if (is_lasting(any.claim))
        return {lasting(reports, std::to_string(static_cast<int>(civil(merge_day(any.claim, any.published)).year())))};

    struct Kinds {
        Reports days, longs, unknown;
    };
    using Pair = std::pair<std::string_view, std::string_view>;
    std::map<Pair, Kinds> by_pair;
    std::map<Precision, Reports> coarse;
    for (const Report& report : reports) {
        const Ends ends = ends_of(report.claim);
        Kinds& kinds = by_pair[{ends.first->entity, ends.second->entity}];
        const EventTime& time = report.claim.event;
        if (time.when.precision == Precision::unknown) {
            kinds.unknown.push_back(&report);
        } else if (is_long(time.when)) {
            kinds.longs.push_back(&report);
        } else if (time.when.precision == Precision::day || is_assumed(time)) {
            kinds.days.push_back(&report);
        } else {
            coarse[time.when.precision].push_back(&report);
        }
    }
    std::vector<Cluster> clusters;
    const auto append = [&](std::vector<Cluster>&& more) {
        std::move(more.begin(), more.end(), std::back_inserter(clusters));
    };
    for (const auto& [pair, kinds] : by_pair) append(cluster_by_day(kinds.days));
    roll_up(clusters);
    for (const auto& [precision, some] : coarse) place_coarse(some, precision, clusters);
    for (const auto& [pair, kinds] : by_pair) {
        append(cluster_by_publication(kinds.unknown));
        cluster_long(kinds.longs, clusters);
    }
    for (Cluster& cluster : clusters) {
        std::sort(cluster.reports.begin(), cluster.reports.end(),
                  [](const Report* a, const Report* b) { return a->claim.id < b->claim.id; });
    }
    return clusters;
}

}  // namespace entente
