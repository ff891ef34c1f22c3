#include "merge/chronicle.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "entente/base/text.hpp"
#include "merge/participants.hpp"

namespace entente {
namespace {

using std::chrono::days;
using Words = std::set<std::string>;

// Words of a topic that do not tell it from another.
constexpr std::array plain_words = {"a",       "an",   "the",     "of",         "to",     "in",    "on",   "for",
                                    "with",    "and",  "its",     "his",        "her",    "their", "any",  "all",
                                    "by",      "at",   "from",    "new",        "as",     "that",  "this", "into",
                                    "further", "more", "against", "additional", "tougher"};

Words words_of(std::string_view topic) {
    Words words;
    const std::string lower = lower_utf8(topic);
    std::string word;
    const auto end_word = [&] {
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        if (!word.empty() && std::find(plain_words.begin(), plain_words.end(), word) == plain_words.end())
            words.insert(word);
        word.clear();
    };
    for (const char c : lower) {
        if (is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
            (c == '\'' && !word.empty())) {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    return words;
}

// Neither says what the other leaves out of account.
bool mean_the_same(const Words& a, const Words& b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty();
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
           std::includes(b.begin(), b.end(), a.begin(), a.end());
}

Participant as_state(const Participant& participant) {
    const bool rolled =
        !participant.country.empty() && acts_for_state(participant) && participant.sector != Sector::BUS;
    Participant made;
    made.entity = rolled ? participant.country : participant.entity;
    made.country = participant.country;
    if (!rolled) made.sector = participant.sector;
    return made;
}

Participant as_itself(const Participant& participant) {
    Participant made;
    made.entity = participant.entity;
    made.country = participant.country;
    if (made.entity != made.country) made.sector = participant.sector;
    return made;
}

bool is_organisation(const Participant& participant) {
    const std::string& id = participant.entity;
    return id != participant.country && !id.starts_with("person/") &&
           (participant.country.empty() || !id.starts_with(participant.country + "/"));
}

struct Sides {
    Participant source;
    Participant target;
};

// Who the state is between. An act is the state's that it is done for; what it is done to is what is named, but that a
// mutual relation is one of states on both sides.
Sides sides_of(const RelationType& state, const Event& event) {
    if (state.personal) return {as_itself(event.source), as_itself(event.target)};
    Sides sides{as_state(event.source), state.mutual ? as_state(event.target) : as_itself(event.target)};
    if (state.mutual && sides.target.entity < sides.source.entity) std::swap(sides.source, sides.target);
    return sides;
}

std::string about_of(RelationType::By by, const Attributes& attributes) {
    switch (by) {
        case RelationType::By::topic:
            return attributes.topic;
        case RelationType::By::commodity:
            return attributes.commodity;
        case RelationType::By::office:
            return attributes.office;
        case RelationType::By::nothing:
            break;
    }
    return {};
}

bool applies(const StateChange& change, const Turn& turn) {
    if (!change.acts.empty()) {
        const bool told = std::any_of(turn.acts.begin(), turn.acts.end(), [&](const std::string& act) {
            return std::find(change.acts.begin(), change.acts.end(), act) != change.acts.end();
        });
        if (!told) return false;
    }
    if (change.topics.empty()) return true;
    const Words words = words_of(turn.event.attributes.topic);
    return std::any_of(change.topics.begin(), change.topics.end(),
                       [&](const std::string& topic) { return words.contains(topic) || words.contains(topic + "s"); });
}

Day first_day(const Event& event) {
    return event.time.when.precision == Precision::unknown ? event.first_seen : event.time.when.from;
}

// By when it had happened; of a lasting relation, from when it is reported.
Day turning_day(const Event& event) {
    if (event.time.when.precision == Precision::unknown || event.plover == Plover::none) return first_day(event);
    return std::max(event.time.when.from, event.time.when.until - days{1});
}

// What happened cannot have been reported long before: such a day was read wrongly.
bool is_credible(const Event& event) {
    if (event.status != Status::happened) return false;
    if (first_day(event) == Day{}) return false;
    return event.last_seen == Day{} || first_day(event) <= event.last_seen + days{1};
}

void add_wide(const std::vector<StateChange>& changes, std::set<std::string, std::less<>>& wide) {
    for (const StateChange& change : changes) {
        if (change.of != StateChange::Of::both) wide.insert(change.state);
    }
}

}  // namespace

StateRules::StateRules(const Ontology& ontology) : ontology_(ontology) {
    for (const auto& [name, type] : ontology.types) add_wide(type.closes, wide_);
}

bool StateRules::asks_for_acts(std::string_view event_type) const {
    const auto asks = [](const StateChange& change) { return !change.acts.empty(); };
    const RelationType* type = ontology_.find(event_type);
    return type != nullptr && (std::any_of(type->opens.begin(), type->opens.end(), asks) ||
                               std::any_of(type->closes.begin(), type->closes.end(), asks));
}

std::vector<Effect> StateRules::effects_of(const Turn& turn) const {
    return is_credible(turn.event) ? effects(turn, false) : std::vector<Effect>();
}

std::vector<Effect> StateRules::possible_effects_of(const Event& event) const {
    if (event.status != Status::happened) return {};
    return effects({event, {}}, true);
}

std::vector<Effect> StateRules::effects(const Turn& turn, bool possible) const {
    std::vector<Effect> found;
    const Event& event = turn.event;
    const RelationType* type = ontology_.find(event.type);
    if (type == nullptr) return found;
    const Day day = turning_day(event);
    const auto add = [&](const RelationType& state, Effect::Kind kind) {
        const Sides sides = sides_of(state, event);
        if (sides.source.entity == sides.target.entity) return;
        if (state.in_organisation && !is_organisation(sides.target)) return;
        const bool wide = wide_.contains(state.name);
        found.push_back({{state.name, sides.source.entity, wide ? "" : sides.target.entity}, kind, day});
    };
    if (type->state) add(*type, Effect::Kind::reports);
    for (const StateChange& change : type->opens) {
        if (possible || applies(change, turn)) add(*ontology_.find(change.state), Effect::Kind::begins);
    }
    for (const StateChange& change : type->closes) {
        if (!possible && !applies(change, turn)) continue;
        if (change.of == StateChange::Of::both) {
            add(*ontology_.find(change.state), Effect::Kind::ends);
        } else {
            const Participant& whose = change.of == StateChange::Of::source ? event.source : event.target;
            found.push_back({{change.state, whose.entity, ""}, Effect::Kind::ends_all, day});
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void Chronicle::resume(State state, std::size_t number) {
    state.until.reset();
    state.closed_by.clear();
    state.events = 0;
    Episode episode{std::move(state), {}, {}, number};
    episode.words = words_of(episode.state.about);
    open_[episode.state.target.entity].push_back(std::move(episode));
}

void Chronicle::apply(Effect::Kind kind, const Event& event) {
    if (opens(kind)) {
        open(event, kind == Effect::Kind::begins);
    } else if (kind == Effect::Kind::ends_all) {
        for (auto& [target, open] : open_) end(open, event);
    } else if (const auto it = open_.find(sides_of(type_, event).target.entity); it != open_.end()) {
        end(it->second, event);
    }
    std::erase_if(open_, [](const auto& one) { return one.second.empty(); });
}

void Chronicle::open(const Event& event, bool begins) {
    const Sides sides = sides_of(type_, event);
    const std::string about = about_of(type_.by, event.attributes);
    Words words = words_of(about);
    std::vector<Episode>& open = open_[sides.target.entity];
    for (Episode& one : open) {
        if (!mean_the_same(one.words, words)) continue;
        ++one.state.events;
        return;
    }
    State state;
    state.type = type_.name;
    state.mutual = type_.mutual;
    state.source = sides.source;
    state.target = sides.target;
    state.about = about;
    state.from = turning_day(event);
    state.opened_by = event.id;
    state.opened = event.time;
    state.beginning_known = begins;
    state.events = 1;
    state.confidence = event.confidence;
    open.push_back({std::move(state), std::move(words), {}, std::nullopt});
}

// Ends what the event means; where it does not say (or the state does not), the only one that it can mean.
void Chronicle::end(std::vector<Episode>& open, const Event& event) {
    const Words words = words_of(about_of(type_.by, event.attributes));
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (mean_the_same(open[i].words, words)) meant.push_back(i);
    }
    const bool vague = type_.by != RelationType::By::topic || words.empty();
    if (meant.empty() && open.size() == 1 && vague && (words.empty() || open[0].words.empty())) meant.push_back(0);
    for (auto i = meant.rbegin(); i != meant.rend(); ++i) {
        Episode& ended = open[*i];
        ended.ended_on = turning_day(event);
        ended.state.closed_by = event.id;
        ended.state.closed = event.time;
        ended.state.until = end_of(*ended.state.from, event.time, ended.ended_on);
        ++ended.state.events;
        ended_.push_back(std::move(ended));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(*i));
    }
}

bool Chronicle::goes_on_like(const Chronicle& other) const {
    const auto same_words = [](const Episode& a, const Episode& b) { return a.words == b.words; };
    return std::equal(
        open_.begin(), open_.end(), other.open_.begin(), other.open_.end(), [&](const auto& a, const auto& b) {
            return a.first == b.first &&
                   std::equal(a.second.begin(), a.second.end(), b.second.begin(), b.second.end(), same_words);
        });
}

// An effect whose event has no known time takes place on its first day.
Day end_of(Day from, const EventTime& closed, Day ended_on) {
    const bool known = closed.when.precision != Precision::unknown;
    return std::max(known ? closed.when.from : ended_on, from);
}

}  // namespace entente
