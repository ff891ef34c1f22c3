#include "export/answer_grids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "export/fields.hpp"

namespace entente {
namespace {

// "Russia GOV"
std::string side_text(const RelationSide& side, const NameOf& name_of) {
    std::string text = name_of(side.entity);
    if (side.sector != Sector::none) text.append(" ").append(name(side.sector));
    return text;
}

// "2022-02-04", "~2022-02-04", or "(2022-02-04)": first reported then, the time itself being unknown.
std::string event_time_text(const Event& event) {
    const std::string text = time_text(event.time);
    return text.empty() && event.first_seen != Day{} ? "(" + iso(event.first_seen) + ")" : text;
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

std::string day_text(std::optional<Day> day) {
    return day ? iso(*day) : "";
}

std::string short_id(const std::string& id) {
    return id.substr(0, 10);
}

std::string relation_text(const std::string& type, Status status) {
    return status == Status::happened ? type : std::string(name(status)) + " " + type;
}

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
    Fields<Relation> fields;
    const auto whole = [](const Relation& relation) -> const Relation& { return relation; };
    add_end(
        fields, "source", name_of, [](const Relation& r) -> const RelationSide& { return r.source; }, side_text);
    add_codes(fields, whole);
    add_end(
        fields, "target", name_of, [](const Relation& r) -> const RelationSide& { return r.target; }, side_text);
    return fields.csv("status", [](const Relation& r) { return std::string(name(r.status)); })
        .add({.key = "events", .heading = "N", .right = true},
             [](const Relation& r) { return std::to_string(r.events); })
        .csv("reports", [](const Relation& r) { return std::to_string(r.reports); })
        .add({.key = "first", .heading = "FIRST"}, [](const Relation& r) { return day_text(r.first); })
        .add({.key = "last", .heading = "LAST"}, [](const Relation& r) { return day_text(r.last); })
        .csv("confidence", [](const Relation& r) { return number_text(r.confidence, 2); })
        .add({.key = "about", .heading = "ABOUT", .shrinks_to = 9},
             [](const Relation& r) { return about_text(r.best.attributes); })
        .event([](const Relation& r) { return r.best.id; })
        .grid(relations);
}

Grid timeline_grid(const Timeline& timeline, const NameOf& name_of) {
    using Entry = TimelineEntry;
    Fields<Entry> fields;
    const auto dated = [](const Entry& e) { return e.event.time.when.precision != Precision::unknown; };
    fields
        .add({.key = "time", .heading = "TIME", .show = Column::Show::in_table},
             [](const Entry& e) { return event_time_text(e.event); })
        .csv("from", [=](const Entry& e) { return dated(e) ? iso(e.event.time.when.from) : ""; })
        .csv("until", [=](const Entry& e) { return dated(e) ? iso(e.event.time.when.until) : ""; })
        .csv("precision", [](const Entry& e) { return std::string(name(e.event.time.when.precision)); })
        .csv("basis", [](const Entry& e) { return std::string(name(e.event.time.basis)); });
    add_end(
        fields, "source", name_of, [](const Entry& e) -> const Participant& { return e.event.source; },
        short_actor_text);
    add_codes(fields, [](const Entry& e) -> const Event& { return e.event; });
    add_end(
        fields, "target", name_of, [](const Entry& e) -> const Participant& { return e.event.target; },
        short_actor_text);
    fields.csv("status", [](const Entry& e) { return std::string(name(e.event.status)); })
        .add({.key = "sources", .heading = "N", .right = true},
             [](const Entry& e) { return std::to_string(e.event.sources); })
        .csv("reports", [](const Entry& e) { return std::to_string(e.reports); })
        .add({.key = "confidence", .heading = "CONF", .right = true},
             [](const Entry& e) { return number_text(e.event.confidence, 2); })
        .add({.key = "about", .heading = "ABOUT", .shrinks_to = 9},
             [](const Entry& e) { return about_text(e.event.attributes); })
        .csv("contradicted_by", [](const Entry& e) { return joined(e.contradicted_by); })
        .event([](const Entry& e) { return e.event.id; });
    const auto& all = timeline.entries;
    if (std::any_of(all.begin(), all.end(), [](const Entry& e) { return !e.contradicted_by.empty(); }))
        fields.add({.key = "contradicted_start", .heading = "BUT SEE", .show = Column::Show::in_table},
                   [](const Entry& e) { return e.contradicted_by.empty() ? "" : short_id(e.contradicted_by.front()); });
    return fields.grid(all);
}

Grid search_grid(const std::vector<SearchHit>& hits) {
    Fields<SearchHit> fields;
    return fields
        .add({.key = "published", .heading = "PUBLISHED"},
             [](const SearchHit& h) { return day_text(h.article.published); })
        .add({.key = "source", .heading = "SOURCE", .shrinks_to = 10},
             [](const SearchHit& h) { return h.article.source; })
        .csv("article", [](const SearchHit& h) { return h.article.id; })
        .csv("url", [](const SearchHit& h) { return h.article.url; })
        .add({.key = "sentence", .heading = "SENTENCE", .shrinks_to = 20}, [](const SearchHit& h) { return h.text; })
        .event([](const SearchHit& h) { return h.events.empty() ? std::string() : h.events.front(); })
        .grid(hits);
}

}  // namespace entente
