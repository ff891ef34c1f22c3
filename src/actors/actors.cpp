#include "actors/actors.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "actors/memory.hpp"
#include "actors/pieces.hpp"
#include "actors/resolver.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

using Tables = Knowledge::Tables;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool country_like(const Piece& piece) {
    switch (piece.kind) {
        case PieceKind::country:
        case PieceKind::adjective:
        case PieceKind::demonym:
        case PieceKind::capital:
        case PieceKind::named:
        case PieceKind::place:
            return true;
        default:
            return false;
    }
}

bool in_chain(const Piece& piece) {
    return piece.kind == PieceKind::title || piece.kind == PieceKind::organ;
}
bool is_name(const Piece& piece) {
    return piece.kind == PieceKind::person || piece.kind == PieceKind::surname || piece.kind == PieceKind::proper;
}

class ActorFinder {
public:
    ActorFinder(const Tables& knowledge, const Article& article, const Document& document)
        : knowledge_(knowledge),
          article_(article),
          document_(document),
          day_(article.published.value_or(latest_day(knowledge))),
          memory_(actors_),
          resolver_(knowledge, document, day_, memory_) {}

    Actors find() {
        for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
            sentence_ = i;
            in_sentence(document_.sentences[i]);
        }
        memory_.apply_guesses();
        add_given();
        std::stable_sort(actors_.mentions.begin(), actors_.mentions.end(), [](const Mention& a, const Mention& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        return std::move(actors_);
    }

private:
    static Day latest_day(const Tables& knowledge) {
        Day latest{};
        for (const OfficeTerm& term : knowledge.offices) latest = std::max(latest, term.from.value_or(Day{}));
        return latest;
    }

    std::string_view form(std::uint32_t token) const { return document_.form(document_.tokens[token]); }
    std::string lower(std::uint32_t token) const { return lower_ascii(form(token)); }

    void in_sentence(const Sentence& sentence) {
        pieces_ = find_pieces(knowledge_, document_, sentence, day_);
        located_ = location(sentence, context_);
        last_name_.reset();
        std::uint32_t token = sentence.first;
        for (std::size_t i = 0; i < pieces_.size();) {
            for (; token < pieces_[i].first; ++token) pronoun(sentence, token);
            const std::size_t next = group_at(sentence, i);
            token = std::max(token, pieces_[next - 1].last);
            i = next;
        }
        for (; token < sentence.last; ++token) pronoun(sentence, token);
    }

    // Whether places are named in it; `state` is theirs when they agree.
    bool location(const Sentence& sentence, std::string& state) const {
        std::set<std::string> located;
        for (const Piece& piece : pieces_) {
            const bool place =
                piece.kind == PieceKind::place || piece.kind == PieceKind::capital || piece.kind == PieceKind::country;
            if (!place || piece.first == sentence.first) continue;
            std::uint32_t before = piece.first - 1;
            while (before > sentence.first &&
                   (document_.tokens[before].upos == Upos::DET || document_.tokens[before].upos == Upos::ADJ ||
                    document_.tokens[before].upos == Upos::NOUN || form(before) == "of" || form(before) == ",")) {
                if (form(before) == "," && piece.first - before > 1) break;
                --before;
            }
            const bool after_comma = piece.first > sentence.first && form(piece.first - 1) == "," && !located.empty();
            if (after_comma ||
                one_of(lower(before), {"in", "at", "near", "outside", "across", "around", "inside", "throughout"})) {
                const std::string& country = knowledge_.entities[piece.entity].country;
                if (!country.empty()) located.insert(country);
            }
        }
        state = located.size() == 1 ? *located.begin() : std::string();
        return !located.empty();
    }

    // The state that an organ without an owner is taken for.
    std::string context() const { return located_ ? context_ : memory_.main_country(); }

    // May the tokens between two pieces stand inside one noun phrase? Only modifiers, a possessive in front.
    bool filler(std::uint32_t first, std::uint32_t last, bool possessive_needed) const {
        bool possessive = false;
        for (std::uint32_t at = first; at < last; ++at) {
            const Token& token = document_.tokens[at];
            if (at == first && token.xpos == Ptag::POS) {
                possessive = true;
                continue;
            }
            const bool modifier = token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::NUM ||
                                  form(at) == "-" || (token.upos == Upos::VERB && at > first && form(at - 1) == "-") ||
                                  token.upos == Upos::ADV || (token.upos == Upos::PROPN && possessive) ||
                                  token.xpos == Ptag::VBN;
            if (!modifier) return false;
            if (token.upos == Upos::ADV && at + 1 == last) return false;
        }
        return last - first <= 5 && (possessive || !possessive_needed);
    }

    // Does a title or organ word that belongs to pieces_[i] follow? Its index, or 0.
    std::size_t chain_after(std::size_t i) const {
        if (i + 1 >= pieces_.size() || !in_chain(pieces_[i + 1])) return 0;
        const Piece& owner = pieces_[i];
        const std::uint32_t gap = pieces_[i + 1].first - owner.last;
        const bool adjective = owner.kind == PieceKind::adjective || owner.kind == PieceKind::demonym;
        // "United States Federal District Judge": capitals carry the name on.
        bool capitals = true;
        for (std::uint32_t at = owner.last; at < pieces_[i + 1].last; ++at)
            capitals = capitals && is_ascii_upper(form(at).front());
        const bool bare = !adjective && !capitals;
        return filler(owner.last, pieces_[i + 1].first, bare && gap > 0) ? i + 1 : 0;
    }

    bool former_before(const Sentence& sentence, std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t at = first; at < last; ++at) {
            if (one_of(lower(at), {"former", "ex", "ousted", "deposed", "late", "onetime"})) return true;
        }
        for (std::uint32_t back = 1; back <= 2 && first >= sentence.first + back; ++back) {
            if (one_of(lower(first - back), {"former", "ex", "ousted", "deposed", "late", "onetime"})) return true;
            if (form(first - back) != "-") break;
        }
        return false;
    }

    // Makes the mentions of the noun group that begins at pieces_[i]; answers the index behind it.
    std::size_t group_at(const Sentence& sentence, std::size_t i) {
        const Piece& piece = pieces_[i];
        if (piece.kind == PieceKind::blocked) return i + 1;
        if (country_like(piece)) return owner_group(sentence, i);
        if (in_chain(piece)) return chain_group(sentence, i, {}, i);
        return name_group(i);
    }

    // "Russian …", "Moscow's …", "Russian and Chinese …": owners and what they own.
    std::size_t owner_group(const Sentence& sentence, std::size_t i) {
        std::vector<std::size_t> owners = {i};
        std::size_t at = i;
        while (pieces_[at].kind == PieceKind::adjective && at + 1 < pieces_.size() && country_like(pieces_[at + 1]) &&
               coordinated(at, at + 1)) {
            owners.push_back(++at);
        }
        if (const std::size_t chain = chain_after(at)) return chain_group(sentence, chain, owners, i);
        for (const std::size_t owner : owners) single(owner);
        // "Russian Vladimir Ivanov", "Jordan Henderson": an unknown name glued to what looked like a state.
        return at + 1;
    }

    bool coordinated(std::size_t a, std::size_t b) const {
        for (std::uint32_t at = pieces_[a].last; at < pieces_[b].first; ++at) {
            if (form(at) != "," && document_.tokens[at].upos != Upos::CCONJ && form(at) != "-" && form(at) != "–")
                return false;
        }
        return pieces_[b].first > pieces_[a].last;
    }

    // A chain of titles and organ words from pieces_[start], with its owners before it (pieces from `begin` on) or
    // behind it.
    std::size_t chain_group(const Sentence& sentence, std::size_t start, std::vector<std::size_t> owners,
                            std::size_t begin) {
        NounGroup group;
        std::size_t at = start;
        group.chain.push_back(&pieces_[at]);
        while (at + 1 < pieces_.size() && in_chain(pieces_[at + 1]) && pieces_[at + 1].first - pieces_[at].last <= 1 &&
               filler(pieces_[at].last, pieces_[at + 1].first, false)) {
            group.chain.push_back(&pieces_[++at]);
        }
        std::uint32_t last = pieces_[at].last;
        const std::uint32_t head = last - 1;
        if (owners.empty() &&
            !(pieces_[start].first > sentence.first && document_.tokens[pieces_[start].first - 1].xpos == Ptag::PRPS)) {
            if (const std::size_t behind = owner_behind(sentence, at)) {
                owners.push_back(behind);
                at = behind;
                last = pieces_[at].last;
            }
        }
        // "a spokesman for Germany's foreign ministry": the organ behind the owner only says more of the title.
        if (!owners.empty() && owners.front() == at && group.chain.back()->kind == PieceKind::title &&
            at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::organ && last < sentence.last &&
            document_.tokens[last].xpos == Ptag::POS && filler(last, pieces_[at + 1].first, true)) {
            last = pieces_[++at].last;
        }
        // A name: "President Putin", "president of France Nicolas Sarkozy", "Italy's intelligence chief, Nicolò
        // Pollari,".
        const bool titled = group.chain.back()->kind == PieceKind::title || !group.chain.back()->plural;
        if (titled && !is_thing(head) && at + 1 < pieces_.size() && is_name(pieces_[at + 1]) &&
            !names_body(pieces_[at + 1])) {
            const std::uint32_t gap_first = last;
            const std::uint32_t gap = pieces_[at + 1].first - gap_first;
            const bool comma = gap == 1 && form(gap_first) == "," &&
                               ((owners.size() == 1 && at == owners.front()) ||
                                renamed(sentence, group, owners, pieces_[begin].first, at + 1));
            if (gap == 0 || comma) {
                group.name = &pieces_[++at];
                group.apposed = comma;
                const std::size_t name_end = whole_name(at);
                if (name_end > at) {
                    whole_ = as_one_name(at, name_end);
                    group.name = &whole_;
                    at = name_end;
                }
                last = pieces_[at].last;
            }
        }
        // "President Vladimir Putin of Russia": the owner stands behind the name.
        if (group.name != nullptr && owners.empty() && last < sentence.last && form(last) == "of") {
            const std::size_t behind = owner_behind(sentence, at);
            if (behind != 0 && pieces_[behind].kind == PieceKind::country) {
                owners.push_back(behind);
                at = behind;
                last = pieces_[at].last;
            }
        }
        // "Russia's energy giant Gazprom", "the Islamist group Hamas": the chain only describes the name.
        const Piece* described = nullptr;
        if (group.name == nullptr && at + 1 < pieces_.size() && pieces_[at + 1].kind == PieceKind::named &&
            pieces_[at + 1].first == last && group.chain.back()->kind == PieceKind::organ &&
            !group.chain.back()->plural) {
            described = &pieces_[++at];
            last = described->last;
        }
        const std::uint32_t first = pieces_[begin].first;
        group.former = lower(pieces_[start].first) == "former" || former_before(sentence, first, pieces_[start].first);
        const std::string word = lower(head);
        // "its armed forces": adjectives may stand between.
        std::uint32_t before = first;
        while (before > sentence.first + 1 && document_.tokens[before - 1].upos == Upos::ADJ && first - before < 2)
            --before;
        const bool possessed = before > sentence.first && one_of(lower(before - 1), {"his", "her", "their", "its"});
        const std::string possessor = possessed ? lower(before - 1) : std::string();
        group.counterpart_of_last = (word == "counterpart" || word == "counterparts") && (possessed || !owners.empty());

        if (described != nullptr) {
            add(first, last, described->last - 1, resolver_.known(described->entity), MentionForm::name, false);
            for (const std::size_t owner : owners) nested(pieces_[owner]);
            return at + 1;
        }
        if (owners.empty()) {
            // "the alliance's secretary-general": a description owns it.
            if (first >= sentence.first + 2 && document_.tokens[first - 1].xpos == Ptag::POS && group.name == nullptr) {
                for (auto it = actors_.mentions.rbegin(); it != actors_.mentions.rend() && it->sentence == sentence_;
                     ++it) {
                    if (it->last == first - 1) {
                        const std::uint32_t owner = it->entity;
                        if (owned_by(owner, group, first, last, head)) return at + 1;
                        break;
                    }
                }
            }
            if (possessed && possessed_chain(possessor, group, first, last, head)) return at + 1;
            // "three member states": a title that only modifies a noun is no actor.
            if (group.name == nullptr && group.chain.back()->kind == PieceKind::title && last < sentence.last &&
                document_.tokens[last].upos == Upos::NOUN)
                return at + 1;
            bare_chain(sentence, group, first, last, head, possessed);
            return at + 1;
        }
        for (std::size_t k = 0; k < owners.size(); ++k) {
            const Piece& owner = pieces_[owners[k]];
            group.owner = owner.entity;
            const bool main = k + 1 == owners.size();
            if (!main) {
                NounGroup shared = group;
                shared.name = nullptr;
                add(owner.first, owner.last, head, resolver_.resolve(shared, ""), MentionForm::title, false);
                continue;
            }
            std::uint32_t entity = resolver_.resolve(group, "");
            entity = appositive(first, entity, group);
            add(first, last, group.name != nullptr && !group.apposed ? group.name->first : head, entity,
                group.name != nullptr ? MentionForm::name : MentionForm::title, false);
            if (group.name != nullptr) last_name_ = actors_.mentions.size() - 1;
            if (owner.first != first || owner.last != last) nested(owner);
        }
        return at + 1;
    }

    // "lawmaker", "intelligence chief" stand for an organ, and are titles too.
    bool one_person(const Piece& organ) const {
        return !organ.plural && !knowledge_.title_index.find(knowledge_.organ_words[organ.refs.front()].phrase).empty();
    }

    // Does the name behind a title and a comma rename its holder ("the foreign minister, Javad Zarif, said")? Not where
    // a list goes on, nor if it is known to be somebody of another state.
    bool renamed(const Sentence& sentence, const NounGroup& group, const std::vector<std::size_t>& owners,
                 std::uint32_t first, std::size_t name) const {
        const Piece& title = *group.chain.back();
        if (title.plural || owners.size() > 1) return false;
        if (title.kind == PieceKind::organ && !one_person(title)) return false;
        const bool definite = !owners.empty() || (first > sentence.first &&
                                                  one_of(lower(first - 1), {"the", "its", "their", "his", "her"}));
        if (!definite) return false;
        const std::uint32_t last = pieces_[whole_name(name)].last;
        if (last < sentence.last && !one_of(form(last), {",", ".", ";", ":", ")", "–", "—"})) return false;
        const Piece& piece = pieces_[name];
        if (piece.kind != PieceKind::person) return last - piece.first >= 2;
        if (owners.empty()) return true;
        return knowledge_.entities[piece.entity].country == knowledge_.entities[pieces_[owners.front()].entity].country;
    }

    // "of Russia", "in Mali", "for the EU" behind pieces_[at]: the index of the owner, or 0.
    std::size_t owner_behind(const Sentence& sentence, std::size_t at) const {
        if (at + 1 >= pieces_.size() || !country_like(pieces_[at + 1]) || pieces_[at + 1].kind == PieceKind::adjective)
            return 0;
        std::uint32_t token = pieces_[at].last;
        if (token >= sentence.last) return 0;
        const std::string preposition = lower(token);
        const Piece& word = pieces_[at];
        const bool armed =
            word.kind == PieceKind::organ && knowledge_.organ_words[word.refs.front()].sector == Sector::MIL;
        const bool tied = preposition == "of" || preposition == "from" ||
                          ((preposition == "in" || preposition == "on") && !armed) ||
                          (preposition == "for" && (word.kind == PieceKind::title || one_person(word)));
        if (!tied) return 0;
        for (++token; token < pieces_[at + 1].first; ++token) {
            const Token& t = document_.tokens[token];
            if (t.upos != Upos::DET && t.upos != Upos::ADJ &&
                !one_of(form(token), {"northern", "southern", "eastern", "western", "central"}))
                return 0;
        }
        return at + 1;
    }

    // "its army", "his foreign minister", "their presidents": the owner is who the pronoun stands for.
    bool possessed_chain(const std::string& possessor, const NounGroup& group, std::uint32_t first, std::uint32_t last,
                         std::uint32_t head) {
        if (group.name != nullptr) return false;
        if (possessor == "their") {
            const auto sides =
                group.chain.back()->plural ? memory_.main_pair(false, sentence_, sentence_) : std::nullopt;
            if (!sides) return false;
            for (const std::uint32_t side : {sides->first, sides->second}) owned_by(side, group, first, last, head);
            return true;
        }
        const auto owner = antecedent(possessor);
        return owner && owned_by(*owner, group, first, last, head);
    }

    // `owner` is an index of Actors::entities.
    bool owned_by(std::uint32_t owner, const NounGroup& group, std::uint32_t first, std::uint32_t last,
                  std::uint32_t head) {
        const Entity& entity = actors_.entities[owner];
        const bool person = entity.kind == EntityKind::person;
        const auto it =
            knowledge_.entity_by_id.find(person || entity.kind == EntityKind::country ? entity.country : entity.id);
        if (it == knowledge_.entity_by_id.end()) return false;
        NounGroup owned = group;
        owned.owner = it->second;
        const std::uint32_t resolved = resolver_.resolve(owned, "");
        if (resolved == owner && !person) return false;
        add(first, last, head, resolved, MentionForm::nominal, true);
        return true;
    }

    // "the president", "police", "both sides": no owner is said.
    void bare_chain(const Sentence& sentence, NounGroup& group, std::uint32_t first, std::uint32_t last,
                    std::uint32_t head, bool possessed) {
        if (group.name == nullptr && pair(sentence, first, last, head)) return;
        if (group.name == nullptr && is_thing(head)) return;
        // "members of the Taliban", "residents of Aleppo": who they are is said behind.
        if (group.name == nullptr && last < sentence.last && form(last) == "of") return;
        const bool the = first > sentence.first && one_of(lower(first - 1), {"the", "this", "that"});
        if (group.name == nullptr && the && group.chain.size() == 1 && description(first, last, head)) return;
        if (group.chain.back()->kind == PieceKind::title && group.name == nullptr && group.counterpart_of_last &&
            !possessed)
            return;
        std::uint32_t entity = resolver_.resolve(group, context());
        if (group.name == nullptr) entity = appositive(first, entity, group);
        const bool guessed = group.name == nullptr && !actors_.entities[entity].country.empty();
        add(first, last, group.name != nullptr && !group.apposed ? group.name->first : head, entity,
            group.name != nullptr ? MentionForm::name : MentionForm::nominal, guessed);
        if (group.name != nullptr) last_name_ = actors_.mentions.size() - 1;
    }

    // "the Presidency Council", "the State Constitution": one such word behind a title is nobody's name.
    bool names_body(const Piece& piece) const {
        return piece.kind == PieceKind::proper && piece.last - piece.first == 1 &&
               (names_organisation(form(piece.first)) || names_thing(form(piece.first)));
    }

    // Weapons and vehicles act for whoever owns them; nobody's missiles are no actor.
    bool is_thing(std::uint32_t head) const {
        for (const char* name :
             {"weapon", "missile", "long-missile", "vehicle", "ship", "aircraft", "military-gear", "arms"}) {
            const auto words = knowledge_.frames.classes.find(name);
            if (words != knowledge_.frames.classes.end() &&
                words->second.contains(std::string(document_.lemma(document_.tokens[head]))))
                return true;
        }
        return false;
    }

    // "the two countries", "both leaders", "the sides": the last two sides.
    bool pair(const Sentence& sentence, std::uint32_t first, std::uint32_t last, std::uint32_t head) {
        if (last - first != 1) return false;
        const std::string word = lower(head);
        const bool persons = one_of(word, {"leaders", "presidents", "ministers", "men"});
        if (!persons && !one_of(word, {"sides", "countries", "nations", "states", "parties", "governments",
                                       "neighbours", "neighbors", "rivals"}))
            return false;
        std::uint32_t at = first;
        bool two = word == "sides" || word == "parties";
        for (std::uint32_t back = 0; back < 3 && at > sentence.first; ++back) {
            const std::string before = lower(--at);
            if (one_of(before, {"two", "both"})) two = true;
            if (!one_of(before, {"two", "both", "the"}) && document_.tokens[at].upos != Upos::ADJ) break;
        }
        const bool definite = first > sentence.first && one_of(lower(first - 1), {"two", "both", "the"});
        if (!two || !definite) return false;
        auto sides = memory_.main_pair(persons, since_few(), sentence_);
        if (!sides && persons) sides = memory_.main_pair(false, since_few(), sentence_);
        if (!sides) return false;
        add(first, last, head, sides->first, MentionForm::nominal, true);
        add(first, last, head, sides->second, MentionForm::nominal, true);
        return true;
    }

    std::uint32_t since_few() const { return sentence_ >= 8 ? sentence_ - 8 : 0; }

    // "the country", "the bloc", "the company", "the group": what was last called so.
    bool description(std::uint32_t first, std::uint32_t last, std::uint32_t head) {
        if (last - first != 1) return false;
        const std::string word = lower(head);
        std::optional<std::uint32_t> entity;
        const std::uint32_t since = sentence_ >= 3 ? sentence_ - 3 : 0;
        if (one_of(word, {"country", "nation", "state", "kingdom", "republic"}))
            entity = memory_.last_of(EntityKind::country, Sector::none, since);
        if (one_of(word, {"bloc", "alliance", "organisation", "organization", "union"}))
            entity = memory_.last_of(EntityKind::organisation, Sector::IGO, since);
        if (one_of(word, {"company", "firm"})) entity = memory_.last_of(EntityKind::company, Sector::none, since);
        if (one_of(word, {"group", "movement", "militants", "insurgents", "rebels"}))
            entity = memory_.last_of(EntityKind::group, Sector::none, since);
        if (!entity) return false;
        add(first, last, head, *entity, MentionForm::nominal, true);
        return true;
    }

    // A title behind a name and a comma ("Sergey Lavrov, the Russian foreign minister") is the same person.
    std::uint32_t appositive(std::uint32_t first, std::uint32_t entity, const NounGroup& group) {
        if (!last_name_ || group.name != nullptr || group.chain.back()->kind != PieceKind::title ||
            group.chain.back()->plural)
            return entity;
        const Mention& name = actors_.mentions[*last_name_];
        std::uint32_t at = name.last;
        if (at >= first || form(at) != ",") return entity;
        for (++at; at < first; ++at) {
            if (!one_of(lower(at), {"the", "a", "former", "then", "current", "new", "-"})) return entity;
        }
        const std::uint32_t person = name.entity;
        Entity& named = actors_.entities[person];
        if (named.kind != EntityKind::person) return entity;
        if (!named.known) {
            const Entity& role = actors_.entities[entity];
            if (named.country.empty()) named.country = role.country;
            if (named.sector == Sector::none) named.sector = role.sector;
        }
        return person;
    }

    // Adjacent unknown and known parts are one unknown name: "Hunter|Biden", "Paul|Kim". The last piece of the one that
    // begins at pieces_[at].
    std::size_t whole_name(std::size_t at) const {
        while (at + 1 < pieces_.size() && pieces_[at + 1].first == pieces_[at].last &&
               pieces_[at].kind != PieceKind::person &&
               (is_name(pieces_[at + 1]) ||
                (pieces_[at].kind == PieceKind::proper &&
                 (pieces_[at + 1].kind == PieceKind::country || pieces_[at + 1].kind == PieceKind::capital ||
                  pieces_[at + 1].kind == PieceKind::place)))) {
            ++at;
        }
        return at;
    }

    Piece as_one_name(std::size_t first, std::size_t last) const {
        Piece whole = pieces_[first];
        whole.kind = PieceKind::proper;
        whole.last = pieces_[last].last;
        return whole;
    }

    // A name that stands alone.
    std::size_t name_group(std::size_t i) {
        const Piece& piece = pieces_[i];
        NounGroup group;
        const std::size_t at = whole_name(i);
        if (at > i) {
            proper(as_one_name(i, at), at);
        } else if (piece.kind == PieceKind::proper) {
            proper(piece, at);
        } else {
            group.name = &piece;
            if (piece.kind == PieceKind::surname && !recognised(piece)) return i + 1;
            add(piece.first, piece.last, piece.first, resolver_.resolve(group, ""), MentionForm::name,
                piece.kind == PieceKind::surname);
            last_name_ = actors_.mentions.size() - 1;
        }
        return at + 1;
    }

    // A bare surname counts when the text has named the person before or one leader of that name is in office: any
    // whose name is one of that state only ("Netanyahu"), else one whose state is named ("Smith").
    bool recognised(const Piece& piece) const {
        if (memory_.person_with(form(piece.first))) return true;
        const auto states = knowledge_.name_word_states.find(std::string(form(piece.first)));
        const bool telling = states == knowledge_.name_word_states.end() || !states->second.empty();
        std::set<std::uint32_t> in_office;
        std::set<std::string> homes;
        for (const std::uint32_t ref : piece.refs) {
            const KnownEntity& person = knowledge_.entities[ref];
            const OfficeTerm* term = knowledge_.office_on(person, day_);
            // Without a date of the article any time will do.
            if (term == nullptr && article_.published) continue;
            if (!telling && !spoken_of(knowledge_.entities[(term != nullptr ? *term : first_office(person)).of]))
                continue;
            in_office.insert(ref);
            homes.insert(person.country);
        }
        return in_office.size() == 1 || (!article_.published && homes.size() == 1);
    }

    const OfficeTerm& first_office(const KnownEntity& person) const {
        return knowledge_.offices[person.offices.front()];
    }

    // Is the state or organisation named, in this sentence or before?
    bool spoken_of(const KnownEntity& of) const {
        const std::string& state = of.country.empty() ? of.id : of.country;
        return memory_.spoken_of(state) || std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
                   const KnownEntity& entity = knowledge_.entities[piece.entity];
                   return country_like(piece) && (entity.country == state || entity.id == state);
               });
    }

    void proper(const Piece& piece, std::size_t at) {
        std::string country;
        // "Israel's Foo Group", "the Foo Front of Mali".
        if (at + 1 < pieces_.size() && (pieces_[at + 1].kind == PieceKind::country) &&
            pieces_[at + 1].first == piece.last + 1 && form(piece.last) == "of") {
            country = knowledge_.entities[pieces_[at + 1].entity].country;
        }
        if (country.empty() && !actors_.mentions.empty()) {
            const Mention& before = actors_.mentions.back();
            if (before.form == MentionForm::adjective && before.last == piece.first)
                country = actors_.entities[before.entity].country;
        }
        const auto entity = resolver_.proper(piece, country);
        if (!entity) return;
        const bool again = piece.last - piece.first == 1;
        add(piece.first, piece.last, piece.first, *entity, MentionForm::name, again);
        if (actors_.entities[*entity].kind == EntityKind::person) last_name_ = actors_.mentions.size() - 1;
    }

    // A state, organisation, place … that stands alone.
    void single(std::size_t i) {
        const Piece& piece = pieces_[i];
        if (piece.kind == PieceKind::adjective) return nested(piece);
        // "Israel Katz", "Jordan Henderson": a state's name with an unknown name glued to it is somebody's name.
        if (piece.kind == PieceKind::country && i + 1 < pieces_.size() && pieces_[i + 1].kind == PieceKind::proper &&
            pieces_[i + 1].first == piece.last)
            return;
        if (piece.kind == PieceKind::demonym) {
            if (last_name_ && form(actors_.mentions[*last_name_].last) == "," &&
                piece.first == actors_.mentions[*last_name_].last + 2) {
                Entity& named = actors_.entities[actors_.mentions[*last_name_].entity];
                if (named.kind == EntityKind::person && named.country.empty())
                    named.country = knowledge_.entities[piece.entity].country;
            }
            add(piece.first, piece.last, piece.last - 1, resolver_.people(piece.entity), MentionForm::name, false);
            return;
        }
        add(piece.first, piece.last, piece.last - 1, resolver_.known(piece.entity), MentionForm::name, false);
    }

    void nested(const Piece& piece) {
        const MentionForm form = piece.kind == PieceKind::adjective || piece.kind == PieceKind::demonym
                                     ? MentionForm::adjective
                                     : MentionForm::name;
        add(piece.first, piece.last, piece.last - 1, resolver_.known(piece.entity), form, false);
    }

    // "he", "she", "it", "they" and their possessives.
    void pronoun(const Sentence& sentence, std::uint32_t at) {
        const Token& token = document_.tokens[at];
        const std::string word = lower(at);
        if (token.upos == Upos::NOUN) {
            if (pair(sentence, at, at + 1, at)) return;
            if (at > sentence.first && one_of(lower(at - 1), {"the", "this"})) description(at, at + 1, at);
            return;
        }
        if (word == "anti-government" || word == "anti-regime" || word == "antigovernment") {
            const auto state = knowledge_.entity_by_id.find(context());
            if (state != knowledge_.entity_by_id.end())
                add(at, at + 1, at, resolver_.known(state->second), MentionForm::pronoun, true);
            return;
        }
        if (word == "bilateral" || word == "mutual") {
            if (const auto sides = memory_.main_pair(false, since_few(), sentence_)) {
                add(at, at + 1, at, sides->first, MentionForm::pronoun, true);
                add(at, at + 1, at, sides->second, MentionForm::pronoun, true);
            }
            return;
        }
        if (token.upos != Upos::PRON) return;
        if (const auto entity = antecedent(word)) add(at, at + 1, at, *entity, MentionForm::pronoun, true);
    }

    // Who a pronoun stands for; nothing for other words.
    std::optional<std::uint32_t> antecedent(const std::string& word) const {
        const std::uint32_t since = sentence_ >= 2 ? sentence_ - 2 : 0;
        if (one_of(word, {"he", "she", "him", "her", "his"})) return memory_.last_person(since);
        if (one_of(word, {"its", "it"})) return last_body(since, true);
        return std::nullopt;
    }

    // A state, organisation or group: the nearest of this sentence (`nearest`) or its first, else the first of the one
    // before.
    std::optional<std::uint32_t> last_body(std::uint32_t since, bool nearest) const {
        std::optional<std::uint32_t> found;
        std::uint32_t in = sentence_;
        for (auto it = actors_.mentions.rbegin(); it != actors_.mentions.rend() && it->sentence >= since; ++it) {
            if (found && (it->sentence != in || (nearest && in == sentence_))) break;
            const EntityKind kind = actors_.entities[it->entity].kind;
            if (it->form == MentionForm::adjective || kind == EntityKind::person || kind == EntityKind::place ||
                it->form == MentionForm::pronoun)
                continue;
            found = it->entity;
            in = it->sentence;
        }
        return found;
    }

    void add(std::uint32_t first, std::uint32_t last, std::uint32_t head, std::uint32_t entity, MentionForm form,
             bool by_coreference) {
        actors_.mentions.push_back({document_.tokens[first].begin, document_.tokens[last - 1].end, first, last, head,
                                    sentence_, entity, form, by_coreference});
        memory_.mentioned(entity, sentence_);
    }

    // The mentions that came with the article take the place of what was found under them, and lend its entity.
    void add_given() {
        for (const GivenMention& given : article_.mentions) {
            if (given.begin >= given.end || given.end > document_.text.size()) continue;
            Mention mention{given.begin, given.end, 0, 0, 0, 0, 0, MentionForm::given, false};
            if (!place_given(mention)) continue;
            const std::string words = document_.text.substr(given.begin, given.end - given.begin);
            mention.entity = given_entity(given, mention, given.name.empty() ? words : given.name);
            std::erase_if(actors_.mentions, [&](const Mention& other) {
                return other.form != MentionForm::given && other.begin < mention.end && mention.begin < other.end &&
                       !(other.begin >= mention.begin && other.end <= mention.end &&
                         (other.begin > mention.begin || other.end < mention.end));
            });
            actors_.mentions.push_back(mention);
        }
    }

    bool place_given(Mention& mention) const {
        for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
            const Sentence& sentence = document_.sentences[i];
            if (sentence.end <= mention.begin || sentence.begin >= mention.end) continue;
            mention.sentence = i;
            mention.first = sentence.last;
            for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
                const Token& token = document_.tokens[at];
                if (token.end <= mention.begin || token.begin >= mention.end) continue;
                mention.first = std::min(mention.first, at);
                mention.last = at + 1;
            }
            mention.head = mention.last == 0 ? 0 : mention.last - 1;
            return mention.first < mention.last;
        }
        return false;
    }

    std::uint32_t given_entity(const GivenMention& given, const Mention& mention, const std::string& name) {
        if (!given.entity.empty()) {
            if (const KnownEntity* known = knowledge_.find(given.entity)) {
                return resolver_.known(static_cast<std::uint32_t>(known - knowledge_.entities.data()));
            }
            return memory_.intern({given.entity, name, EntityKind::organisation, "", Sector::none, false});
        }
        // The widest mention found inside the span, or else around it; an adjective lends only its state.
        const Mention* best = nullptr;
        for (const Mention& other : actors_.mentions) {
            if (other.form == MentionForm::given || other.begin >= mention.end || mention.begin >= other.end) continue;
            if (best == nullptr || other.end - other.begin > best->end - best->begin) best = &other;
        }
        // Two spans that their owner keeps apart are two actors, whatever they resolve to.
        const bool taken =
            best != nullptr && std::any_of(actors_.mentions.begin(), actors_.mentions.end(), [&](const Mention& other) {
                return other.form == MentionForm::given && other.entity == best->entity &&
                       other.sentence == mention.sentence;
            });
        if (best != nullptr && best->form != MentionForm::adjective && !taken) return best->entity;
        const std::string country = best == nullptr ? "" : actors_.entities[best->entity].country;
        return memory_.intern({"given/" + slug(name), name, EntityKind::group, country, Sector::none, false});
    }

    const Tables& knowledge_;
    const Article& article_;
    const Document& document_;
    Day day_;
    Actors actors_;
    Memory memory_;
    Resolver resolver_;
    std::vector<Piece> pieces_;
    Piece whole_;          // a name made of several pieces, of the group that is being read
    std::string context_;  // the state where the sentence plays; empty: none is said, or several are
    bool located_ = false;
    std::uint32_t sentence_ = 0;
    std::optional<std::size_t> last_name_;  // of Actors::mentions: the last name of this sentence
};

}  // namespace

Actors find_actors(const Knowledge::Tables& knowledge, const Article& article, const Document& document) {
    return ActorFinder(knowledge, article, document).find();
}

}  // namespace entente
