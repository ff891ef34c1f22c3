#include "entente/merge/states.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "entente/base/sha256.hpp"
#include "merge/chronicle.hpp"

namespace entente {
namespace {

auto order_of(const State& state) {
    return std::tuple(state.from.value_or(Day::min()), std::string_view(state.type),
                      std::string_view(state.source.entity), std::string_view(state.target.entity),
                      std::string_view(state.about), std::string_view(state.opened_by),
                      state.until.value_or(Day::max()));
}

void add_changes(Sha256& hash, const std::vector<StateChange>& changes) {
    hash.field(std::to_string(changes.size()));
    for (const StateChange& change : changes) {
        hash.field(change.state).field(std::to_string(static_cast<int>(change.of)));
        for (const auto* words : {&change.acts, &change.topics}) {
            hash.field(std::to_string(words->size()));
            for (const std::string& word : *words) hash.field(word);
        }
    }
}

}  // namespace

std::string_view name(StateOrigin origin) {
    return origin == StateOrigin::known ? "known" : "reported";
}

std::vector<std::string> turning_types(const Ontology& ontology) {
    std::vector<std::string> types;
    for (const auto& [type_name, type] : ontology.types) {
        if (type.state || !type.opens.empty() || !type.closes.empty()) types.push_back(type_name);
    }
    return types;
}

std::string state_rules_of(const Ontology& ontology) {
    constexpr std::size_t digits = 16;
    Sha256 hash;
    hash.field("1");  // of the rules in src/merge/chronicle.cpp
    for (const std::string& type_name : turning_types(ontology)) {
        const RelationType& type = *ontology.find(type_name);
        hash.field(type.name);
        for (const bool flag : {type.state, type.mutual, type.personal, type.in_organisation})
            hash.field(flag ? "1" : "0");
        hash.field(std::to_string(static_cast<int>(type.by)));
        add_changes(hash, type.opens);
        add_changes(hash, type.closes);
    }
    return hash.hex().substr(0, digits);
}

std::string act_of_rule(std::string_view rule) {
    return std::string(rule.substr(0, rule.find_last_of('.', rule.find('/'))));
}

void sort_states(std::vector<State>& states) {
    std::sort(states.begin(), states.end(), [](const State& a, const State& b) { return order_of(a) < order_of(b); });
}

std::vector<State> derive_states(const std::vector<Turn>& turns, const Ontology& ontology) {
    const StateRules rules(ontology);
    using Place = std::tuple<Day, bool, std::string_view, Effect::Kind, const Event*>;  // in the order of Effect
    std::map<ChronicleKey, std::vector<Place>> chronicles;
    for (const Turn& turn : turns) {
        for (const Effect& effect : rules.effects_of(turn))
            chronicles[effect.chronicle].emplace_back(effect.day, !opens(effect.kind), turn.event.id, effect.kind,
                                                      &turn.event);
    }
    std::vector<State> states;
    for (auto& [key, places] : chronicles) {
        std::sort(places.begin(), places.end());
        Chronicle chronicle(rules.type(key.state));
        for (const auto& [day, ends, id, kind, event] : places) chronicle.apply(kind, *event);
        for (const Episode& one : chronicle.ended()) states.push_back(one.state);
        for (const auto& [target, open] : chronicle.open()) {
            for (const Episode& one : open) states.push_back(one.state);
        }
    }
    sort_states(states);
    return states;
}

}  // namespace entente
