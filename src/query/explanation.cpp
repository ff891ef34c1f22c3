#include "entente/query/explanation.hpp"

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente {

Explanation explain(GraphReader& graph, std::string_view given) {
    const std::string wanted = lower_ascii(trim(given));
    const auto ids = graph.ids_with_prefix(wanted, 4);
    if (ids.empty())
        throw Error("no event or claim has the id '" + std::string(given) +
                    "'; ids are the hex digits at the end of each line of relations, timeline and search");
    if (ids.size() > 1) throw Error("several ids begin with '" + wanted + "': " + ids[0] + ", " + ids[1] + ", …");

    Explanation found;
    found.asked = ids[0];
    if (auto event = graph.event(ids[0])) {
        found.event = std::move(*event);
        found.claims = graph.claims_of(ids[0]);
    } else if (auto claim = graph.claim(ids[0])) {
        found.event = graph.event(claim->event).value_or(Event{});
        found.claims.push_back(std::move(*claim));
    }
    return found;
}

}  // namespace entente
