// `states` and `diff` as rows and columns.
#include "export/answer_grids.hpp"

namespace entente {
namespace {

using Show = Column::Show;

std::string day_text(std::optional<Day> day) {
    return day ? iso(*day) : "";
}

// "2014-03-18"; "by 2014-03-18": reported then, begun before.
std::string beginning_text(const State& state) {
    if (!state.from) return "";
    return (state.beginning_known ? "" : "by ") + iso(*state.from);
}

std::string short_id(const std::string& id) {
    return id.substr(0, 10);
}

std::vector<Column> state_columns() {
    return {{.key = "from", .show = Show::in_csv},
            {.key = "from_text", .heading = "FROM", .show = Show::in_table},
            {.key = "until", .heading = "UNTIL"},
            {.key = "source", .show = Show::in_csv},
            {.key = "source_name", .show = Show::in_csv},
            {.key = "source_text", .heading = "SOURCE", .shrinks_to = 14, .show = Show::in_table},
            {.key = "state", .heading = "STATE", .shrinks_to = 14},
            {.key = "target", .show = Show::in_csv},
            {.key = "target_name", .show = Show::in_csv},
            {.key = "target_text", .heading = "TARGET", .shrinks_to = 12, .show = Show::in_table},
            {.key = "mutual", .show = Show::in_csv},
            {.key = "about", .heading = "ABOUT", .shrinks_to = 10},
            {.key = "origin", .heading = "ORIGIN"},
            {.key = "began", .show = Show::in_csv},
            {.key = "events", .heading = "N", .right = true},
            {.key = "confidence", .show = Show::in_csv},
            {.key = "opened_by", .show = Show::in_csv},
            {.key = "opened_start", .heading = "OPENED", .show = Show::in_table},
            {.key = "closed_by", .show = Show::in_csv},
            {.key = "closed_start", .heading = "CLOSED", .show = Show::in_table}};
}

std::vector<std::string> state_cells(const State& state, const NameOf& name_of) {
    return {day_text(state.from),
            beginning_text(state),
            day_text(state.until),
            state.source.entity,
            name_of(state.source.entity),
            short_actor_text(state.source, name_of),
            state.type,
            state.target.entity,
            name_of(state.target.entity),
            short_actor_text(state.target, name_of),
            state.mutual ? "true" : "false",
            state.about,
            std::string(name(state.origin)),
            state.beginning_known ? "true" : "false",
            state.events == 0 ? "" : std::to_string(state.events),
            number_text(state.confidence, 2),
            state.opened_by,
            short_id(state.opened_by),
            state.closed_by,
            short_id(state.closed_by)};
}

std::string temperature_text(const Temperature& temperature) {
    return number_text(temperature.goldstein, 1) + " (" + std::to_string(temperature.events) + ")";
}

}  // namespace

Grid states_grid(const std::vector<State>& states, const NameOf& name_of) {
    Grid grid;
    grid.columns = state_columns();
    for (const State& state : states) grid.rows.push_back(state_cells(state, name_of));
    return grid;
}

// One list of what began, ended, warmed and cooled: what a row has no value for is empty.
Grid difference_grid(const Difference& difference, std::size_t limit, const NameOf& name_of) {
    Grid grid;
    grid.columns = {{.key = "change", .heading = "CHANGE"},
                    {.key = "day", .heading = "DAY"},
                    {.key = "source", .show = Show::in_csv},
                    {.key = "source_text", .heading = "SOURCE", .shrinks_to = 14, .show = Show::in_table},
                    {.key = "what", .heading = "WHAT", .shrinks_to = 18},
                    {.key = "target", .show = Show::in_csv},
                    {.key = "target_text", .heading = "TARGET", .shrinks_to = 12, .show = Show::in_table},
                    {.key = "about", .heading = "ABOUT", .shrinks_to = 10},
                    {.key = "origin", .heading = "ORIGIN"},
                    {.key = "goldstein_before", .show = Show::in_csv},
                    {.key = "goldstein_after", .show = Show::in_csv},
                    {.key = "events_before", .show = Show::in_csv},
                    {.key = "events_after", .show = Show::in_csv},
                    {.key = "event", .show = Show::in_csv},
                    {.key = "event_start", .heading = "EVENT", .show = Show::in_table}};
    const auto add_states = [&](const std::vector<State>& states, bool began) {
        std::size_t shown = 0;
        for (const State& state : states) {
            if (shown++ >= limit) break;
            const std::string& event = began ? state.opened_by : state.closed_by;
            grid.rows.push_back({began ? "began" : "ended", began ? beginning_text(state) : day_text(state.until),
                                 state.source.entity, short_actor_text(state.source, name_of), state.type,
                                 state.target.entity, short_actor_text(state.target, name_of), state.about,
                                 std::string(name(state.origin)), "", "", "", "", event, short_id(event)});
        }
    };
    add_states(difference.began, true);
    add_states(difference.ended, false);
    std::size_t shown = 0;
    for (const Warming& one : difference.changed) {
        if (shown++ >= limit) break;
        grid.rows.push_back({one.change() > 0 ? "warmed" : "cooled", "", one.a, name_of(one.a),
                             temperature_text(one.before) + " → " + temperature_text(one.after), one.b, name_of(one.b),
                             "", "", number_text(one.before.goldstein, 2), number_text(one.after.goldstein, 2),
                             std::to_string(one.before.events), std::to_string(one.after.events), one.event,
                             short_id(one.event)});
    }
    return grid;
}

}  // namespace entente
