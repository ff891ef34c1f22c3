#include "export/answer_grids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

using Show = Column::Show;

std::string day_text(std::optional<Day> day) {
    return day ? iso(*day) : "";
}

// "Russia GOV"
std::string side_text(const RelationSide& side, const NameOf& name_of) {
    std::string text = name_of(side.entity);
    if (side.sector != Sector::none) text.append(" ").append(name(side.sector));
    return text;
}

// "attack", "planned attack": the status first, so that it stays where a table cuts the words.
std::string relation_text(const std::string& type, Status status) {
    return status == Status::happened ? type : std::string(name(status)) + " " + type;
}

// "2022-02-04", "~2022-02-04", or "(2022-02-04)": first reported then, the time itself being unknown.
std::string event_time_text(const Event& event) {
    const std::string text = time_text(event.time);
    return text.empty() && event.first_seen != Day{} ? "(" + iso(event.first_seen) + ")" : text;
}

// Enough of an id for explain, whatever the size of the graph.
std::string short_id(const std::string& id) {
    return id.substr(0, 10);
}

std::string joined(const std::vector<std::string>& ids) {
    std::string all;
    for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
    return all;
}

std::string large_number(double value) {
    for (const auto& [size, word] :
         {std::pair(1e12, "trillion"), std::pair(1e9, "billion"), std::pair(1e6, "million")}) {
        if (std::abs(value) >= size) return number_text(value / size, 2) + " " + word;
    }
    return number_text(value, 2);
}

}  // namespace

std::string number_text(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string time_text(const EventTime& time) {
    const Interval& when = time.when;
    if (when.precision == Precision::unknown) return "";
    const std::string from = iso(when.from);
    const Day last = std::max(when.from, when.until - std::chrono::days{1});
    std::string text;
    if (when == month_interval(std::stoi(from.substr(0, 4)), static_cast<unsigned>(std::stoi(from.substr(5, 2))))) {
        text = from.substr(0, 7);
    } else if (when == year_interval(std::stoi(from.substr(0, 4)))) {
        text = from.substr(0, 4);
    } else if (last == when.from) {
        text = from;
    } else {
        const std::string to = iso(last);
        text = from + "/" + (to.substr(0, 4) == from.substr(0, 4) ? to.substr(5) : to);
    }
    return time.basis == TimeBasis::assumed ? "~" + text : text;
}

std::string about_text(const Attributes& attributes) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!text.empty()) text += ", ";
        text += part;
    };
    add(attributes.topic);
    add(attributes.commodity);
    if (attributes.quantity) add(large_number(attributes.quantity->value) + " " + attributes.quantity->unit);
    if (attributes.money) add(large_number(attributes.money->value) + " " + attributes.money->currency);
    add(attributes.duration);
    add(attributes.office);
    add(attributes.instrument);
    add(attributes.place);
    return text;
}

std::string actor_text(const Participant& participant, const NameOf& name_of) {
    std::string text = name_of(participant.entity);
    const bool is_state = participant.entity == participant.country;
    const std::string country = is_state ? "" : participant.country;
    const std::string sector(name(participant.sector));
    if (country.empty() && sector.empty()) return text;
    return text + " (" + country + (country.empty() || sector.empty() ? "" : " ") + sector + ")";
}

std::string short_actor_text(Participant participant, const NameOf& name_of) {
    if (participant.sector == Sector::GOV || participant.sector == Sector::IGO) participant.sector = Sector::none;
    return actor_text(participant, name_of);
}

Grid relations_grid(const std::vector<Relation>& relations, const NameOf& name_of) {
    Grid grid;
    grid.columns = {{.key = "source", .show = Show::in_csv},
                    {.key = "source_name", .show = Show::in_csv},
                    {.key = "source_country", .show = Show::in_csv},
                    {.key = "source_sector", .show = Show::in_csv},
                    {.key = "source_text", .heading = "SOURCE", .shrinks_to = 14, .show = Show::in_table},
                    {.key = "type", .show = Show::in_csv},
                    {.key = "relation", .heading = "RELATION", .shrinks_to = 19, .show = Show::in_table},
                    {.key = "plover", .show = Show::in_csv},
                    {.key = "cameo", .show = Show::in_csv},
                    {.key = "quad", .show = Show::in_csv},
                    {.key = "goldstein", .show = Show::in_csv},
                    {.key = "mutual", .show = Show::in_csv},
                    {.key = "target", .show = Show::in_csv},
                    {.key = "target_name", .show = Show::in_csv},
                    {.key = "target_country", .show = Show::in_csv},
                    {.key = "target_sector", .show = Show::in_csv},
                    {.key = "target_text", .heading = "TARGET", .shrinks_to = 14, .show = Show::in_table},
                    {.key = "status", .show = Show::in_csv},
                    {.key = "events", .heading = "N", .right = true},
                    {.key = "reports", .show = Show::in_csv},
                    {.key = "first", .heading = "FIRST"},
                    {.key = "last", .heading = "LAST"},
                    {.key = "confidence", .show = Show::in_csv},
                    {.key = "about", .heading = "ABOUT", .shrinks_to = 9},
                    {.key = "event", .show = Show::in_csv},
                    {.key = "event_start", .heading = "EVENT", .show = Show::in_table}};
    for (const Relation& relation : relations) {
        const RelationSide& source = relation.source;
        const RelationSide& target = relation.target;
        grid.rows.push_back({source.entity,
                             name_of(source.entity),
                             source.country,
                             std::string(name(source.sector)),
                             side_text(source, name_of),
                             relation.type,
                             relation_text(relation.type, relation.status),
                             std::string(name(relation.plover)),
                             relation.cameo,
                             std::to_string(relation.quad),
                             number_text(relation.goldstein, 2),
                             relation.mutual ? "true" : "false",
                             target.entity,
                             name_of(target.entity),
                             target.country,
                             std::string(name(target.sector)),
                             side_text(target, name_of),
                             std::string(name(relation.status)),
                             std::to_string(relation.events),
                             std::to_string(relation.reports),
                             day_text(relation.first),
                             day_text(relation.last),
                             number_text(relation.confidence, 2),
                             about_text(relation.best.attributes),
                             relation.best.id,
                             short_id(relation.best.id)});
    }
    return grid;
}

Grid timeline_grid(const Timeline& timeline, const NameOf& name_of) {
    Grid grid;
    const bool any_contradicted =
        std::any_of(timeline.entries.begin(), timeline.entries.end(),
                    [](const TimelineEntry& entry) { return !entry.contradicted_by.empty(); });
    grid.columns = {{.key = "time", .heading = "TIME", .show = Show::in_table},
                    {.key = "from", .show = Show::in_csv},
                    {.key = "until", .show = Show::in_csv},
                    {.key = "precision", .show = Show::in_csv},
                    {.key = "basis", .show = Show::in_csv},
                    {.key = "source", .show = Show::in_csv},
                    {.key = "source_name", .show = Show::in_csv},
                    {.key = "source_country", .show = Show::in_csv},
                    {.key = "source_sector", .show = Show::in_csv},
                    {.key = "source_text", .heading = "SOURCE", .shrinks_to = 14, .show = Show::in_table},
                    {.key = "type", .show = Show::in_csv},
                    {.key = "relation", .heading = "RELATION", .shrinks_to = 19, .show = Show::in_table},
                    {.key = "plover", .show = Show::in_csv},
                    {.key = "cameo", .show = Show::in_csv},
                    {.key = "quad", .show = Show::in_csv},
                    {.key = "goldstein", .show = Show::in_csv},
                    {.key = "mutual", .show = Show::in_csv},
                    {.key = "target", .show = Show::in_csv},
                    {.key = "target_name", .show = Show::in_csv},
                    {.key = "target_country", .show = Show::in_csv},
                    {.key = "target_sector", .show = Show::in_csv},
                    {.key = "target_text", .heading = "TARGET", .shrinks_to = 14, .show = Show::in_table},
                    {.key = "status", .show = Show::in_csv},
                    {.key = "sources", .heading = "N", .right = true},
                    {.key = "reports", .show = Show::in_csv},
                    {.key = "confidence", .heading = "CONF", .right = true},
                    {.key = "about", .heading = "ABOUT", .shrinks_to = 9},
                    {.key = "contradicted_by", .show = Show::in_csv},
                    {.key = "event", .show = Show::in_csv},
                    {.key = "event_start", .heading = "EVENT", .show = Show::in_table}};
    if (any_contradicted)
        grid.columns.push_back({.key = "contradicted_start", .heading = "BUT SEE", .show = Show::in_table});
    for (const TimelineEntry& entry : timeline.entries) {
        const Event& event = entry.event;
        const bool dated = event.time.when.precision != Precision::unknown;
        const auto cell = [](std::string_view text) { return std::string(text); };
        grid.rows.push_back({event_time_text(event),
                             dated ? iso(event.time.when.from) : "",
                             dated ? iso(event.time.when.until) : "",
                             cell(name(event.time.when.precision)),
                             cell(name(event.time.basis)),
                             event.source.entity,
                             name_of(event.source.entity),
                             event.source.country,
                             cell(name(event.source.sector)),
                             short_actor_text(event.source, name_of),
                             event.type,
                             relation_text(event.type, event.status),
                             cell(name(event.plover)),
                             event.cameo,
                             std::to_string(event.quad),
                             number_text(event.goldstein, 2),
                             event.mutual ? "true" : "false",
                             event.target.entity,
                             name_of(event.target.entity),
                             event.target.country,
                             cell(name(event.target.sector)),
                             short_actor_text(event.target, name_of),
                             cell(name(event.status)),
                             std::to_string(event.sources),
                             std::to_string(entry.reports),
                             number_text(event.confidence, 2),
                             about_text(event.attributes),
                             joined(entry.contradicted_by),
                             event.id,
                             short_id(event.id)});
        if (any_contradicted)
            grid.rows.back().push_back(entry.contradicted_by.empty() ? "" : short_id(entry.contradicted_by.front()));
    }
    return grid;
}

Grid search_grid(const std::vector<SearchHit>& hits) {
    Grid grid;
    grid.columns = {{.key = "published", .heading = "PUBLISHED"},
                    {.key = "source", .heading = "SOURCE", .shrinks_to = 10},
                    {.key = "article", .show = Show::in_csv},
                    {.key = "url", .show = Show::in_csv},
                    {.key = "sentence", .heading = "SENTENCE", .shrinks_to = 20},
                    {.key = "event", .show = Show::in_csv},
                    {.key = "event_start", .heading = "EVENT", .show = Show::in_table}};
    for (const SearchHit& hit : hits) {
        const std::string event = hit.events.empty() ? "" : hit.events.front();
        grid.rows.push_back({day_text(hit.article.published), hit.article.source, hit.article.id, hit.article.url,
                             hit.text, event, short_id(event)});
    }
    return grid;
}

}  // namespace entente
