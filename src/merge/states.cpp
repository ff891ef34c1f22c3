#include "entente/merge/states.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

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

struct OpenState {
    State state;
    Words words;
};

// The states between two actors (or of one, where the event that closes it tells no more), in the order of time.
class Chronicle {
public:
    Chronicle(const RelationType& type, std::vector<State>& finished) : type_(type), finished_(finished) {}

    void open(const Event& event, const Sides& sides, bool begins) {
        const std::string about = about_of(type_.by, event.attributes);
        Words words = words_of(about);
        for (OpenState& one : open_) {
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
        open_.push_back({std::move(state), std::move(words)});
    }

    // Closes what the event means; where it does not say (or the state does not), the only one that it can mean.
    void close(const Event& event) {
        const Words words = words_of(about_of(type_.by, event.attributes));
        std::vector<std::size_t> meant;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (mean_the_same(open_[i].words, words)) meant.push_back(i);
        }
        const bool vague = type_.by != RelationType::By::topic || words.empty();
        if (meant.empty() && open_.size() == 1 && vague && (words.empty() || open_[0].words.empty()))
            meant.push_back(0);
        for (auto i = meant.rbegin(); i != meant.rend(); ++i) {
            State& state = open_[*i].state;
            state.until = std::max(first_day(event), *state.from);
            state.closed_by = event.id;
            state.closed = event.time;
            ++state.events;
            finished_.push_back(std::move(state));
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(*i));
        }
    }

    void finish() {
        for (OpenState& one : open_) finished_.push_back(std::move(one.state));
        open_.clear();
    }

private:
    const RelationType& type_;
    std::vector<State>& finished_;
    std::vector<OpenState> open_;
};

// Between whom. Where only one side is asked for, all of its chronicles are found together.
using Key = std::tuple<std::string_view, std::string, std::string>;  // type, source, target

auto order_of(const State& state) {
    return std::tuple(state.from.value_or(Day::min()), std::string_view(state.type),
                      std::string_view(state.source.entity), std::string_view(state.target.entity),
                      std::string_view(state.about), std::string_view(state.opened_by),
                      state.until.value_or(Day::max()));
}

}  // namespace

std::string_view name(StateOrigin origin) {
    return origin == StateOrigin::known ? "known" : "reported";
}

std::vector<std::string> turning_types(const Ontology& ontology) {
    std::vector<std::string> types;
    for (const auto& [type_name, type] : ontology.types) {
        if (type.state || !type.opens.empty() || !type.closes.empty()) types.push_back(type_name);
    }
    return types;
}

std::vector<State> derive_states(std::vector<Turn> turns, const Ontology& ontology) {
    std::erase_if(turns, [](const Turn& turn) { return !is_credible(turn.event); });
    std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
        return std::pair(turning_day(a.event), std::string_view(a.event.id)) <
               std::pair(turning_day(b.event), std::string_view(b.event.id));
    });
    std::vector<State> states;
    std::map<Key, Chronicle> chronicles;
    const auto open = [&](const RelationType& state, const Event& event, bool begins) {
        const Sides sides = sides_of(state, event);
        if (sides.source.entity == sides.target.entity) return;
        if (state.in_organisation && !is_organisation(sides.target)) return;
        const auto it =
            chronicles.try_emplace({state.name, sides.source.entity, sides.target.entity}, state, states).first;
        it->second.open(event, sides, begins);
    };
    const auto close = [&](const StateChange& change, const RelationType& state, const Event& event) {
        if (change.of == StateChange::Of::both) {
            const Sides sides = sides_of(state, event);
            const auto it = chronicles.find({state.name, sides.source.entity, sides.target.entity});
            if (it != chronicles.end()) it->second.close(event);
            return;
        }
        const std::string& whose = change.of == StateChange::Of::source ? event.source.entity : event.target.entity;
        for (auto it = chronicles.lower_bound({state.name, whose, ""}); it != chronicles.end(); ++it) {
            if (std::get<0>(it->first) != state.name || std::get<1>(it->first) != whose) break;
            it->second.close(event);
        }
    };
    for (std::size_t begin = 0; begin < turns.size();) {
        // Of one day, what opens comes before what closes: a state that ends on the day it began is over.
        std::size_t end = begin;
        while (end < turns.size() && turning_day(turns[end].event) == turning_day(turns[begin].event)) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            const Event& event = turns[i].event;
            const RelationType* type = ontology.find(event.type);
            if (type == nullptr) continue;
            if (type->state) open(*type, event, false);
            for (const StateChange& change : type->opens) {
                if (applies(change, turns[i])) open(*ontology.find(change.state), event, true);
            }
        }
        for (std::size_t i = begin; i < end; ++i) {
            const RelationType* type = ontology.find(turns[i].event.type);
            if (type == nullptr) continue;
            for (const StateChange& change : type->closes) {
                if (applies(change, turns[i])) close(change, *ontology.find(change.state), turns[i].event);
            }
        }
        begin = end;
    }
    for (auto& [key, chronicle] : chronicles) chronicle.finish();
    std::sort(states.begin(), states.end(), [](const State& a, const State& b) { return order_of(a) < order_of(b); });
    return states;
}

}  // namespace entente
