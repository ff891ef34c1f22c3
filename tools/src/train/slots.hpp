// Open-addressing tables of fingerprints as the model file has them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace entente::train {

inline std::vector<std::uint32_t> slot_table(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries) {
    std::size_t size = 4;
    while (size < entries.size() * 3 / 2 + 2) size *= 2;
    std::vector<std::uint32_t> slots(2 * size, 0);
    for (std::size_t i = 1; i < slots.size(); i += 2) slots[i] = ~0U;
    for (const auto& [key, value] : entries) {
        std::size_t at = key & (size - 1);
        while (slots[2 * at + 1] != ~0U) at = (at + 1) & (size - 1);
        slots[2 * at] = static_cast<std::uint32_t>(key >> 32);
        slots[2 * at + 1] = value;
    }
    return slots;
}

}  // namespace entente::train
