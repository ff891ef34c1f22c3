#include "merge/attributes.hpp"

#include <utility>

#include "merge/vote.hpp"

namespace entente {

Attributes merge_attributes(const std::vector<const Report*>& reports) {
    Attributes merged;
    for (std::string Attributes::*const field : {&Attributes::topic, &Attributes::commodity, &Attributes::duration,
                                                 &Attributes::place, &Attributes::instrument, &Attributes::office}) {
        Vote<std::string> vote;
        for (const Report* report : reports) {
            const std::string& value = report->claim.attributes.*field;
            if (!value.empty()) vote.add(value);
        }
        merged.*field = vote.winner();
    }
    Vote<std::pair<std::string, double>> quantities;
    Vote<std::pair<std::string, double>> sums;
    for (const Report* report : reports) {
        const Attributes& own = report->claim.attributes;
        if (own.quantity) quantities.add({own.quantity->unit, own.quantity->value});
        if (own.money) sums.add({own.money->currency, own.money->value});
    }
    if (!quantities.empty()) merged.quantity = Quantity{quantities.winner().second, quantities.winner().first};
    if (!sums.empty()) merged.money = Money{sums.winner().second, sums.winner().first};
    return merged;
}

}  // namespace entente
