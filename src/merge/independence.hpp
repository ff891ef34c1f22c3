// Which reports are independent of each other.
#pragma once

#include <cstdint>
#include <vector>

#include "entente/merge/merge.hpp"

namespace entente {

// Of each report, the number (from 0, without gaps) of its independent source: reports of one publisher, and of all
// publishers that print a sentence of it in nearly the same words, have one source, directly or through others.
std::vector<std::uint32_t> independent_sources(const std::vector<const Report*>& reports);

}  // namespace entente
