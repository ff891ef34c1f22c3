// The attributes of a claim, read in its clause: topic, commodity, quantity, money, place.
#pragma once

#include <string>
#include <vector>

#include "claims/syntax.hpp"
#include "entente/model/claim.hpp"

namespace entente {

// The tokens of the clause that a predicate stands in, without the clauses in it that have predicates of their own.
std::vector<TokenIndex> clause_of(const Tree& tree, TokenIndex predicate);

// All but topic and duration. `clause` is in text order.
Attributes read_attributes(const Tree& tree, const std::vector<TokenIndex>& clause);

// What an act is about: the words behind about/on/over …, its complement clause, or the act that it is directed at.
std::string topic_of(const Tree& tree, TokenIndex predicate);

}  // namespace entente
