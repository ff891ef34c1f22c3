// What the network sees of a word: its normalised form, its beginning, its end and its shape, as hashed keys.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::language {

// The first key is the word itself; the others say what an unknown word looks like.
inline constexpr std::size_t feature_count = 9;
using FeatureKeys = std::array<std::uint64_t, feature_count>;

// Lower case, digits as '0', typographic quotes and dashes as ASCII, at most 40 bytes.
std::string normalised(std::string_view form);

// The pattern of capitals, small letters, digits and signs, runs shortened: "McDonald" → "XxXx", "U.S." → "X.X.".
std::string shape(std::string_view form);

FeatureKeys word_features(std::string_view form);

// A 64-bit hash of the bytes, the same on every machine.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed);

}  // namespace entente::language
