// The best dependency tree of arc scores: a maximum spanning arborescence with exactly one root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente::language {

// `scores[d * (n + 1) + h]`: how good head `h` is for word `d`; h = n stands for the root. Fills `heads` with indices
// of words, or -1 for the root. Chu–Liu/Edmonds: greedy heads where these make a tree (nearly always), else O(n²) a
// cycle.
void best_tree(std::span<const std::int32_t> scores, std::size_t n, std::vector<std::int32_t>& heads);

}  // namespace entente::language
