#include "entente/query/names.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

constexpr std::uint64_t stands_out = 5;  // times as many articles as the next one of the same name

std::string folded(std::string_view text) {
    return lower_utf8(strip_accents(text));
}

std::string upper_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

// "united states" → "United States": as names are written.
std::string capitalised(std::string_view text) {
    std::string out(text);
    bool begins = true;
    for (char& c : out) {
        if (begins && is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
        begins = c == ' ' || c == '-';
    }
    return out;
}

Entity entity_of(const KnownEntity& known) {
    return {known.id, known.name, known.kind, known.country, known.sector, true};
}

std::string_view last_word(std::string_view name) {
    const auto space = name.rfind(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string show(const Entity& entity) {
    std::string shown = entity.name;
    if (entity.id != entity.name) shown += " (" + entity.id + ")";
    return shown;
}

}  // namespace

Entity NameResolver::describe(std::string_view id) {
    if (first_ == Trust::graph) {
        if (auto seen = graph_.entity(id); seen && (seen->known || seen->name != seen->id)) return *seen;
    }
    if (const KnownEntity* known = knowledge_.tables_by_id().find(id)) return entity_of(*known);
    if (auto seen = graph_.entity(id)) return *seen;
    Entity unknown;
    unknown.id = unknown.name = std::string(id);
    return unknown;
}

std::optional<Entity> NameResolver::in_graph(std::string_view name) {
    for (const std::string& id : {std::string(name), upper_ascii(name)}) {
        if (auto seen = graph_.entity(id); seen && (seen->known || seen->name != seen->id)) return seen;
    }
    const std::vector<EntityName> called = graph_.match_name(name);
    const auto other = [&](const EntityName& one) { return one.entity != called.front().entity; };
    if (called.empty() || std::any_of(called.begin(), called.end(), other)) return std::nullopt;
    auto seen = graph_.entity(called.front().entity);
    if (!seen || !seen->known || folded(seen->name) != folded(name)) return std::nullopt;
    return seen;
}

std::vector<NameResolver::Candidate> NameResolver::by_id(std::string_view name) {
    for (const std::string& id : {std::string(name), upper_ascii(name), lower_ascii(name)}) {
        if (const KnownEntity* known = knowledge_.tables().find(id)) return {{entity_of(*known), 0}};
        if (const auto seen = graph_.entity(id)) return {{*seen, 0}};
    }
    return {};
}

std::vector<NameResolver::Candidate> NameResolver::by_known_name(std::string_view name) {
    const Knowledge::Tables& tables = knowledge_.tables();
    for (const std::string& form :
         {std::string(name), capitalised(name), upper_ascii(name), capitalised(lower_utf8(name))}) {
        // The better role wins: Georgian (adjective) before a surname; a name before all.
        std::map<NameRole, std::vector<Candidate>> by_role;
        for (const std::uint32_t ref : tables.name_index.find(form)) {
            const NameRef& known = tables.names[ref];
            if (known.role != NameRole::not_actor)
                by_role[known.role].push_back({entity_of(tables.entities[known.entity]), 0});
        }
        if (!by_role.empty()) return by_role.begin()->second;
    }
    return {};
}

std::vector<NameResolver::Candidate> NameResolver::by_code(std::string_view name) {
    if (name.size() != 2) return {};
    const std::string code = upper_ascii(name);
    for (const KnownEntity& known : knowledge_.tables().entities) {
        const auto it = known.codes.find("iso2");
        if (it != known.codes.end() && it->second == code) return {{entity_of(known), 0}};
    }
    return {};
}

std::vector<NameResolver::Candidate> NameResolver::by_seen_name(std::string_view name) {
    std::vector<Candidate> found;
    for (const EntityName& seen : graph_.match_name(name)) found.push_back({describe(seen.entity), seen.articles});
    return found;
}

std::vector<NameResolver::Candidate> NameResolver::by_last_word(std::string_view name) {
    const std::string wanted = folded(name);
    std::map<std::string, std::uint64_t> articles;
    graph_.each_name([&](const EntityName& seen) {
        if (folded(last_word(seen.name)) == wanted) articles[seen.entity] += seen.articles;
    });
    std::vector<Candidate> found;
    for (const auto& [entity, count] : articles) found.push_back({describe(entity), count});
    return found;
}

std::vector<NameResolver::Candidate> NameResolver::candidates(std::string_view name) {
    std::vector<Candidate> found = by_id(name);
    if (found.empty()) found = by_known_name(name);
    if (found.empty()) found = by_code(name);
    if (found.empty()) found = by_seen_name(name);
    if (found.empty()) found = by_last_word(name);

    return ranked(std::move(found));
}

std::vector<NameResolver::Candidate> NameResolver::ranked(std::vector<Candidate>&& found) {
    std::map<std::string, Candidate> by_entity;
    for (Candidate& candidate : found) {
        Candidate& kept = by_entity.try_emplace(candidate.entity.id, candidate).first->second;
        kept.articles = std::max(kept.articles, candidate.articles);
    }
    std::vector<Candidate> sorted;
    for (auto& [id, candidate] : by_entity) {
        if (by_entity.size() > 1 && candidate.articles == 0) {
            for (const EntityName& seen : graph_.names_of(id)) candidate.articles += seen.articles;
        }
        sorted.push_back(std::move(candidate));
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Candidate& x, const Candidate& y) { return x.articles > y.articles; });
    return sorted;
}

std::vector<Entity> NameResolver::match(std::string_view name) {
    std::vector<Entity> entities;
    for (Candidate& candidate : candidates(trim(name))) entities.push_back(std::move(candidate.entity));
    return entities;
}

template <typename Take>
void NameResolver::each_name(Take take) {
    for (const KnownEntity& known : knowledge_.tables().entities) {
        take(known.id, known.name, std::uint64_t{0});
        if (known.id.find('/') == std::string::npos) take(known.id, known.id, std::uint64_t{0});
    }
    graph_.each_name([&](const EntityName& seen) { take(seen.entity, seen.name, seen.articles); });
}

// "Saudi Ar", "Volodymyr Zel"; at least three letters.
std::vector<NameResolver::Candidate> NameResolver::by_prefix(std::string_view name) {
    constexpr std::size_t least = 3;
    const std::string wanted = folded(name);
    if (wanted.size() < least) return {};
    std::map<std::string, std::uint64_t> articles;
    each_name([&](const std::string& id, const std::string& candidate, std::uint64_t count) {
        if (folded(candidate).starts_with(wanted)) articles[id] += count;
    });
    std::vector<Candidate> found;
    for (const auto& [id, count] : articles) found.push_back({describe(id), count});
    return ranked(std::move(found));
}

// One letter off, in longer names two; the nearest only.
std::vector<NameResolver::Candidate> NameResolver::by_spelling(std::string_view name) {
    constexpr std::size_t least = 4;
    constexpr std::size_t longer = 8;
    const std::string wanted = folded(name);
    if (wanted.size() < least) return {};
    std::size_t nearest_distance = wanted.size() < longer ? 1 : 2;
    std::map<std::string, std::uint64_t> articles;
    each_name([&](const std::string& id, const std::string& candidate, std::uint64_t count) {
        const std::size_t distance = edit_distance(wanted, folded(candidate), nearest_distance);
        if (distance > nearest_distance) return;
        if (distance < nearest_distance) articles.clear();
        nearest_distance = distance;
        articles[id] += count;
    });
    std::vector<Candidate> found;
    for (const auto& [id, count] : articles) found.push_back({describe(id), count});
    return ranked(std::move(found));
}

Entity NameResolver::resolve(std::string_view given) {
    const std::string_view name = trim(given);
    guess_.clear();
    if (first_ == Trust::graph) {
        if (auto entity = in_graph(name)) return *entity;
    }
    std::vector<Candidate> found = candidates(name);
    const bool guessed = found.empty();
    if (found.empty()) found = by_prefix(name);
    if (found.empty()) found = by_spelling(name);
    if (found.empty()) {
        std::string message = "nobody is called '" + std::string(name) + "'";
        std::string separator = "; did you mean ";
        for (const std::string& similar : nearest(name, 3)) {
            message += separator + similar;
            separator = ", ";
        }
        if (separator == ", ") {
            message += '?';
        } else {
            message += "; entente stats lists who is in the graph";
        }
        throw Error(message);
    }
    const auto take = [&](const Entity& entity) {
        if (guessed) guess_ = "'" + std::string(name) + "' is taken for " + show(entity);
        return entity;
    };
    if (found.size() == 1 || found[0].articles >= stands_out * std::max<std::uint64_t>(found[1].articles, 1))
        return take(found[0].entity);
    const auto country = [](const Candidate& one) { return one.entity.kind == EntityKind::country; };
    if (std::count_if(found.begin(), found.end(), country) == 1)
        return take(std::find_if(found.begin(), found.end(), country)->entity);
    std::string message = "'" + std::string(name) + "' may be ";
    constexpr std::size_t most_listed = 6;
    for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i)
        message += (i == 0 ? "" : " or ") + show(found[i].entity);
    if (found.size() > most_listed) message += " or " + std::to_string(found.size() - most_listed) + " others";
    throw Error(message + "; use the name in brackets");
}

std::vector<std::string> NameResolver::nearest(std::string_view name, std::size_t limit) {
    const std::string wanted = folded(name);
    const std::size_t tolerance = std::clamp<std::size_t>(wanted.size() / 3, 1, 4);
    std::map<std::string, std::pair<std::size_t, std::uint64_t>> near;  // name → distance, minus articles
    each_name([&](const std::string& id, const std::string& candidate, std::uint64_t articles) {
        const std::size_t distance = edit_distance(wanted, folded(candidate), tolerance);
        if (distance > tolerance || candidate.empty()) return;
        const KnownEntity* known = knowledge_.tables().find(id);
        const bool country = known != nullptr && known->kind == EntityKind::country && known->name == candidate;
        const std::pair rank(distance, ~(country ? std::uint64_t{1'000'000'000} : articles));
        const auto it = near.try_emplace(candidate, rank).first;
        it->second = std::min(it->second, rank);
    });
    std::vector<std::pair<std::pair<std::size_t, std::uint64_t>, std::string>> ranked_names;
    for (const auto& [candidate, rank] : near) ranked_names.emplace_back(rank, candidate);
    std::sort(ranked_names.begin(), ranked_names.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(limit, ranked_names.size()); ++i) names.push_back(ranked_names[i].second);
    return names;
}

}  // namespace entente
