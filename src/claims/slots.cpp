#include "claims/slots.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t most_implied = 4;
constexpr std::size_t most_guesses = 3;  // states for one actor

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
            slots_.push_back({state.mention, SlotBasis::implied, as_entity(known), state.id, 0, state.mention});
        }
        for (Slot& slot : slots_) {
            const Mention& mention = actors_.mentions[slot.mention];
            const bool inside = mention.head >= mention.first && mention.head < mention.last;
            slot.anchor = tree_.first_conjunct(inside ? mention.head : mention.last - 1);
            slot.setting = slot.basis != SlotBasis::implied && is_setting(mention);
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

    // "in Basra, southern Iraq", "in the Iraqi town of Tuz Khurmatu": also what stands beside or under the place.
    bool is_setting(const Mention& mention) const {
        static const std::set<std::string_view> words = {"in",     "at",     "near",   "outside",   "across",
                                                         "around", "inside", "within", "throughout"};
        const EntityKind kind = actors_.entities[mention.entity].kind;
        const bool named = mention.form == MentionForm::name || mention.form == MentionForm::adjective;
        if ((kind != EntityKind::place && kind != EntityKind::country) || !named) return false;
        constexpr int longest_chain = 4;
        TokenIndex at = mention.head;
        for (int steps = 0; steps < longest_chain; ++steps) {
            const Label label = tree_.token(at).label;
            const auto head = tree_.head(at);
            const std::string preposition = tree_.preposition(at);
            const bool part =
                preposition == "of" && label == Label::nmod && head && tree_.token(*head).upos == Upos::NOUN;
            if (!preposition.empty() && !part) return words.contains(preposition);
            const bool beside = label == Label::appos || label == Label::flat || label == Label::list ||
                                label == Label::conj || label == Label::nmod_unmarked || label == Label::obl_unmarked ||
                                label == Label::amod;
            if (!head || (!beside && !part)) return false;
            at = *head;
        }
        return false;
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
            if (of != nullptr && entity.kind == EntityKind::person) entity.id = knowledge_.whole(*of).id;
            entity.country.clear();
        }
        std::string side = !entity.country.empty()                    ? entity.country
                           : entity.id.find('/') == std::string::npos ? entity.id
                                                                      : std::string();
        // Sikhs, Kurds, Christians: a people of many states, of the one that is spoken of.
        const bool people = entity.known && entity.kind == EntityKind::group && entity.country.empty() &&
                            (entity.sector == Sector::CVL || side.empty());
        const bool open = mention.form != MentionForm::given && (people || (side.empty() && !entity.known));
        const auto states = open ? states_for(mention) : std::vector<std::pair<const NamedState*, SlotBasis>>{};
        for (const auto& [state, basis] : states)
            slots_.push_back({index, basis, of_state(entity, state->id), state->id, 0, state->mention});
        if (states.empty()) slots_.push_back({index, SlotBasis::own, std::move(entity), std::move(side), 0, index});
    }

    // The entity as one of that state: "any/militants" → "LBN/militants".
    Entity of_state(Entity entity, const std::string& state) const {
        if (entity.id.starts_with("any/")) {
            entity.id.replace(0, 3, state);
            entity.name += " of " + knowledge_.find(state)->name;
        }
        entity.country = state;
        return entity;
    }

    // The states that an actor of none may belong to: that of the place where it happens, or else the one named
    // nearest, comes first.
    std::vector<std::pair<const NamedState*, SlotBasis>> states_for(const Mention& mention) const {
        if (states_.empty()) return {};
        if (states_.size() == 1) return {{&states_.front(), SlotBasis::scene}};
        const auto places = std::count_if(states_.begin(), states_.end(), [](const auto& s) { return s.as_place; });
        const auto distance = [&](const NamedState& state) {
            const Mention& other = actors_.mentions[state.mention];
            return other.first >= mention.last ? other.first - mention.last : 2 * (mention.first - other.last) + 1;
        };
        std::vector<std::pair<const NamedState*, SlotBasis>> out;
        for (const NamedState& state : states_) out.emplace_back(&state, SlotBasis::other);
        std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) {
            if (places > 0 && a.first->as_place != b.first->as_place) return a.first->as_place;
            return distance(*a.first) < distance(*b.first);
        });
        out.front().second = places == 1 ? SlotBasis::place : SlotBasis::nearest;
        if (out.size() > most_guesses) out.resize(most_guesses);
        return out;
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
        case SlotBasis::other:
            return "other";
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
