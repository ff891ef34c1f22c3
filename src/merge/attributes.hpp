// The attributes of an event from those of its claims.
#pragma once

#include "merge/cluster.hpp"

namespace entente {

// Of each attribute, the value that most of the claims that have it give.
Attributes merge_attributes(const std::vector<const Report*>& reports);

}  // namespace entente
