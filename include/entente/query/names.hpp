// What a user calls an actor → the entity: a name, alias, code, adjective or surname, in any case, with or without
// accents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/store/reader.hpp"

namespace entente {

class Knowledge;

// Both the knowledge and the graph may know a name; both must outlive the resolver.
class NameResolver {
public:
    NameResolver(const Knowledge& knowledge, GraphReader& graph) : knowledge_(knowledge), graph_(graph) {}

    // Throws Error when nobody is called so (it names the nearest), or several are and none stands out (it lists them).
    Entity resolve(std::string_view name);

    // Everybody who is called so in the best way that anybody is, the most mentioned first.
    std::vector<Entity> match(std::string_view name);

    // Names that look like it, the nearest first.
    std::vector<std::string> nearest(std::string_view name, std::size_t limit);

    // How to show an entity: its name in the knowledge or the graph, or else its id.
    Entity describe(std::string_view id);

private:
    struct Candidate {
        Entity entity;
        std::uint64_t articles = 0;
    };
    std::vector<Candidate> candidates(std::string_view name);
    std::vector<Candidate> by_id(std::string_view name);
    std::vector<Candidate> by_known_name(std::string_view name);
    std::vector<Candidate> by_code(std::string_view name);
    std::vector<Candidate> by_seen_name(std::string_view name);
    std::vector<Candidate> by_last_word(std::string_view name);

    const Knowledge& knowledge_;
    GraphReader& graph_;
};

// Letters to insert, delete, replace or swap to make one of the other, up to `limit`; beyond it, limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace entente
