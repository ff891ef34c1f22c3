#include "entente/merge/signature.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <vector>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t least_words = 12;
constexpr std::size_t shingle_words = 3;
constexpr int hashes = 64;
constexpr int least_equal_bits = 54;

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a permutation of the numbers that leaves no pattern.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

bool is_word_byte(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// FNV-1a of each word in lower case. Reads on beyond `end` until there are enough words.
std::vector<std::uint64_t> word_hashes(std::string_view text, std::size_t begin, std::size_t end) {
    std::vector<std::uint64_t> words;
    for (std::size_t at = begin; at < text.size() && (at < end || words.size() < least_words);) {
        if (!is_word_byte(text[at])) {
            ++at;
            continue;
        }
        std::uint64_t hash = 0xcbf29ce484222325ULL;
        for (; at < text.size() && is_word_byte(text[at]); ++at) {
            const char c = text[at];
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            hash = (hash ^ static_cast<unsigned char>(lower)) * 0x100000001b3ULL;
        }
        words.push_back(hash);
    }
    return words;
}

}  // namespace

std::uint64_t text_signature(std::string_view text, const Span& sentence) {
    const std::vector<std::uint64_t> words = word_hashes(text, sentence.begin, sentence.end);
    if (words.empty()) return 0;
    std::array<std::uint64_t, hashes> least{};
    least.fill(std::numeric_limits<std::uint64_t>::max());
    const std::size_t size = std::min(shingle_words, words.size());
    for (std::size_t i = 0; i + size <= words.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t j = 0; j < size; ++j) shingle = mixed(shingle ^ words[i + j]);
        for (int k = 0; k < hashes; ++k) {
            const auto slot = static_cast<std::size_t>(k);
            least[slot] = std::min(least[slot], mixed(shingle + static_cast<std::uint64_t>(k) * 0xd1342543de82ef95ULL));
        }
    }
    std::uint64_t signature = 0;
    for (std::size_t k = 0; k < least.size(); ++k) signature |= (least[k] & 1) << k;
    return signature;
}

bool is_near_identical(std::uint64_t a, std::uint64_t b) {
    return a != 0 && b != 0 && hashes - std::popcount(a ^ b) >= least_equal_bits;
}

}  // namespace entente
