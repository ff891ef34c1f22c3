#include "claims/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "claims/feature_words.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t most_voices = 12;

std::string in_quotes(std::string_view words) {
    return "“" + std::string(words) + "”";
}

void join(std::string& to, const std::string& words, std::string_view by = ", ") {
    if (!to.empty()) to += by;
    to += words;
}

// 0.85; trailing zeros are none of the reader's business.
std::string short_number(double value) {
    return fmt::format("{:.4g}", std::round(value * 1000) / 1000);
}

std::string place_name(const PlaceRef& place) {
    switch (place.place) {
        case Place::subj:
            return "its subject";
        case Place::obj:
            return "its object";
        case Place::iobj:
            return "its indirect object";
        case Place::subj_all:
            return "all who are its subject";
        case Place::obj_all:
            return "all who are its object";
        case Place::agent:
            return "who does it";
        case Place::poss:
            return "its owner";
        case Place::adj:
            return "the name or adjective before it";
        case Place::prep:
            return "behind " + in_quotes(place.word);
        case Place::prep_all:
            return "all behind " + in_quotes(place.word);
        case Place::comp_subj:
            return "the subject of the clause under it";
        case Place::comp_any:
            return "anybody in the clause under it";
    }
    return "";
}

std::string places_name(const std::vector<PlaceRef>& places) {
    std::string out;
    for (const PlaceRef& place : places) join(out, place_name(place), " or ");
    return out;
}

// "its subject > its object"; mutual ones with "=".
std::string pattern_name(const RolePattern& pattern) {
    if (pattern.right.empty()) return places_name(pattern.left) + ", among each other";
    return places_name(pattern.left) + (pattern.mutual ? " = " : " > ") + places_name(pattern.right);
}

std::string part_name(char pos) {
    return pos == 'v' ? "verb" : pos == 'n' ? "noun" : "adjective";
}

std::string need_name(const Need& need) {
    std::vector<std::string> words(need.words.begin(), need.words.end());
    std::sort(words.begin(), words.end());
    std::string some;
    for (std::size_t i = 0; i < words.size() && i < 3; ++i) join(some, words[i], "|");
    if (words.size() > 3) some += "|…";
    const std::string of = some.empty() ? "" : " (" + some + ")";
    std::string out;
    switch (need.kind) {
        case NeedKind::object_lemma:
            out = "an object" + of;
            break;
        case NeedKind::preposition:
            out = "a phrase with " + in_quotes(need.word);
            break;
        case NeedKind::preposition_actor:
            out = "an actor behind " + in_quotes(need.word);
            break;
        case NeedKind::preposition_lemma:
            out = "a phrase with " + in_quotes(need.word) + of;
            break;
        case NeedKind::complement:
            out = "a clause under it" + of;
            break;
        case NeedKind::subject_sector:
            out = "a subject of a sector" + of;
            break;
        case NeedKind::object_actor:
            out = "an actor as object";
            break;
    }
    return need.negated ? "not " + out : out;
}

std::string frame_name(const Frame& frame) {
    std::string out = fmt::format("the {} {} as {}", part_name(frame.pos), in_quotes(frame.word), frame.type);
    std::string needs;
    for (const Need& need : frame.needs) join(needs, need_name(need));
    return needs.empty() ? out : out + ", which asks for " + needs;
}

// "did not", "to", "if" before a word.
bool colours_status(const Tree& tree, TokenIndex child) {
    const Label label = tree.token(child).label;
    if (label == Label::aux || label == Label::aux_pass) return true;
    const std::string word = lower_ascii(tree.form(child));
    return word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "no" || word == "neither" ||
           word == "nor" || word == "without" ||
           (label == Label::mark && (word == "to" || word == "if" || word == "unless" || word == "whether"));
}

}  // namespace

std::string WhyTeller::quoted(TokenIndex at) const {
    return in_quotes(tree_.form(at));
}

// The word with what stands before it and bears on its status: "did not attack".
std::string WhyTeller::phrase(TokenIndex at) const {
    std::string words;
    for (const TokenIndex c : tree_.children(at)) {
        if (c >= at || !colours_status(tree_, c)) continue;
        const bool clitic = tree_.form(c).starts_with("n't") || tree_.form(c).starts_with("n’t");
        join(words, std::string(tree_.form(c)), clitic ? "" : " ");
    }
    join(words, std::string(tree_.form(at)), " ");
    return in_quotes(words);
}

std::string WhyTeller::words_of(std::uint32_t mention) const {
    const Mention& m = actors_.mentions[mention];
    return in_quotes(std::string_view(tree_.document().text).substr(m.begin, m.end - m.begin));
}

// The first words of the sentence that name the state.
std::string WhyTeller::words_of_state(const std::string& state, std::uint32_t sentence) const {
    for (std::uint32_t i = 0; i < actors_.mentions.size(); ++i) {
        const Mention& m = actors_.mentions[i];
        if (m.sentence == sentence && m.form != MentionForm::pronoun && actors_.entities[m.entity].country == state)
            return words_of(i);
    }
    return state;
}

// How a mention stands to the act, as nearly as a name can be given to it.
std::string WhyTeller::standing(const Reading& reading, std::uint32_t mention) const {
    std::string best;
    double strength = 0;
    const auto look = [&](const Fillers& found, const std::string& words, std::string_view by_way = {}) {
        for (const Filler& filler : found) {
            if (filler.mention != mention || filler.strength <= strength) continue;
            strength = filler.strength;
            best = filler.strength < 1 && !by_way.empty() ? words + ", by way of " + in_quotes(by_way) : words;
        }
    };
    const auto look_at = [&](const std::vector<TokenIndex>& tokens, const std::string& words, bool located) {
        for (const TokenIndex token : tokens) look(fillers_.resolve(token, located), words, tree_.form(token));
    };
    const auto look_at_phrases = [&](const std::vector<Oblique>& obliques, const std::string& of) {
        for (const Oblique& oblique : obliques)
            look_at({oblique.token}, "behind " + in_quotes(oblique.preposition) + of, true);
    };
    const auto look_at_verb = [&](TokenIndex verb, const std::string& after) {
        VerbArguments arguments = tree_.arguments(verb);
        const std::string word = phrase(verb) + after;
        look_at(arguments.subjects,
                (arguments.passive             ? "who does it in the passive "
                 : arguments.inherited_subject ? "subject, taken over from another clause, of "
                                               : "subject of ") +
                    word,
                false);
        look_at(arguments.objects, (arguments.passive ? "subject of the passive " : "object of ") + word, true);
        look_at(arguments.indirect, "indirect object of " + word, true);
        look_at_phrases(arguments.obliques, " at " + word);
        return arguments;
    };
    const TokenIndex at = reading.trigger;
    if (reading.turned.actor && tree_.is_verb(*reading.turned.actor)) {
        look_at(tree_.arguments(*reading.turned.actor).subjects, "subject of " + phrase(*reading.turned.actor), false);
        if (!best.empty()) return best;
    }
    if (tree_.is_verb(at)) {
        const VerbArguments arguments = look_at_verb(at, "");
        if (!best.empty()) return best;
        for (const TokenIndex clause : arguments.complements) look_at_verb(clause, ", the clause under " + quoted(at));
    } else {
        look(fillers_.possessor(at), "owner of " + quoted(at));
        look(fillers_.before(at), "right before " + quoted(at));
        look_at_phrases(tree_.obliques(at), " at " + quoted(at));
        if (!best.empty()) return best;
        if (const auto governor = tree_.governor(at); governor && tree_.is_verb(governor->verb))
            look_at_verb(governor->verb, ", the verb over " + quoted(at));
        if (!best.empty()) return best;
        for (const TokenIndex c : tree_.children(at)) {
            if (tree_.token(c).label == Label::acl || tree_.token(c).label == Label::acl_relcl)
                look_at_verb(c, ", which describes " + quoted(at));
        }
        if (best.empty()) look(fillers_.agent(at), "who does " + quoted(at));
        if (best.empty()) look(fillers_.direct(at), "named by " + quoted(at) + " itself");
    }
    if (best.empty()) best = "in no direct tie of grammar to " + quoted(at);
    return best;
}

std::string WhyTeller::state_basis(const Participant& participant, std::uint32_t mention, SlotBasis basis) const {
    const Mention& m = actors_.mentions[mention];
    const Entity& entity = actors_.entities[m.entity];
    const std::string state = participant.country.empty() ? participant.entity : participant.country;
    switch (basis) {
        case SlotBasis::scene:
            return words_of(mention) + " says of no state; " + words_of_state(state, m.sentence) +
                   " is the only one that the sentence names";
        case SlotBasis::place:
            return words_of(mention) + " says of no state; " + words_of_state(state, m.sentence) +
                   " is the only place where it happens";
        case SlotBasis::nearest:
            return words_of(mention) + " says of no state; of those that the sentence names, " +
                   words_of_state(state, m.sentence) + " stands nearest";
        case SlotBasis::other:
            return words_of(mention) + " says of no state; of those that the sentence names, " +
                   words_of_state(state, m.sentence) + " fits best";
        case SlotBasis::implied:
            return "the state that " + words_of(mention) + (entity.id == state ? " names" : " belongs to");
        case SlotBasis::own:
            break;
    }
    if (m.form == MentionForm::given) return "as given with the article";
    if (entity.kind == EntityKind::place) return "the state that the place lies in";
    if (m.form == MentionForm::pronoun) return words_of(mention) + " takes up an earlier mention";
    if (entity.kind == EntityKind::person) {
        const KnownEntity* person = knowledge_.find(entity.id);
        const OfficeTerm* term =
            person == nullptr || !published_ ? nullptr : knowledge_.office_on(*person, *published_);
        if (term != nullptr && knowledge_.entities[term->of].id == state)
            return fmt::format("{} of {} on the day of publication, by the tables of offices", term->office, state);
        return entity.known ? "by the tables of persons" : "as the article says who it is";
    }
    if (entity.known && m.form != MentionForm::nominal) return "by the tables of actors";
    // "the *Egyptian* police": a state named within, or right before.
    for (std::uint32_t i = 0; i < actors_.mentions.size(); ++i) {
        const Mention& other = actors_.mentions[i];
        if (i != mention && other.sentence == m.sentence && other.begin >= m.begin && other.end <= m.end &&
            actors_.entities[other.entity].country == state)
            return "by " + words_of(i) + " in " + words_of(mention);
    }
    if (m.by_coreference && m.form == MentionForm::nominal) {
        for (std::uint32_t i = 0; i < actors_.mentions.size(); ++i) {
            const Mention& other = actors_.mentions[i];
            if (other.sentence != m.sentence || actors_.entities[other.entity].country != state) continue;
            if (const std::string preposition = tree_.preposition(other.head); !preposition.empty())
                return words_of(mention) + " says of no state; the sentence speaks of what happens " + preposition +
                       ' ' + words_of(i);
        }
        return words_of(mention) + " says of no state; it is the one that the article has spoken of most so far";
    }
    if (m.by_coreference) return words_of(mention) + " takes up an earlier mention";
    return "by the words " + words_of(mention);
}

void WhyTeller::say_act(const Reading& reading, const Claim& claim, Why& why) const {
    why.frame = frame_name(reading.frame);
    if (reading.match != nullptr && reading.match->pattern < reading.frame.roles.size())
        why.construction = pattern_name(reading.frame.roles[reading.match->pattern]);
    if (!why.construction.empty() && tree_.is_verb(reading.trigger) && tree_.is_passive(reading.trigger))
        why.construction += ", in the passive";
    why.decisions.push_back({DecisionKind::act, reading.frame.type, in_quotes(claim.evidence.trigger_text)});

    // Operators one by one, the nearest first.
    const auto operators = operators_over(tree_, knowledge_.frames, reading.trigger);
    std::string before = reading.frame.type;
    std::vector<Operator> so_far;
    std::string because;
    for (const Operator& op : operators) {
        so_far.push_back(op);
        const Turned turned = turn(reading.frame.type, reading.trigger, so_far, knowledge_.frames, knowledge_.ontology);
        if (turned.type == before) continue;
        join(because,
             fmt::format("{} turned into {} by {} ({})", before, turned.type, phrase(op.token), op.operator_class));
        before = turned.type;
        if (before == claim.type) break;
    }
    if (claim.type == reading.frame.type) return;
    if (before != claim.type)
        join(because, fmt::format("{} turned into {} by {}: what is denied and lies ahead is refused", before,
                                  claim.type, phrase(reading.turned.chain.front())));
    why.decisions.push_back({DecisionKind::type, claim.type, because});
}

void WhyTeller::say_side(const Reading& reading, const Claim& claim, bool source, Why& why) const {
    const Participant& participant = source ? claim.source : claim.target;
    const std::uint32_t mention = source ? reading.source : reading.target;
    const SlotBasis basis = source ? reading.source_basis : reading.target_basis;
    std::string because;
    if (basis == SlotBasis::implied) {
        because = "nobody is named; the authorities of the state are meant";
    } else {
        because = words_of(mention) + " is " + standing(reading, mention);
        if (actors_.mentions[mention].by_coreference && actors_.mentions[mention].form == MentionForm::pronoun)
            because += ", and takes up an earlier mention";
    }
    why.decisions.push_back({source ? DecisionKind::source : DecisionKind::target, participant.entity, because});
    const std::string state = participant.country.empty() ? participant.entity : participant.country;
    const bool own_name = participant.entity == state && basis == SlotBasis::own &&
                          actors_.entities[actors_.mentions[mention].entity].id == state &&
                          actors_.mentions[mention].form != MentionForm::pronoun;
    if (own_name || (participant.country.empty() && participant.entity.find('/') != std::string::npos)) return;
    why.decisions.push_back({source ? DecisionKind::source_state : DecisionKind::target_state, state,
                             state_basis(participant, mention, basis)});
}

void WhyTeller::say_status(const std::vector<TokenIndex>& chain, const std::string& by_operator, const Claim& claim,
                           Why& why) const {
    std::vector<StatusCause> causes;
    status_of(tree_, chain, &causes);
    std::vector<std::string> words;
    for (const StatusCause& cause : causes) {
        if (cause.status != claim.status) continue;
        const Label label = tree_.token(cause.word).label;
        const auto head = label == Label::aux || label == Label::mark ? tree_.head(cause.word) : std::nullopt;
        std::string said = phrase(head.value_or(cause.word));
        if (std::find(words.begin(), words.end(), said) == words.end()) words.push_back(std::move(said));
    }
    std::string because;
    for (const std::string& said : words) join(because, said);
    if (claim.status != Status::happened && because.empty()) because = by_operator;
    if (claim.status == Status::happened && claim.type == "refusal" && !causes.empty())
        because = "the refusal itself is told as a fact";
    else if (claim.status == Status::happened)
        because = "nothing denies, plans or conditions " + phrase(chain.front());
    else
        because = "by " + because;
    why.decisions.push_back({DecisionKind::status, std::string(name(claim.status)), because});
}

void WhyTeller::say_time(const std::vector<TokenIndex>& chain, const Claim& claim, Why& why) const {
    const EventTime& time = claim.event;
    std::string value(name(time.basis));
    if (time.when.precision != Precision::unknown) {
        const Day last = std::max(time.when.from, time.when.until - std::chrono::days{1});
        value = iso(time.when.from) + (last == time.when.from ? "" : "/" + iso(last));
    }
    std::string words;
    const TimeExpression* expression = nullptr;
    times_.of(chain, claim.status, &expression);
    if (expression != nullptr) {
        TokenIndex first = expression->first;
        if (first > tree_.sentence().first && tree_.token(first - 1).label == Label::case_) --first;
        const std::uint32_t begin = tree_.token(first).begin;
        words = in_quotes(
            std::string_view(tree_.document().text).substr(begin, tree_.token(expression->last - 1).end - begin));
    }
    const std::string published = published_ ? " on " + iso(*published_) : "";
    std::string because;
    if (time.basis == TimeBasis::stated) {
        because = words.empty() ? "a date in its clause" : words;
    } else if (time.basis == TimeBasis::relative) {
        const TimeAnchor anchor = expression == nullptr ? TimeAnchor::published : expression->anchor;
        because = (words.empty() ? "a time in its clause" : words) +
                  (anchor == TimeAnchor::reference ? ", counted from the time that the article spoke of before"
                   : anchor == TimeAnchor::either
                       ? ", counted from publication or from the time that the article spoke of before"
                       : ", counted from publication" + published);
    } else {
        because = words.empty() ? "its clause says no time" : words + " names no day";
        if (time.basis == TimeBasis::assumed && time.when.until - time.when.from > std::chrono::days{1})
            because += "; told in the past, so taken to be of the seven days up to publication" + published;
        else if (time.basis == TimeBasis::assumed)
            because += "; told in the present, so taken to be of the day of publication" + published;
        else if (!published_)
            because += ", and the article has no day of publication";
        else if (claim.status == Status::planned || claim.status == Status::hypothetical)
            because += ", and it had not happened when it was published" + published;
    }
    why.decisions.push_back({DecisionKind::time, value, because});
}

void WhyTeller::say_speaker(const std::vector<TokenIndex>& chain, const Claim& claim, Why& why) const {
    if (claim.speaker.empty()) return;
    std::string because = "the sentence says so";
    if (const auto speaker = speaker_of(tree_, chain)) {
        const auto head = tree_.head(*speaker);
        if (tree_.preposition(*speaker) == "according to")
            because = "“according to” before " + quoted(*speaker);
        else if (head)
            because = quoted(*speaker) + " is the subject of " + phrase(*head);
    }
    why.decisions.push_back({DecisionKind::speaker, claim.speaker, because});
}

// Everything but the ground and the confidence.
Why WhyTeller::described(const Reading& reading, const Claim& claim) const {
    Why why;
    say_act(reading, claim, why);
    if (claim.mutual)
        why.decisions.push_back({DecisionKind::direction, "mutual", claim.type + " has no direction here"});
    say_side(reading, claim, true, why);
    say_side(reading, claim, false, why);
    std::string operators;
    for (const Operator& op : operators_over(tree_, knowledge_.frames, reading.trigger)) {
        // Transparent ones ("launched", "continued") stand in the chain and change nothing.
        if (reading.turned.rule.find('+' + op.operator_class) != std::string::npos) join(operators, phrase(op.token));
    }
    say_status(reading.turned.chain, operators, claim, why);
    say_time(reading.turned.chain, claim, why);
    say_speaker(reading.turned.chain, claim, why);
    return why;
}

Why WhyTeller::of_roles(const Reading& reading, const Claim& claim, const Factors& factors) const {
    Why why = described(reading, claim);
    why.ground = Ground::roles;
    std::string because;
    for (const auto& [factor, what] : factors) {
        if (factor != 1) join(because, short_number(factor) + ' ' + std::string(what), " × ");
    }
    why.decisions.push_back({DecisionKind::confidence, short_number(claim.confidence), because});
    return why;
}

Why WhyTeller::of_model(const Reading& reading, const Claim& claim, const Weighing& weighing,
                        double probability) const {
    Why why = described(reading, claim);
    why.ground = Ground::claim_model;
    if (why.construction.empty()) why.construction = "none of the frame's own; the model put the two where they stand";
    why.decisions.push_back(
        {DecisionKind::confidence, short_number(claim.confidence),
         fmt::format(
             "the model holds the pair {:.2f} likely by itself and {:.2f} beside its rivals; of such claims that "
             "share held in sentences that it was not trained on",
             1 / (1 + std::exp(-weighing.odds)), probability)});
    why.voices = voices_of(weighing.features, most_voices);
    return why;
}

Why WhyTeller::of_guess(const MarkedPair& pair, TokenIndex trigger, const PairGuess& guess, const Claim& claim) const {
    Why why;
    why.ground = Ground::pair_model;
    why.decisions.push_back(
        {DecisionKind::act, claim.type,
         in_quotes(claim.evidence.trigger_text) + " stands for " + guess.answer + " between the two"});
    for (const bool source : {true, false}) {
        why.decisions.push_back({source ? DecisionKind::source : DecisionKind::target,
                                 (source ? claim.source : claim.target).entity,
                                 words_of(source ? pair.source : pair.target) + " was marked in the article"});
    }
    say_status({trigger}, "", claim, why);
    say_time({trigger}, claim, why);
    why.decisions.push_back({DecisionKind::confidence, short_number(claim.confidence),
                             fmt::format("the model holds {} {:.2f} likely", guess.answer, guess.probability)});
    why.voices = voices_of(knowledge_.pair_weights(), pair_features(tree_, actors_, knowledge_, pair), guess.answer,
                           most_voices);
    return why;
}

}  // namespace entente
