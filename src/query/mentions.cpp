#include "entente/query/mentions.hpp"

#include <algorithm>
#include <string>

#include "entente/knowledge/knowledge.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

// Finds the names of one entity in a sentence.
class NameFinder {
public:
    NameFinder(const Entity& entity, const Knowledge& knowledge, GraphReader& graph)
        : tables_(knowledge.tables()), id_(entity.id) {
        for (const EntityName& seen : graph.names_of(entity.id)) seen_.add(seen.name, 0);
    }

    // Adds the places to `hit.matches`, sorted and disjoint.
    void find(SearchHit& hit) const {
        const auto words = match_words(hit.text, 0, hit.text.size());
        for (std::size_t at = 0; at < words.size();) {
            const NameIndex::Match known = tables_.name_index.longest(words, at);
            const NameIndex::Match seen = seen_.longest(words, at);
            const bool is_known = std::any_of(known.values.begin(), known.values.end(), [&](std::uint32_t value) {
                const NameRef& name = tables_.names[value];
                return name.role != NameRole::not_actor && tables_.entities[name.entity].id == id_;
            });
            const std::size_t length =
                std::max(is_known ? known.length : 0, seen.length >= known.length ? seen.length : 0);
            if (length > 0) hit.matches.push_back({words[at].begin, words[at + length - 1].end});
            at += std::max({length, known.length, std::size_t{1}});
        }
        std::sort(hit.matches.begin(), hit.matches.end());
        std::vector<Span> disjoint;
        for (const Span& span : hit.matches) {
            if (disjoint.empty() || span.begin >= disjoint.back().end) disjoint.push_back(span);
        }
        hit.matches = std::move(disjoint);
    }

private:
    const Knowledge::Tables& tables_;
    std::string id_;
    NameIndex seen_{NameIndex::Case::exact};
};

}  // namespace

std::vector<SearchHit> mentions(const Entity& entity, const Knowledge& knowledge, GraphReader& graph,
                                const EventFilter& filter, std::size_t limit) {
    const NameFinder finder(entity, knowledge, graph);
    std::vector<SearchHit> found;
    graph.each_mentioning(entity.id, filter, limit, [&](std::vector<SearchHit>&& sentences) {
        const std::size_t before = found.size();
        for (SearchHit& sentence : sentences) {
            finder.find(sentence);
            if (!sentence.matches.empty()) found.push_back(std::move(sentence));
        }
        if (found.size() == before && !sentences.empty()) found.push_back(std::move(sentences.front()));
    });
    if (found.size() > limit) found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(limit));
    return found;
}

}  // namespace entente
