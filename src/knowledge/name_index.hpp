// Finds known phrases in running text: the longest at each word, in one pass.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

// A word of a text for matching: a run of letters and digits, an abbreviation with its dots ("U.S."), or one other
// character. Apostrophes are all written ' and dashes all -.
struct MatchWord {
    std::uint32_t begin = 0;  // bytes, half-open
    std::uint32_t end = 0;
    std::uint64_t exact = 0;  // hash of the word as it stands
    std::uint64_t lower = 0;  // hash of its lower-case form
    bool capital = false;     // begins with an upper-case letter
};

// The words of text[begin, end). White space separates and is not kept, but a blank line is a word of its own that no
// phrase contains.
std::vector<MatchWord> match_words(std::string_view text, std::size_t begin, std::size_t end);

// A set of phrases, each with one or more values. Build once, then any number of threads may match.
class NameIndex {
public:
    enum class Case { exact, lower };
    explicit NameIndex(Case letter_case) : case_(letter_case) {}

    void reserve(std::size_t phrases) { nodes_.reserve(phrases); }
    void add(std::string_view phrase, std::uint32_t value);

    // The values of the longest phrase that begins at words[at], and how many words it has; length 0: none.
    struct Match {
        std::size_t length = 0;
        std::span<const std::uint32_t> values;
    };
    Match longest(std::span<const MatchWord> words, std::size_t at) const;
    // The values of exactly this phrase.
    std::span<const std::uint32_t> find(std::string_view phrase) const;

private:
    std::uint64_t word_hash(const MatchWord& word) const { return case_ == Case::exact ? word.exact : word.lower; }
    static std::uint64_t extend(std::uint64_t prefix, std::uint64_t word) {
        return (prefix ^ word) * 0x9E3779B97F4A7C15ull + (prefix >> 29);
    }

    struct Node {
        std::vector<std::uint32_t> values;  // empty: only a prefix of longer phrases
        bool longer = false;                // a longer phrase begins with this one
    };
    Case case_;
    std::unordered_map<std::uint64_t, Node> nodes_;
};

}  // namespace entente
