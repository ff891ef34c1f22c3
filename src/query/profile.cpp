#include "entente/query/profile.hpp"

#include "knowledge/tables.hpp"

namespace entente {

Profile profile(const Entity& entity, const Knowledge& knowledge, GraphReader& graph, EventFilter filter,
                std::size_t limit) {
    Profile found;
    found.entity = entity;
    found.names = graph.names_of(entity.id);
    const Knowledge::Tables& tables = knowledge.tables();
    if (const KnownEntity* known = tables.find(entity.id)) {
        for (const std::uint32_t index : known->offices) {
            const OfficeTerm& term = tables.offices[index];
            found.offices.push_back({term.office, tables.entities[term.of].id, term.from, term.until});
        }
    }
    filter.a = {entity.id};
    filter.b.clear();
    found.relations = relations(graph, filter, limit);
    return found;
}

}  // namespace entente
