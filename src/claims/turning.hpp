// What the words around a predicate make of its act: operators turn its type, auxiliaries and negation its status,
// verbs of saying give it a speaker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/fillers.hpp"
#include "claims/syntax.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/model/claim.hpp"
#include "knowledge/frames.hpp"

namespace entente {

// The operators that a predicate stands under, the nearest first: "refused to *lift* [sanctions]" → lift (end), refuse.
struct Operator {
    TokenIndex token = 0;
    std::string operator_class;
};
std::vector<Operator> operators_over(const Tree& tree, const Frames& frames, TokenIndex predicate);

// A match after its operators.
struct Turned {
    std::string type;
    std::optional<Status> status;   // what the operators say of it
    std::vector<TokenIndex> chain;  // the tokens whose negation, tense and time count: the predicate or what turned it
    std::optional<TokenIndex> actor;  // the operator whose subject is the source now ("*condemned* Israel's attack")
    std::string rule;                 // "+refuse" …
};
Turned turn(const std::string& type, TokenIndex predicate, const std::vector<Operator>& operators, const Frames& frames,
            const Ontology& ontology);

// A word that speaks for a status: "not", "will", "if", "planned".
struct StatusCause {
    Status status = Status::happened;
    TokenIndex word = 0;
};

// From negation, auxiliaries, conditionals and infinitives around the chain. With `causes`, their words are added to
// it.
Status status_of(const Tree& tree, const std::vector<TokenIndex>& chain, std::vector<StatusCause>* causes = nullptr);

// Does the chain stand in the future ("will", "would", "shall")?
bool in_future(const Tree& tree, const std::vector<TokenIndex>& chain);

// The token of who is said to report the clause of the chain ("Kyiv *says* that …", "…, according to the army").
std::optional<TokenIndex> speaker_of(const Tree& tree, const std::vector<TokenIndex>& chain);

}  // namespace entente
