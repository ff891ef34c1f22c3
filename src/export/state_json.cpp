// What `states` and `diff` print.
#include <nlohmann/json.hpp>

#include "export/json_parts.hpp"

namespace entente {
namespace {

Json end_json(std::string_view event, const EventTime& time) {
    Json json = Json::object();
    if (time.when.precision != Precision::unknown) json["time"] = time_json(time);
    put_text(json, "event", event);
    return json;
}

Json state_json(const State& state, const NameOf& name_of) {
    Json json;
    json["type"] = state.type;
    json["mutual"] = state.mutual;
    json["source"] = participant_json(state.source, name_of);
    json["target"] = participant_json(state.target, name_of);
    put_text(json, "about", state.about);
    json["origin"] = name(state.origin);
    put_day(json, "from", state.from);
    put_day(json, "until", state.until);
    if (state.from) {
        json["opened"] = end_json(state.opened_by, state.opened);
        json["opened"]["began"] = state.beginning_known;
    }
    if (state.until) json["closed"] = end_json(state.closed_by, state.closed);
    json["events"] = state.events;
    json["confidence"] = rounded(state.confidence, 4);
    return json;
}

Json states_array(const std::vector<State>& states, std::size_t limit, const NameOf& name_of) {
    Json json = Json::array();
    for (const State& state : states) {
        if (json.size() >= limit) break;
        json.push_back(state_json(state, name_of));
    }
    return json;
}

Json temperature_json(const Temperature& temperature) {
    return {{"events", temperature.events}, {"goldstein", rounded(temperature.goldstein, 2)}};
}

}  // namespace

std::string states_json(const std::vector<State>& states, std::size_t total, std::optional<Day> as_of,
                        const NameOf& name_of) {
    Json json;
    put_day(json, "as_of", as_of);
    json["total"] = total;
    json["states"] = states_array(states, states.size(), name_of);
    return page_of(json);
}

std::string difference_json(const Difference& difference, std::size_t limit, const NameOf& name_of) {
    Json json;
    json["from"] = iso(difference.from);
    json["to"] = iso(difference.to);
    json["window"] = difference.window.count();
    json["total"] = difference.began.size() + difference.ended.size() + difference.changed.size();
    json["began"] = states_array(difference.began, limit, name_of);
    json["ended"] = states_array(difference.ended, limit, name_of);
    json["changed"] = Json::array();
    for (const Warming& one : difference.changed) {
        if (json["changed"].size() >= limit) break;
        json["changed"].push_back({{"a", {{"entity", one.a}, {"name", name_of(one.a)}}},
                                   {"b", {{"entity", one.b}, {"name", name_of(one.b)}}},
                                   {"before", temperature_json(one.before)},
                                   {"after", temperature_json(one.after)},
                                   {"change", rounded(one.change(), 2)},
                                   {"event", one.event}});
    }
    return page_of(json);
}

}  // namespace entente
