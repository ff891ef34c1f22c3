#include "claims/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "claims/attributes.hpp"
#include "claims/claim_model.hpp"
#include "claims/dating.hpp"
#include "claims/fillers.hpp"
#include "claims/matcher.hpp"
#include "claims/pair_model.hpp"
#include "claims/syntax.hpp"
#include "claims/turning.hpp"
#include "claims/why.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

// How sure a claim is, as a product of how sure its parts are. The factors were set so that of the claims at a
// confidence about that share is right when the sample archive and random archive items are read; tools/evaluate claims
// shows it.
constexpr double least_confidence = 0.6;  // below it more claims are wrong than right: rather say nothing
constexpr double base_confidence = 0.9;
constexpr double coreference = 0.85;  // a participant is a pronoun, a description or an organ without its state
constexpr double domestic = 0.85;     // both sides belong to one state
constexpr double unreal = 0.9;        // planned, hypothetical or denied
constexpr double turned_act = 0.85;   // an operator made another act of it

std::string form_of(const Frame& frame) {
    return frame.word + '.' + frame.pos;
}

class SentenceReader {
public:
    SentenceReader(const Knowledge::Tables& knowledge, const Article& article, const Document& document,
                   const Actors& actors, std::uint32_t index, StoryTime& story, std::vector<Why>* whys = nullptr)
        : knowledge_(knowledge),
          article_(article),
          document_(document),
          actors_(actors),
          index_(index),
          sentence_(document.sentences[index]),
          tree_(document, sentence_),
          fillers_(tree_, actors, knowledge.frames),
          matcher_(tree_, fillers_, knowledge.frames, knowledge.ontology),
          times_(tree_, article.published, story),
          whys_(whys) {}

    // By the roles of the frames alone.
    std::vector<Claim> read_by_roles() {
        read_words([](Plover) { return true; });
        return std::move(claims_);
    }

    // Lasting relations by the frames' roles, events as the model weighs them.
    std::vector<Claim> read() {
        read_words([](Plover type) { return type == Plover::none; });
        weigh();
        return std::move(claims_);
    }

    // Adds what the model makes of the pairs of mentions that came with the article.
    std::vector<Claim> guess_marked(std::vector<Claim>&& framed) {
        claims_ = std::move(framed);
        std::vector<std::uint32_t> given;
        for (std::uint32_t i = 0; i < actors_.mentions.size(); ++i) {
            if (actors_.mentions[i].form == MentionForm::given && actors_.mentions[i].sentence == index_)
                given.push_back(i);
        }
        if (given.size() > max_marked) return std::move(claims_);
        for (std::size_t i = 0; i < given.size(); ++i) {
            for (std::size_t k = i + 1; k < given.size(); ++k) marked(given[i], given[k]);
        }
        return std::move(claims_);
    }

private:
    static constexpr std::size_t max_marked = 12;

    void marked(std::uint32_t first, std::uint32_t second) {
        const Mention& a = actors_.mentions[first];
        const Mention& b = actors_.mentions[second];
        if (a.entity == b.entity) return;
        const auto claimed = claimed_between(claims_, a, b);
        MarkedPair pair{first, second, claimed};
        PairGuess best = guess(knowledge_.pair_weights(), pair_features(tree_, actors_, knowledge_, pair));
        const MarkedPair reverse{second, first, claimed};
        PairGuess other = guess(knowledge_.pair_weights(), pair_features(tree_, actors_, knowledge_, reverse));
        if (other.answer != "NONE" && (best.answer == "NONE" || other.probability > best.probability)) {
            best = std::move(other);
            pair = reverse;
        }
        if (best.answer.empty() || best.answer == "NONE") return;
        const auto agrees = [&](Plover type) {
            return best.answer == (type == Plover::CONCEDE || type == Plover::RETREAT ? "YIELD" : name(type));
        };
        if (std::any_of(claimed.begin(), claimed.end(), agrees)) return;
        add_guess(pair, best);
    }

    void add_guess(const MarkedPair& pair, const PairGuess& guessed) {
        const auto word = word_for(tree_, actors_, knowledge_, pair, guessed.answer);
        const RelationType* type = knowledge_.ontology.find(word ? word->type : default_type(guessed.answer));
        if (type == nullptr) return;
        Claim claim;
        claim.type = type->name;
        describe(*type, claim);
        if (!participant({pair.source, 1}, claim.source) || !participant({pair.target, 1}, claim.target) ||
            claim.source.entity == claim.target.entity)
            return;
        const TokenIndex trigger = word ? word->token : actors_.mentions[pair.target].head;
        claim.status = status_of(tree_, {trigger});
        claim.event = times_.of({trigger}, claim.status);
        evidence(trigger, "pair-model/" + guessed.answer + " (" + guessed.reason + ")", claim);
        claim.confidence = guessed.probability;
        if (whys_ != nullptr) whys_->push_back(teller().of_guess(pair, trigger, guessed, claim));
        for (Claim& other : claims_) {  // torn: what the model prefers comes first
            const bool same = other.source.span == claim.source.span && other.target.span == claim.target.span;
            const bool reverse = other.source.span == claim.target.span && other.target.span == claim.source.span;
            if (same || reverse) other.confidence = std::min(other.confidence, claim.confidence * 0.9);
        }
        claims_.push_back(std::move(claim));
    }

    template <class Wanted>
    void read_words(Wanted wanted) {
        sport_ = is_sport(knowledge_.frames, tree_);
        for (TokenIndex at = sentence_.first; at < sentence_.last; ++at) {
            const Upos upos = tree_.token(at).upos;
            if (upos == Upos::VERB || upos == Upos::NOUN) predicate(at, wanted);
            if (lower_ascii(tree_.form(at)) == "led") leads(at);
        }
    }

    template <class Wanted>
    void predicate(TokenIndex at, Wanted wanted) {
        const auto of_wanted_type = [&](const Frame& frame) {
            const RelationType* type = knowledge_.ontology.find(frame.type);
            return type != nullptr && wanted(type->plover);
        };
        // Few words have a lasting sense: the others need not be matched for one.
        const auto* frames = knowledge_.frames.find(tree_.is_verb(at) ? 'v' : 'n', tree_.lemma(at));
        if (frames == nullptr || std::none_of(frames->begin(), frames->end(), [&](std::uint32_t index) {
                return of_wanted_type(knowledge_.frames.frames[index]);
            }))
            return;
        const auto matches = matcher_.match(at);
        if (matches.empty() || !of_wanted_type(*matches.front().frame)) return;
        const auto operators = operators_over(tree_, knowledge_.frames, at);
        for (const Match& match : matches) claim(match, operators);
    }

    // What a frame's roles say: for lasting relations, and for articles that come with their actors marked.
    void claim(const Match& match, const std::vector<Operator>& operators) {
        const Settled settled = settle(knowledge_, tree_, *match.frame, match.predicate, operators);
        const RelationType* type = settled.type;
        if (type == nullptr || (sport_ && type->plover != Plover::SANCTION && type->plover != Plover::ACCUSE &&
                                type->plover != Plover::PROTEST))
            return;
        Filler source = match.source;
        Filler target = match.target;
        if (settled.turned.actor && !re_source(tree_, fillers_, *settled.turned.actor, source, target)) return;

        Claim claim;
        claim.mutual = match.mutual && (type->name == match.frame->type || type->mutual);
        if (!participant(source, claim.source) || !participant(target, claim.target)) return;
        if (claim.source.entity == claim.target.entity || !plausible(*type, claim, fillers_.mention(target))) return;
        if (!identifiable(claim.source, fillers_.mention(source), true) ||
            !identifiable(claim.target, fillers_.mention(target), false))
            return;
        fill_in(*match.frame, settled, match.predicate, source.mention, target.mention, claim);
        Factors factors = {{base_confidence, "for any claim of a frame"},
                           {match.certainty, "for the construction"},
                           {source.strength, "for how directly the source is named"},
                           {target.strength, "for how directly the target is named"}};
        // "the two sides", "bilateral": one description gives both.
        const bool one_description = claim.source.span == claim.target.span;
        if (fillers_.mention(source).by_coreference) factors.emplace_back(coreference, "for a source referred back to");
        if (fillers_.mention(target).by_coreference && !one_description)
            factors.emplace_back(coreference, "for a target referred back to");
        if (!claim.source.country.empty() && claim.source.country == claim.target.country)
            factors.emplace_back(domestic, "for two sides of one state");
        if (claim.status != Status::happened) factors.emplace_back(unreal, "for what has not happened");
        if (type->name != match.frame->type) factors.emplace_back(turned_act, "for an act turned into another");
        claim.confidence = 1;
        for (const auto& [factor, what] : factors) claim.confidence *= factor;
        const bool given =
            fillers_.mention(source).form == MentionForm::given && fillers_.mention(target).form == MentionForm::given;
        if (claim.confidence < least_confidence && !given) return;
        Why why;
        if (whys_ != nullptr) {
            why = teller().of_roles(
                {*match.frame, match.predicate, settled.turned, source.mention, target.mention, &match}, claim,
                factors);
        }
        keep(match.predicate, *match.frame, std::move(claim), std::move(why));
    }

    // What the model holds likely, of events.
    void weigh() {
        FeatureTexts texts;
        const Candidates candidates = candidates_of(knowledge_, actors_, tree_, fillers_, matcher_, index_,
                                                    &knowledge_.claim_weights(), whys_ == nullptr ? nullptr : &texts);
        const auto& weights = knowledge_.claim_weights();
        const auto probability = probabilities(weights, candidates);
        for (const std::size_t i : chosen(candidates, probability, weights.least)) {
            const Pair& pair = candidates.pairs[i];
            const Act& act = candidates.acts[pair.act];
            const Slot& source = candidates.slots[pair.source];
            const Slot& target = candidates.slots[pair.target];
            Claim claim;
            claim.mutual = is_mutual(act);
            claim.source = participant(source);
            claim.target = participant(target);
            fill_in(*act.frame, {act.type, act.turned, act.status}, act.trigger, source.mention, target.mention, claim);
            claim.confidence = weights.calibrated(probability[i]);
            if (whys_ != nullptr) {
                const auto found = std::find_if(act.matches.begin(), act.matches.end(), [&](const Match& match) {
                    const bool same = match.source.mention == source.mention && match.target.mention == target.mention;
                    const bool reverse =
                        match.source.mention == target.mention && match.target.mention == source.mention;
                    return same || (claim.mutual && reverse);
                });
                const Reading reading{*act.frame,     act.trigger,    act.turned,
                                      source.mention, target.mention, found == act.matches.end() ? nullptr : &*found,
                                      source.basis,   target.basis};
                whys_->push_back(
                    teller().of_model(reading, claim, weighing_of(weights, candidates, i, texts), probability[i]));
            }
            claims_.push_back(std::move(claim));
        }
    }

    WhyTeller teller() const { return {knowledge_, actors_, tree_, fillers_, times_, article_.published}; }

    Participant participant(const Slot& slot) const {
        const Mention& mention = actors_.mentions[slot.mention];
        return {slot.entity.id,
                slot.entity.country,
                slot.entity.sector,
                {mention.begin, mention.end},
                document_.text.substr(mention.begin, mention.end - mention.begin)};
    }

    // Everything that does not depend on who takes part.
    void fill_in(const Frame& frame, const Settled& settled, TokenIndex trigger, std::uint32_t source,
                 std::uint32_t target, Claim& claim) const {
        claim.type = settled.type->name;
        describe(*settled.type, claim);
        claim.status = settled.status;
        claim.event = times_.of(settled.turned.chain, claim.status);
        if (const auto speaker = speaker_of(tree_, settled.turned.chain)) {
            const Fillers said = fillers_.direct(*speaker);
            if (!said.empty() && fillers_.entity(said.front()).id != claim.source.entity)
                claim.speaker = fillers_.entity(said.front()).id;
        }
        const auto clause = clause_of(tree_, trigger);
        claim.attributes = read_attributes(tree_, clause);
        claim.attributes.topic = topic_of(tree_, settled.turned.chain.front());
        claim.attributes.duration = times_.duration(clause);
        claim.attributes.place = place_in(clause, source, target);
        evidence(trigger, form_of(frame) + '/' + claim.type + settled.turned.rule, claim);
        claim.evidence.by_coreference =
            actors_.mentions[source].by_coreference || actors_.mentions[target].by_coreference;
    }

    // "ten people", "a court" of nobody knows where is no actor; unknown gunmen are, as the source of what they do.
    static bool identifiable(const Participant& participant, const Mention& mention, bool source) {
        if (mention.form == MentionForm::given || !participant.entity.starts_with("any/")) return true;
        return source && (participant.sector == Sector::UAF || participant.sector == Sector::REB ||
                          participant.sector == Sector::SEP || participant.sector == Sector::CRM);
    }

    // Two guards against readings that the words allow and the world does not.
    static bool plausible(const RelationType& type, const Claim& claim, const Mention& target) {
        if (target.form == MentionForm::given || claim.source.country.empty() ||
            claim.source.country != claim.target.country)
            return true;
        // A state does not deal with its own government; it does with its parties, protesters, courts …
        const bool own_government =
            (claim.source.entity == claim.source.country && claim.target.sector == Sector::GOV) ||
            (claim.target.entity == claim.target.country && claim.source.sector == Sector::GOV);
        if (own_government) return false;
        // "Armenia is to withdraw its troops", "Kyiv sent its army": its own forces are the means, not the other side.
        const bool own_forces =
            claim.target.sector == Sector::MIL &&
            (type.plover == Plover::RETREAT || type.plover == Plover::MOBILIZE || type.plover == Plover::AID);
        if (own_forces) return false;
        // Whose soldiers or civilians the text does not say: when an army strikes them, hardly its own.
        const bool guessed = target.form == MentionForm::nominal && target.by_coreference;
        const bool army = claim.source.sector == Sector::MIL || claim.source.sector == Sector::GOV;
        return !(type.plover == Plover::ASSAULT && guessed && army);
    }

    static void describe(const RelationType& type, Claim& claim) {
        claim.plover = type.plover;
        claim.cameo = type.cameo;
        claim.quad = type.quad;
        claim.goldstein = type.goldstein;
    }

    // A place stands for the state that it lies in; a place without one is no actor.
    bool participant(const Filler& filler, Participant& out) const {
        const Mention& mention = fillers_.mention(filler);
        const Entity& entity = actors_.entities[mention.entity];
        out.entity = entity.id;
        out.country = entity.country;
        out.sector = entity.sector;
        out.span = {mention.begin, mention.end};
        out.text = document_.text.substr(mention.begin, mention.end - mention.begin);
        if (entity.kind == EntityKind::place) {
            if (entity.country.empty() && mention.form != MentionForm::given) return false;
            if (!entity.country.empty()) out.entity = entity.country;
        }
        // "country" may be an organisation's id for who acts for one: only states have codes of three letters there.
        if (const KnownEntity* of = knowledge_.find(out.country); of == nullptr || of->kind != EntityKind::country) {
            if (!out.country.empty() && of != nullptr && entity.kind == EntityKind::person)
                out.entity = knowledge_.whole(*of).id;
            out.country.clear();
        }
        return true;
    }

    std::string place_in(const std::vector<TokenIndex>& clause, std::uint32_t source, std::uint32_t target) const {
        for (const TokenIndex at : clause) {
            const std::string word = tree_.preposition(at);
            if (word != "in" && word != "at" && word != "near") continue;
            for (const Filler& filler : fillers_.direct(at)) {
                if (filler.mention == source || filler.mention == target) continue;
                const Mention& mention = fillers_.mention(filler);
                const EntityKind kind = actors_.entities[mention.entity].kind;
                if (kind == EntityKind::place || kind == EntityKind::country)
                    return document_.text.substr(mention.begin, mention.end - mention.begin);
            }
        }
        return {};
    }

    void evidence(TokenIndex trigger, std::string rule, Claim& claim) const {
        const Token& token = tree_.token(trigger);
        claim.evidence.sentence = index_;
        claim.evidence.span = {sentence_.begin, sentence_.end};
        claim.evidence.trigger = {token.begin, token.end};
        claim.evidence.trigger_text = std::string(tree_.form(trigger));
        claim.evidence.rule = std::move(rule);
    }

    // "US-led NATO", "the Saudi-led coalition".
    void leads(TokenIndex led) {
        if (led < sentence_.first + 2 || tree_.form(led - 1) != "-") return;
        const Fillers leader = fillers_.direct(led - 2);
        const Fillers body = led + 1 < sentence_.last ? first_body(led + 1) : Fillers{};
        if (leader.empty() || body.empty()) return;
        const RelationType* type = knowledge_.ontology.find("leads");
        Claim claim;
        if (type == nullptr || !participant(leader.front(), claim.source) || !participant(body.front(), claim.target) ||
            claim.source.entity == claim.target.entity)
            return;
        claim.type = type->name;
        describe(*type, claim);
        claim.event = times_.of({led}, Status::happened);
        evidence(led, "led.a/leads", claim);
        claim.confidence = base_confidence * leader.front().strength * body.front().strength;
        static const Frame led_frame{"led", 'a', "leads", {}, {}, {}, 0};
        Why why;
        if (whys_ != nullptr) {
            why.ground = Ground::roles;
            why.frame = "“led” behind a name and a hyphen";
            why.construction = "the name before > the organisation or group behind";
            why.decisions = {
                {DecisionKind::act, "leads", "“-led”"},
                {DecisionKind::source, claim.source.entity, "“" + claim.source.text + "” stands before it"},
                {DecisionKind::target, claim.target.entity, "“" + claim.target.text + "” stands behind it"},
                {DecisionKind::confidence, fmt::format("{:.4g}", claim.confidence),
                 "0.9 for any claim of a frame, less where a name is indirect"}};
        }
        keep(led, led_frame, std::move(claim), std::move(why));
    }

    // The organisation or group that the words from there on name, within the noun phrase.
    Fillers first_body(TokenIndex from) const {
        for (TokenIndex at = from; at < sentence_.last && at < from + 4; ++at) {
            for (const Filler& filler : fillers_.direct(at)) {
                const EntityKind kind = fillers_.entity(filler).kind;
                if (kind == EntityKind::organisation || kind == EntityKind::group) return {filler};
            }
            const Upos upos = tree_.token(at).upos;
            if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN) break;
        }
        return {};
    }

    // Does one of the two words govern the other, directly or over a light verb?
    bool linked(TokenIndex a, TokenIndex b) const {
        for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
            TokenIndex at = from;
            for (int step = 0; step < 3; ++step) {
                if (at == to) return true;
                const auto head = tree_.head(at);
                const Label label = tree_.token(at).label;
                if (!head || label == Label::conj || label == Label::ccomp || label == Label::advcl ||
                    label == Label::parataxis)
                    break;
                at = *head;
            }
        }
        return false;
    }

    // "*sign* an *accord*": the verb's frame asked for that object, so that the noun says nothing of its own.
    bool consumes(const Frame& frame, TokenIndex verb, TokenIndex noun) const {
        if (frame.pos != 'v' || std::none_of(frame.needs.begin(), frame.needs.end(),
                                             [](const Need& need) { return need.kind == NeedKind::object_lemma; }))
            return false;
        const auto governor = tree_.governor(noun);
        return governor && governor->verb == verb;
    }

    // One act said in two words ("launched an *attack*", "*attacked*") is one claim: the surer one stays.
    void keep(TokenIndex trigger, const Frame& frame, Claim&& claim, Why&& why) {
        const auto replace = [&](std::size_t i) {
            claims_[i] = std::move(claim);
            triggers_[i] = trigger;
            frames_[i] = &frame;
            if (whys_ != nullptr) (*whys_)[i] = std::move(why);
        };
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const Claim& other = claims_[i];
            const bool same_pair =
                (other.source.entity == claim.source.entity && other.target.entity == claim.target.entity) ||
                (other.mutual && claim.mutual && other.source.entity == claim.target.entity &&
                 other.target.entity == claim.source.entity);
            if (same_pair && consumes(*frames_[i], triggers_[i], trigger)) return;
            if (same_pair && consumes(frame, trigger, triggers_[i])) {
                replace(i);
                return;
            }
            if (!same_pair || other.plover != claim.plover ||
                (claim.plover == Plover::none && other.type != claim.type))
                continue;
            if (other.type == claim.type || (other.status == claim.status && linked(triggers_[i], trigger))) {
                if (claim.confidence > other.confidence) replace(i);
                return;
            }
        }
        claims_.push_back(std::move(claim));
        triggers_.push_back(trigger);
        frames_.push_back(&frame);
        if (whys_ != nullptr) whys_->push_back(std::move(why));
    }

    const Knowledge::Tables& knowledge_;
    const Article& article_;
    const Document& document_;
    const Actors& actors_;
    std::uint32_t index_;
    const Sentence& sentence_;
    Tree tree_;
    FillerFinder fillers_;
    Matcher matcher_;
    SentenceTimes times_;
    std::vector<Claim> claims_;
    std::vector<TokenIndex> triggers_;  // of claims_
    std::vector<const Frame*> frames_;  // of claims_
    std::vector<Why>* whys_;            // of claims_; nullptr: not asked for
    bool sport_ = false;
};

}  // namespace

std::vector<Claim> read_framed_claims(const Knowledge::Tables& knowledge, const Article& article,
                                      const Document& document, const Actors& actors, std::uint32_t index) {
    StoryTime story(document, article.published);
    return SentenceReader(knowledge, article, document, actors, index, story).read_by_roles();
}

std::vector<Claim> read_claims(const Knowledge::Tables& knowledge, const Article& article, const Document& document,
                               const Actors& actors, std::uint32_t index, StoryTime& story, std::vector<Why>* whys) {
    SentenceReader reader(knowledge, article, document, actors, index, story, whys);
    return article.mentions.empty() ? reader.read() : reader.guess_marked(reader.read_by_roles());
}

std::vector<Plover> claimed_between(const std::vector<Claim>& claims, const Mention& a, const Mention& b) {
    const auto overlap = [](const Span& span, const Mention& mention) {
        return span.begin < mention.end && mention.begin < span.end;
    };
    std::vector<Plover> types;
    for (const Claim& claim : claims) {
        if (claim.plover == Plover::none) continue;
        if ((overlap(claim.source.span, a) && overlap(claim.target.span, b)) ||
            (overlap(claim.source.span, b) && overlap(claim.target.span, a)))
            types.push_back(claim.plover);
    }
    return types;
}

bool may_hold_claim(const Knowledge::Tables& knowledge, const Document& document, const Actors& actors,
                    std::uint32_t index) {
    std::set<std::uint32_t> entities;
    bool given = false;
    auto it = std::lower_bound(actors.mentions.begin(), actors.mentions.end(), document.sentences[index].begin,
                               [](const Mention& mention, std::uint32_t begin) { return mention.begin < begin; });
    for (; it != actors.mentions.end() && it->begin < document.sentences[index].end; ++it) {
        entities.insert(it->entity);
        given = given || it->form == MentionForm::given;
    }
    if (entities.empty()) return false;
    if (given) return true;
    const auto tokens = document.tokens_of(document.sentences[index]);
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        if (token.upos != Upos::VERB && token.upos != Upos::NOUN) return lower_ascii(document.form(token)) == "led";
        return knowledge.frames.find(token.upos == Upos::VERB ? 'v' : 'n', document.lemma(token)) != nullptr;
    });
}

}  // namespace entente
