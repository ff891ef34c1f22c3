// Why a claim was made: every decision between the words of its sentence and the claim, in plain words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class DecisionKind : std::uint8_t {
    act,           // which word in which sense carries the act
    type,          // what operators or a negation made of the act: only where they changed it
    direction,     // mutual: only where it is
    source,        // who does it
    source_state,  // whose state or organisation that is: only where it is not the source's own name
    target,
    target_state,
    status,
    time,
    speaker,     // only where there is one
    confidence,  // how the figure came about
};
std::string_view name(DecisionKind kind);  // "source state"

struct Decision {
    DecisionKind kind = DecisionKind::act;
    std::string value;    // what was decided: a relation type, an entity's id, a day …
    std::string because;  // "subject of “accused”"
};

// One feature of a learnt model, and how much it speaks for the claim (positive) or against it, as log odds.
struct Voice {
    std::string says;
    double weight = 0;
};

enum class Ground : std::uint8_t {
    roles,         // a frame found both sides where it asks for them
    claim_model,   // the model of acts and actors held it likely
    pair_model,    // the model of marked pairs guessed it
    office_table,  // the knowledge has the office with its dates
};
std::string_view name(Ground ground);

struct Why {
    Ground ground = Ground::roles;
    std::string frame;         // "the verb “accuse” as accusation"; empty: none
    std::string construction;  // "its subject > its object, in the passive"; empty: no construction of the frame fits
    std::vector<Decision> decisions;
    std::vector<Voice> voices;  // the strongest first; of claims that no model weighed none
};

}  // namespace entente
