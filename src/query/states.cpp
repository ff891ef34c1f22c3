#include "entente/query/states.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "knowledge/tables.hpp"
#include "merge/chronicle.hpp"

namespace entente {
namespace {

bool is_one_of(const Participant& participant, const std::vector<std::string>& asked, bool exact) {
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& id) {
        return id == participant.entity || (!exact && id == participant.country);
    });
}

bool is_asked(const Participant& source, const Participant& target, const StateQuestion& question) {
    const auto fits = [&](const std::vector<std::string>& a, const std::vector<std::string>& b) {
        return (a.empty() || is_one_of(source, a, question.exact)) &&
               (b.empty() || is_one_of(target, b, question.exact));
    };
    return fits(question.a, question.b) || fits(question.b, question.a);
}

bool passes(const State& state, const StateQuestion& question) {
    if (question.as_of && !state.holds_on(*question.as_of)) return false;
    if (!question.types.empty() &&
        std::find(question.types.begin(), question.types.end(), state.type) == question.types.end())
        return false;
    return is_asked(state.source, state.target, question);
}

// As the file keeps them or, where these follow from another ontology, from its events.
std::vector<State> reported(GraphReader& graph, const Ontology& ontology, const StateQuestion& question) {
    if (graph.state_rules() == state_rules_of(ontology))
        return graph.states_between(question.a, question.b, question.as_of);
    const StateRules rules(ontology);
    std::vector<Turn> turns;
    for (Event& event : graph.events_between(question.a, question.b, rules.turning_types())) {
        Turn& turn = turns.emplace_back();
        if (rules.asks_for_acts(event.type)) {
            for (const std::string& rule : graph.rules_of(event.id)) turn.acts.push_back(act_of_rule(rule));
        }
        turn.event = std::move(event);
    }
    return derive_states(turns, ontology);
}

Participant participant_of(const Knowledge::Tables& tables, const std::string& id) {
    Participant made;
    made.entity = id;
    if (const KnownEntity* entity = tables.find(id)) {
        made.country = entity->country;
        made.sector = entity->sector;
    }
    return made;
}

State known_state(const std::string& type, Participant source, Participant target, std::optional<Day> from,
                  std::optional<Day> until) {
    State state;
    state.type = type;
    state.origin = StateOrigin::known;
    state.source = std::move(source);
    state.target = std::move(target);
    state.from = from;
    state.until = until;
    state.beginning_known = from.has_value();
    state.confidence = 1;
    if (from) state.opened = {day_interval(*from), TimeBasis::stated};
    if (until) state.closed = {day_interval(*until), TimeBasis::stated};
    return state;
}

std::vector<State> known(const Knowledge::Tables& tables, const StateQuestion& question) {
    std::vector<State> all;
    const auto take = [&](State&& state) {
        if (passes(state, question)) all.push_back(std::move(state));
    };
    for (const Membership& one : tables.memberships) {
        take(known_state("member-of", participant_of(tables, one.country), participant_of(tables, one.organisation),
                         one.from, one.until));
    }
    for (const OfficeTerm& term : tables.offices) {
        const KnownEntity& person = tables.entities[term.person];
        const KnownEntity& of = tables.entities[term.of];
        Participant holder = participant_of(tables, person.id);
        if (holder.country.empty()) holder.country = of.country;
        State state =
            known_state("holds-office", std::move(holder), participant_of(tables, of.id), term.from, term.until);
        state.about = term.office;
        take(std::move(state));
    }
    return all;
}

bool begins_before(const State& a, const State& b) {
    const auto key = [](const State& state) {
        return std::tuple(state.from.value_or(Day::min()), std::string_view(state.type),
                          std::string_view(state.source.entity), std::string_view(state.target.entity),
                          std::string_view(state.about), state.origin);
    };
    return key(a) < key(b);
}

std::string side_of(const Participant& participant) {
    return participant.country.empty() ? participant.entity : participant.country;
}

using Pair = std::pair<std::string, std::string>;

// Who an event is between, the side that was asked for first.
Pair pair_of(const Event& event, const StateQuestion& question) {
    Pair pair{side_of(event.source), side_of(event.target)};
    const bool asked =
        question.a.empty() ? pair.first < pair.second : is_one_of(event.source, question.a, question.exact);
    if (!asked) std::swap(pair.first, pair.second);
    return pair;
}

struct Sum {
    Temperature temperature;  // goldstein: the sum, at first
    Event most_telling;
};

std::map<Pair, Sum> temperatures(GraphReader& graph, const StateQuestion& question, Day from, Day until,
                                 bool cooled_most) {
    EventFilter filter;
    filter.a = question.a;
    filter.b = question.b;
    filter.exact = question.exact;
    filter.since = from;
    filter.until = until;
    filter.statuses = {Status::happened};
    std::map<Pair, Sum> sums;
    graph.each_event(filter, [&](Event&& event, std::uint64_t) {
        if (event.plover == Plover::none) return;
        if (side_of(event.source) == side_of(event.target)) return;
        Sum& sum = sums[pair_of(event, question)];
        ++sum.temperature.events;
        sum.temperature.goldstein += event.goldstein;
        const double more =
            cooled_most ? sum.most_telling.goldstein - event.goldstein : event.goldstein - sum.most_telling.goldstein;
        if (sum.temperature.events == 1 || more > 0) sum.most_telling = std::move(event);
    });
    for (auto& [pair, sum] : sums) sum.temperature.goldstein /= static_cast<double>(sum.temperature.events);
    return sums;
}

std::vector<Warming> warmings(GraphReader& graph, const StateQuestion& question, Day from, Day to,
                              std::chrono::days window) {
    const auto before = temperatures(graph, question, from - window, from, false);
    const auto warmest = temperatures(graph, question, to - window, to, false);
    const auto coolest = temperatures(graph, question, to - window, to, true);
    std::vector<Warming> changed;
    for (const auto& [pair, sum] : before) {
        const auto after = warmest.find(pair);
        if (after == warmest.end()) continue;
        Warming one{pair.first, pair.second, sum.temperature, after->second.temperature, {}};
        if (one.before.events < least_events || one.after.events < least_events) continue;
        if (std::abs(one.change()) < least_change) continue;
        one.event = one.change() > 0 ? after->second.most_telling.id : coolest.at(pair).most_telling.id;
        changed.push_back(std::move(one));
    }
    std::stable_sort(changed.begin(), changed.end(),
                     [](const Warming& a, const Warming& b) { return std::abs(a.change()) > std::abs(b.change()); });
    return changed;
}

}  // namespace

std::vector<State> states(GraphReader& graph, const Knowledge& knowledge, const StateQuestion& question) {
    std::vector<State> all;
    if (question.origin != StateOrigin::known) {
        all = reported(graph, knowledge.ontology(), question);
        std::erase_if(all, [&](const State& state) { return !passes(state, question); });
    }
    if (question.origin != StateOrigin::reported) {
        std::vector<State> tabled = known(knowledge.tables_of_states(), question);
        std::move(tabled.begin(), tabled.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), begins_before);
    return all;
}

Difference difference(GraphReader& graph, const Knowledge& knowledge, const StateQuestion& question, Day from, Day to,
                      std::chrono::days window) {
    StateQuestion always = question;
    always.as_of.reset();
    Difference found;
    found.from = from;
    found.to = to;
    found.window = window;
    for (const State& state : states(graph, knowledge, always)) {
        const bool held = state.holds_on(from);
        const bool holds = state.holds_on(to);
        if (holds && !held) found.began.push_back(state);
        if (held && !holds) found.ended.push_back(state);
    }
    if (question.types.empty()) found.changed = warmings(graph, question, from, to, window);
    return found;
}

}  // namespace entente
