// What the network questions answer: grids and JSON.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "export/fields.hpp"
#include "export/json_parts.hpp"

namespace entente {
namespace {

constexpr int evidence_decimals = 2;

std::string evidence_text(double evidence) {
    return number_text(evidence, evidence_decimals);
}

std::string id_or_none(const BestEvent& best) {
    return best.event == 0 ? std::string() : event_id(best.event);
}

// The two columns of who it is.
template <typename Item, typename IdOf>
void add_entity(Fields<Item>& fields, const std::string& key, const std::string& heading, const NameOf& name_of,
                IdOf id_of) {
    fields.csv(key.c_str(), id_of)
        .add({.key = key + "_name", .heading = heading, .shrinks_to = 16},
             [=](const Item& item) { return name_of(id_of(item)); });
}

Json entity_json(const std::string& id, const NameOf& name_of) {
    Json json;
    json["entity"] = id;
    json["name"] = name_of(id);
    return json;
}

constexpr std::array<std::array<std::size_t, 2>, 3> sides_of_triad = {{{0, 1}, {0, 2}, {1, 2}}};

// "+ + −": of 1–2, 1–3, 2–3
std::string signs_text(const Triad& triad) {
    std::string text;
    for (const double balance : triad.balances)
        text += (text.empty() ? "" : " ") + std::string(balance < 0 ? "−" : "+");
    return text;
}

// The event that is best attested of the three links'.
BestEvent best_of(const Triad& triad) {
    return *std::max_element(triad.best.begin(), triad.best.end());
}

}  // namespace

Grid neighbours_grid(const std::vector<Neighbour>& neighbours, const NameOf& name_of) {
    Fields<Neighbour> fields;
    add_entity(fields, "entity", "NEIGHBOUR", name_of, [](const Neighbour& one) { return one.entity; });
    return fields
        .add({.key = "events", .heading = "EVENTS", .right = true},
             [](const Neighbour& one) { return std::to_string(one.events); })
        .add({.key = "cooperation", .heading = "COOPERATION", .right = true},
             [](const Neighbour& one) { return std::to_string(one.cooperation); })
        .add({.key = "conflict", .heading = "CONFLICT", .right = true},
             [](const Neighbour& one) { return std::to_string(one.conflict); })
        .add({.key = "goldstein", .heading = "GOLDSTEIN", .right = true},
             [](const Neighbour& one) { return one.goldstein ? number_text(*one.goldstein, 2) : ""; })
        .add({.key = "evidence", .heading = "EVIDENCE", .right = true},
             [](const Neighbour& one) { return evidence_text(one.evidence); })
        .add({.key = "first", .heading = "FIRST"}, [](const Neighbour& one) { return day_text(one.first); })
        .add({.key = "last", .heading = "LAST"}, [](const Neighbour& one) { return day_text(one.last); })
        .event([](const Neighbour& one) { return id_or_none(one.best); })
        .grid(neighbours);
}

std::string neighbours_json(const std::vector<Neighbour>& neighbours, std::size_t total, const NameOf& name_of) {
    Json json;
    json["total"] = total;
    json["neighbours"] = Json::array();
    for (const Neighbour& one : neighbours) {
        Json& shown = json["neighbours"].emplace_back(entity_json(one.entity, name_of));
        shown["events"] = one.events;
        shown["cooperation"] = one.cooperation;
        shown["conflict"] = one.conflict;
        if (one.goldstein) shown["goldstein"] = rounded(*one.goldstein, 2);
        shown["evidence"] = rounded(one.evidence, evidence_decimals);
        put_day(shown, "first", one.first);
        put_day(shown, "last", one.last);
        shown["event"] = id_or_none(one.best);
    }
    return page_of(json);
}

Grid rank_grid(const std::vector<Ranked>& ranked, const NameOf& name_of) {
    static constexpr int score_decimals = 4;
    struct Placed {
        std::size_t place;
        const Ranked& ranked;
    };
    std::vector<Placed> placed;
    for (const Ranked& one : ranked) placed.push_back({placed.size() + 1, one});
    Fields<Placed> fields;
    fields.add({.key = "place", .heading = "PLACE", .right = true},
               [](const Placed& one) { return std::to_string(one.place); });
    add_entity(fields, "entity", "ENTITY", name_of, [](const Placed& one) { return one.ranked.entity; });
    return fields
        .add({.key = "score", .heading = "SCORE", .right = true},
             [](const Placed& one) { return fmt::format("{:.{}f}", one.ranked.score, score_decimals); })
        .add({.key = "neighbours", .heading = "NEIGHBOURS", .right = true},
             [](const Placed& one) { return std::to_string(one.ranked.neighbours); })
        .add({.key = "events", .heading = "EVENTS", .right = true},
             [](const Placed& one) { return std::to_string(one.ranked.events); })
        .event([](const Placed& one) { return id_or_none(one.ranked.best); })
        .grid(placed);
}

std::string rank_json(const std::vector<Ranked>& ranked, std::size_t total, const NameOf& name_of) {
    constexpr int score_decimals = 6;
    Json json;
    json["total"] = total;
    json["ranked"] = Json::array();
    for (const Ranked& one : ranked) {
        Json& shown = json["ranked"].emplace_back(entity_json(one.entity, name_of));
        shown["score"] = rounded(one.score, score_decimals);
        shown["neighbours"] = one.neighbours;
        shown["events"] = one.events;
        shown["event"] = id_or_none(one.best);
    }
    return page_of(json);
}

Grid communities_grid(const std::vector<Community>& communities, const NameOf& name_of) {
    Fields<Community> fields;
    return fields
        .add({.key = "size", .heading = "SIZE", .right = true},
             [](const Community& one) { return std::to_string(one.members.size()); })
        .add({.key = "members", .heading = "MEMBERS", .shrinks_to = 30},
             [=](const Community& one) {
                 std::string text;
                 for (const auto& member : one.members) text += (text.empty() ? "" : ", ") + name_of(member.entity);
                 return text;
             })
        .add({.key = "cooperation", .heading = "COOPERATION", .right = true},
             [](const Community& one) { return std::to_string(one.cooperation); })
        .add({.key = "conflict", .heading = "CONFLICT", .right = true},
             [](const Community& one) { return std::to_string(one.conflict); })
        .add({.key = "outside", .heading = "OUTSIDE", .right = true},
             [](const Community& one) { return std::to_string(one.conflict_outside); })
        .event([](const Community& one) { return id_or_none(one.best); })
        .grid(communities);
}

Grid members_grid(const std::vector<Community>& communities, const NameOf& name_of) {
    struct Placed {
        std::size_t community;
        const Community& whole;
        const Community::Member& member;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < communities.size(); ++i) {
        for (const auto& member : communities[i].members) placed.push_back({i + 1, communities[i], member});
    }
    Fields<Placed> fields;
    fields.csv("community", [](const Placed& one) { return std::to_string(one.community); });
    add_entity(fields, "entity", "ENTITY", name_of, [](const Placed& one) { return one.member.entity; });
    return fields.csv("cooperation", [](const Placed& one) { return evidence_text(one.member.cooperation); })
        .csv("conflict", [](const Placed& one) { return evidence_text(one.member.conflict); })
        .event([](const Placed& one) { return id_or_none(one.whole.best); })
        .grid(placed);
}

std::string communities_json(const Communities& communities, std::size_t total, const NameOf& name_of) {
    Json json;
    json["total"] = total;
    json["alone"] = communities.alone;
    json["communities"] = Json::array();
    for (const Community& one : communities.list) {
        Json& shown = json["communities"].emplace_back();
        shown["cooperation"] = one.cooperation;
        shown["conflict"] = one.conflict;
        shown["conflict_outside"] = one.conflict_outside;
        put_text(shown, "event", id_or_none(one.best));
        shown["members"] = Json::array();
        for (const auto& member : one.members) {
            Json& its = shown["members"].emplace_back(entity_json(member.entity, name_of));
            its["cooperation"] = rounded(member.cooperation, evidence_decimals);
            its["conflict"] = rounded(member.conflict, evidence_decimals);
        }
    }
    return page_of(json);
}

Grid triads_grid(const std::vector<Triad>& triads, const NameOf& name_of) {
    static constexpr std::array keys = {"a", "b", "c"};
    static constexpr std::array headings = {"A", "B", "C"};
    static constexpr std::array balances = {"balance_ab", "balance_ac", "balance_bc"};
    static constexpr std::array events = {"event_ab", "event_ac", "event_bc"};
    Fields<Triad> fields;
    for (std::size_t i = 0; i < keys.size(); ++i)
        add_entity(fields, keys[i], headings[i], name_of, [i](const Triad& triad) { return triad.entities[i]; });
    fields.add({.key = "signs", .heading = "AB AC BC", .show = Column::Show::in_table},
               [](const Triad& triad) { return " " + signs_text(triad); });
    for (std::size_t i = 0; i < keys.size(); ++i)
        fields.csv(balances[i], [i](const Triad& triad) { return evidence_text(triad.balances[i]); });
    fields
        .add({.key = "balanced", .heading = "TRIAD"},
             [](const Triad& triad) { return std::string(triad.balanced ? "balanced" : "unbalanced"); })
        .add({.key = "strength", .heading = "STRENGTH", .right = true},
             [](const Triad& triad) { return evidence_text(triad.strength); });
    for (std::size_t i = 0; i < keys.size(); ++i)
        fields.csv(events[i], [i](const Triad& triad) { return id_or_none(triad.best[i]); });
    return fields.event([](const Triad& triad) { return id_or_none(best_of(triad)); }).grid(triads);
}

std::string triads_json(const Triads& triads, const NameOf& name_of) {
    Json json;
    const auto& counts = triads.counts;
    json["total"] = counts[0] + counts[1] + counts[2] + counts[3];
    json["balanced"] = {{"friendly", counts[0]}, {"common_enemy", counts[2]}};
    json["unbalanced"] = {{"two_friends_at_odds", counts[1]}, {"all_hostile", counts[3]}};
    json["triangles"] = Json::array();
    for (const Triad& triad : triads.list) {
        Json& shown = json["triangles"].emplace_back();
        shown["balanced"] = triad.balanced;
        shown["strength"] = rounded(triad.strength, evidence_decimals);
        shown["links"] = Json::array();
        for (std::size_t i = 0; i < sides_of_triad.size(); ++i) {
            Json& link = shown["links"].emplace_back();
            link["a"] = entity_json(triad.entities[sides_of_triad[i][0]], name_of);
            link["b"] = entity_json(triad.entities[sides_of_triad[i][1]], name_of);
            link["balance"] = rounded(triad.balances[i], evidence_decimals);
            link["event"] = id_or_none(triad.best[i]);
        }
    }
    return page_of(json);
}

Grid path_grid(const std::vector<PathStep>& steps, const NameOf& name_of) {
    Fields<PathStep> fields;
    add_entity(fields, "from", "FROM", name_of, [](const PathStep& step) { return step.from; });
    add_entity(fields, "to", "TO", name_of, [](const PathStep& step) { return step.to; });
    const bool in_order = !steps.empty() && steps.front().day;
    return fields
        .add({.key = "events", .heading = "EVENTS", .right = true},
             [](const PathStep& step) { return std::to_string(step.events); })
        .add({.key = "evidence", .heading = "EVIDENCE", .right = true},
             [](const PathStep& step) { return evidence_text(step.evidence); })
        .add({.key = "day", .heading = "DAY", .show = in_order ? Column::Show::everywhere : Column::Show::in_csv},
             [](const PathStep& step) { return day_text(step.day); })
        .event([](const PathStep& step) { return step.event; })
        .grid(steps);
}

std::string path_json(const Path& path, const NameOf& name_of) {
    Json json;
    json["length"] = rounded(path.length, evidence_decimals);
    json["steps"] = Json::array();
    for (const PathStep& step : path.steps) {
        Json& shown = json["steps"].emplace_back();
        shown["from"] = entity_json(step.from, name_of);
        shown["to"] = entity_json(step.to, name_of);
        shown["events"] = step.events;
        shown["evidence"] = rounded(step.evidence, evidence_decimals);
        put_day(shown, "day", step.day);
        shown["event"] = step.event;
    }
    return page_of(json);
}

}  // namespace entente
