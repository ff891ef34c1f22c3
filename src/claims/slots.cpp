#include "claims/slots.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t most_implied = 4;

// A state named in the sentence: by which mention, and whether as the place where something happens.
struct NamedState {
    std::string id;
    std::uint32_t mention = 0;
    bool as_place = false;
};

class SlotFinder {
public:
    SlotFinder(const Knowledge::Tables& knowledge, const Tree& tree, const Actors& actors, std::uint32_t sentence)
        : knowledge_(knowledge), tree_(tree), actors_(actors) {
        const auto first =
            std::lower_bound(actors.mentions.begin(), actors.mentions.end(), tree.sentence().begin,
                             [](const Mention& mention, std::uint32_t begin) { return mention.begin < begin; });
        for (auto it = first; it != actors.mentions.end() && it->begin < tree.sentence().end; ++it) {
            if (it->sentence == sentence) mentions_.push_back(static_cast<std::uint32_t>(it - actors.mentions.begin()));
        }
        for (const std::uint32_t index : mentions_) name_state(index);
    }

    std::vector<Slot> find() {
        for (const std::uint32_t index : mentions_) {
            if (slots_.size() + most_implied >= most_slots) break;
            actor(index);
        }
        std::size_t implied = 0;
        for (const NamedState& state : states_) {
            if (++implied > most_implied) break;
            const KnownEntity& known = *knowledge_.find(state.id);
            slots_.push_back({state.mention, SlotBasis::implied, as_entity(known), state.id, 0});
        }
        for (Slot& slot : slots_) {
            const Mention& mention = actors_.mentions[slot.mention];
            const bool inside = mention.head >= mention.first && mention.head < mention.last;
            slot.anchor = tree_.first_conjunct(inside ? mention.head : mention.last - 1);
        }
        return std::move(slots_);
    }

private:
    static Entity as_entity(const KnownEntity& known) {
        return {known.id, known.name, known.kind, known.country, known.sector, true};
    }

    const KnownEntity* state(const std::string& id) const {
        const KnownEntity* known = id.empty() ? nullptr : knowledge_.find(id);
        return known != nullptr && known->kind == EntityKind::country ? known : nullptr;
    }

    void name_state(std::uint32_t index) {
        const Mention& mention = actors_.mentions[index];
        const KnownEntity* of = state(actors_.entities[mention.entity].country);
        if (of == nullptr || mention.form == MentionForm::pronoun) return;
        const bool place = is_place(mention);
        for (NamedState& known : states_) {
            if (known.id != of->id) continue;
            if (place && !known.as_place) known = {of->id, index, true};
            return;
        }
        states_.push_back({of->id, index, place});
    }

    bool is_place(const Mention& mention) const {
        static const std::set<std::string_view> words = {
            "in", "at", "near", "outside", "across", "around", "inside", "within", "throughout", "off", "from"};
        const EntityKind kind = actors_.entities[mention.entity].kind;
        return (kind == EntityKind::place || kind == EntityKind::country) && mention.form == MentionForm::name &&
               words.contains(tree_.preposition(mention.head));
    }

    // A place stands for the state that it lies in; a place without one is no actor.
    void actor(std::uint32_t index) {
        const Mention& mention = actors_.mentions[index];
        Entity entity = actors_.entities[mention.entity];
        const KnownEntity* of = entity.country.empty() ? nullptr : knowledge_.find(entity.country);
        if (entity.kind == EntityKind::place) {
            if (entity.country.empty() && mention.form != MentionForm::given) return;
            if (!entity.country.empty()) entity.id = entity.country;
        }
        // "country" may be an organisation's id for who acts for one: only states have codes of three letters there.
        if (of == nullptr || of->kind != EntityKind::country) {
            if (of != nullptr && entity.kind == EntityKind::person) entity.id = of->id;
            entity.country.clear();
        }
        std::string side = !entity.country.empty()                    ? entity.country
                           : entity.id.find('/') == std::string::npos ? entity.id
                                                                      : std::string();
        SlotBasis basis = SlotBasis::own;
        if (side.empty() && !entity.known && mention.form != MentionForm::given) {
            if (const auto found = state_for(mention, basis)) {
                side = entity.country = *found;
                if (entity.id.starts_with("any/")) {
                    entity.id.replace(0, 3, side);
                    entity.name += " of " + knowledge_.find(side)->name;
                }
            }
        }
        slots_.push_back({index, basis, std::move(entity), std::move(side), 0});
    }

    // The state that an actor of none is taken to belong to.
    std::optional<std::string> state_for(const Mention& mention, SlotBasis& basis) const {
        if (states_.empty()) return std::nullopt;
        if (states_.size() == 1) {
            basis = SlotBasis::scene;
            return states_.front().id;
        }
        std::vector<const NamedState*> places;
        for (const NamedState& state : states_) {
            if (state.as_place) places.push_back(&state);
        }
        if (places.size() == 1) {
            basis = SlotBasis::place;
            return places.front()->id;
        }
        const auto distance = [&](const NamedState& state) {
            const Mention& other = actors_.mentions[state.mention];
            return other.first >= mention.last ? other.first - mention.last : 2 * (mention.first - other.last) + 1;
        };
        const NamedState* best = nullptr;
        for (const NamedState& state : states_) {
            if (!places.empty() && !state.as_place) continue;
            if (best == nullptr || distance(state) < distance(*best)) best = &state;
        }
        basis = SlotBasis::nearest;
        return best->id;
    }

    const Knowledge::Tables& knowledge_;
    const Tree& tree_;
    const Actors& actors_;
    std::vector<std::uint32_t> mentions_;
    std::vector<NamedState> states_;
    std::vector<Slot> slots_;
};

}  // namespace

std::string_view name(SlotBasis basis) {
    switch (basis) {
        case SlotBasis::own:
            return "own";
        case SlotBasis::scene:
            return "scene";
        case SlotBasis::place:
            return "place";
        case SlotBasis::nearest:
            return "nearest";
        case SlotBasis::implied:
            return "implied";
    }
    return "";
}

std::vector<Slot> slots_of(const Knowledge::Tables& knowledge, const Tree& tree, const Actors& actors,
                           std::uint32_t sentence) {
    return SlotFinder(knowledge, tree, actors, sentence).find();
}

}  // namespace entente
