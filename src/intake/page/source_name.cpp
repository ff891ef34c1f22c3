#include "intake/page/source_name.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

bool contains(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_acronym(std::string_view word) {
    // Those with a vowel; the others show themselves.
    static constexpr std::array<std::string_view, 22> known = {
        "ap",   "afp", "upi",  "abc",  "voa",  "ani", "pti", "ians", "irna", "aa",  "efe",
        "ansa", "dpa", "tass", "kcna", "sana", "itv", "rfi", "cna",  "apa",  "ina", "un"};
    static constexpr std::array<std::string_view, 8> titles = {"mr", "mrs", "ms", "dr", "st", "ltd", "jr", "sr"};
    const std::string lower = lower_ascii(word);
    if (contains(titles, lower)) return false;
    if (contains(known, lower)) return true;
    return lower.size() >= 2 && lower.size() <= 4 && lower.find_first_of("aeiouy") == std::string::npos &&
           std::all_of(lower.begin(), lower.end(), is_ascii_alpha);
}

std::string_view strip(std::string_view text, std::string_view signs) {
    text = trim(text);
    while (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && signs.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return trim(text);
}

}  // namespace

std::string tidy_source(std::string_view name) {
    std::string tidy;
    std::string spaced(name);
    for (std::size_t at = spaced.find("\xC2\xA0"); at != std::string::npos; at = spaced.find("\xC2\xA0", at)) {
        spaced[at] = ' ';
        spaced.erase(at + 1, 1);
    }
    for (char& c : spaced) {
        if (is_ascii_space(c)) c = ' ';
    }
    for (const std::string_view word : split(strip(spaced, "|,;:-/*"), ' ')) {
        if (word.empty()) continue;
        if (!tidy.empty()) tidy += ' ';
        // Only words written like "Rt": "RT" is fine already and "rt.com" is a name of its own.
        const bool capitalised =
            is_ascii_upper(word.front()) && std::all_of(word.begin() + 1, word.end(), is_ascii_lower);
        if (capitalised && is_acronym(word)) {
            for (const char c : word) tidy += is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
        } else {
            tidy += word;
        }
    }
    return tidy;
}

std::optional<std::string> source_line(std::string_view line) {
    if (line.size() > 120) return std::nullopt;
    static constexpr std::array<std::string_view, 8> heads = {
        "credit:",      "credits:", "source:", "sources:", "news source:", "courtesy of:", "originally published by",
        "published by:"};
    const std::string lower = lower_ascii(line);
    for (const std::string_view head : heads) {
        if (!lower.starts_with(head)) continue;
        std::string source = tidy_source(line.substr(head.size()));
        while (source.ends_with('.') || source.ends_with(',')) source.pop_back();
        const auto words = std::count(source.begin(), source.end(), ' ') + 1;
        if (source.empty() || words > 6) return std::nullopt;
        return source;
    }
    return std::nullopt;
}

}  // namespace entente::intake
