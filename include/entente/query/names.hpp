// What a user calls an actor → the entity: a name, alias, code, adjective or surname, in any case, with or without
// accents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/store/reader.hpp"

namespace entente {

class Knowledge;

// Whom to ask first for the id and the plain name of somebody that stands in the knowledge files. A graph holds them as
// of when it was made, and answers sooner than the knowledge is loaded.
enum class Trust : std::uint8_t { knowledge, graph };

// Both the knowledge and the graph may know a name; both must outlive the resolver.
class NameResolver {
public:
    NameResolver(const Knowledge& knowledge, GraphReader& graph, Trust first = Trust::knowledge)
        : knowledge_(knowledge), graph_(graph), first_(first) {}

    // Where nobody is called so, who alone is called something that begins so, or that is spelt nearly so. Throws Error
    // when there is nobody, or several are called so and none stands out (it lists them).
    Entity resolve(std::string_view name);
    // Whom resolve() took the name for, when that is a guess: "'Rusia' is taken for Russia (RUS)". Else "".
    const std::string& guess() const { return guess_; }

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
    // Whose id it is, or somebody known whose plain name it is when nobody else in the graph is called so.
    std::optional<Entity> in_graph(std::string_view name);
    std::vector<Candidate> by_id(std::string_view name);
    std::vector<Candidate> by_known_name(std::string_view name);
    std::vector<Candidate> by_code(std::string_view name);
    std::vector<Candidate> by_seen_name(std::string_view name);
    std::vector<Candidate> by_last_word(std::string_view name);
    std::vector<Candidate> by_prefix(std::string_view name);
    std::vector<Candidate> by_spelling(std::string_view name);
    // Calls take(entity id, name, articles) for every name that the knowledge or the graph has.
    template <typename Take>
    void each_name(Take take);
    // Each entity once, the most mentioned first.
    std::vector<Candidate> ranked(std::vector<Candidate>&& found);

    const Knowledge& knowledge_;
    GraphReader& graph_;
    Trust first_;
    std::string guess_;
};

// Letters to insert, delete, replace or swap to make one of the other, up to `limit`; beyond it, limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace entente
