// `states` and `diff` as rows and columns.
#include <algorithm>

#include "export/answer_grids.hpp"
#include "export/fields.hpp"

namespace entente {
namespace {

using Show = Column::Show;

// "2014-03-18"; "by 2014-03-18": reported then, begun before.
std::string beginning_text(const State& state) {
    if (!state.from) return "";
    return (state.beginning_known ? "" : "by ") + iso(*state.from);
}

std::string temperature_text(const Temperature& temperature) {
    return number_text(temperature.goldstein, 1) + " (" + std::to_string(temperature.events) + ")";
}

// A row of a difference: a state that began or ended, or two sides that warmed or cooled.
struct Change {
    std::string kind;
    std::string day;
    Participant source;
    std::string what;
    Participant target;
    std::string about;
    std::string origin;
    std::optional<Temperature> before;
    std::optional<Temperature> after;
    std::string event;
};

Change change_of(const State& state, bool began) {
    return {.kind = began ? "began" : "ended",
            .day = began ? beginning_text(state) : day_text(state.until),
            .source = state.source,
            .what = state.type,
            .target = state.target,
            .about = state.about,
            .origin = std::string(name(state.origin)),
            .before = {},
            .after = {},
            .event = began ? state.opened_by : state.closed_by};
}

Change change_of(const Warming& one) {
    Change change;
    change.kind = one.change() > 0 ? "warmed" : "cooled";
    change.source.entity = one.a;
    change.what = temperature_text(one.before) + " → " + temperature_text(one.after);
    change.target.entity = one.b;
    change.before = one.before;
    change.after = one.after;
    change.event = one.event;
    return change;
}

std::string goldstein_text(const std::optional<Temperature>& temperature) {
    return temperature ? number_text(temperature->goldstein, 2) : "";
}

std::string events_text(const std::optional<Temperature>& temperature) {
    return temperature ? std::to_string(temperature->events) : "";
}

}  // namespace

Grid states_grid(const std::vector<State>& states, const NameOf& name_of) {
    Fields<State> fields;
    fields.csv("from", [](const State& s) { return day_text(s.from); })
        .add({.key = "from_text", .heading = "FROM", .show = Show::in_table}, beginning_text)
        .add({.key = "until", .heading = "UNTIL"}, [](const State& s) { return day_text(s.until); });
    add_end(
        fields, "source", name_of, [](const State& s) -> const Participant& { return s.source; }, short_actor_text);
    fields.add({.key = "state", .heading = "STATE", .shrinks_to = 14}, [](const State& s) { return s.type; });
    add_end(
        fields, "target", name_of, [](const State& s) -> const Participant& { return s.target; }, short_actor_text);
    return fields.csv("mutual", [](const State& s) { return std::string(s.mutual ? "true" : "false"); })
        .add({.key = "about", .heading = "ABOUT", .shrinks_to = 10}, [](const State& s) { return s.about; })
        .add({.key = "origin", .heading = "ORIGIN"}, [](const State& s) { return std::string(name(s.origin)); })
        .csv("began", [](const State& s) { return std::string(s.beginning_known ? "true" : "false"); })
        .add({.key = "events", .heading = "N", .right = true},
             [](const State& s) { return s.events == 0 ? "" : std::to_string(s.events); })
        .csv("confidence", [](const State& s) { return number_text(s.confidence, 2); })
        .event([](const State& s) { return s.opened_by; }, "opened_by", "opened_start", "OPENED")
        .event([](const State& s) { return s.closed_by; }, "closed_by", "closed_start", "CLOSED")
        .grid(states);
}

// One list of what began, ended, warmed and cooled: what a row has no value for is empty.
Grid difference_grid(const Difference& difference, std::size_t limit, const NameOf& name_of) {
    std::vector<Change> changes;
    const auto first = [limit](const auto& all) { return std::min(limit, all.size()); };
    for (std::size_t i = 0; i < first(difference.began); ++i) changes.push_back(change_of(difference.began[i], true));
    for (std::size_t i = 0; i < first(difference.ended); ++i) changes.push_back(change_of(difference.ended[i], false));
    for (std::size_t i = 0; i < first(difference.changed); ++i) changes.push_back(change_of(difference.changed[i]));
    Fields<Change> fields;
    fields.add({.key = "change", .heading = "CHANGE"}, [](const Change& c) { return c.kind; })
        .add({.key = "day", .heading = "DAY"}, [](const Change& c) { return c.day; });
    add_end(
        fields, "source", name_of, [](const Change& c) -> const Participant& { return c.source; }, short_actor_text);
    fields.add({.key = "what", .heading = "WHAT", .shrinks_to = 18}, [](const Change& c) { return c.what; });
    add_end(
        fields, "target", name_of, [](const Change& c) -> const Participant& { return c.target; }, short_actor_text);
    return fields.add({.key = "about", .heading = "ABOUT", .shrinks_to = 10}, [](const Change& c) { return c.about; })
        .add({.key = "origin", .heading = "ORIGIN"}, [](const Change& c) { return c.origin; })
        .csv("goldstein_before", [](const Change& c) { return goldstein_text(c.before); })
        .csv("goldstein_after", [](const Change& c) { return goldstein_text(c.after); })
        .csv("events_before", [](const Change& c) { return events_text(c.before); })
        .csv("events_after", [](const Change& c) { return events_text(c.after); })
        .event([](const Change& c) { return c.event; })
        .grid(changes);
}

}  // namespace entente
