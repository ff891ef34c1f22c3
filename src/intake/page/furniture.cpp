#include "intake/page/furniture.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

constexpr auto table_path = "src/intake/data/furniture.tsv";

// A phrase that begins a line speaks of the whole line only when the line is not much longer.
constexpr std::size_t max_line_bytes = 260;

struct Phrases {
    std::unordered_map<std::string, Furniture> whole;
    struct Beginning {
        std::string phrase;
        Furniture effect;
        bool of_sentences;  // full sentences, too, are furniture when they begin so
    };
    std::vector<Beginning> beginnings;  // sorted by phrase
};

// Long enough and ended as sentences are.
bool is_sentence(std::string_view line) {
    line = trim(line);
    return std::count(line.begin(), line.end(), ' ') >= 8 &&
           (line.ends_with('.') || line.ends_with(".\xE2\x80\x9D") || line.ends_with(".\""));
}

Furniture effect_named(std::string_view name, std::size_t line) {
    if (name == "line") return Furniture::line;
    if (name == "teaser") return Furniture::teaser;
    if (name == "end") return Furniture::end;
    throw Error(table_path, line, "expected line, teaser or end, found \"" + std::string(name) + "\"");
}

Phrases load() {
    Phrases phrases;
    std::size_t number = 0;
    for (const std::string_view row : split(embedded(table_path).value_or(""), '\n')) {
        ++number;
        if (trim(row).empty() || row.starts_with('#')) continue;
        const auto cells = split(row, '\t');
        if (cells.size() != 3 || cells[2].empty()) throw Error(table_path, number, "expected three columns");
        const Furniture effect = effect_named(cells[1], number);
        if (cells[0] == "whole") {
            phrases.whole.emplace(cells[2], effect);
        } else if (cells[0] == "begins" || cells[0] == "heads") {
            phrases.beginnings.push_back({std::string(cells[2]), effect, cells[0] == "begins"});
        } else {
            throw Error(table_path, number, "expected whole, begins or heads, found \"" + std::string(cells[0]) + "\"");
        }
    }
    std::sort(phrases.beginnings.begin(), phrases.beginnings.end(),
              [](const auto& a, const auto& b) { return a.phrase < b.phrase; });
    return phrases;
}

const Phrases& phrases() {
    static const Phrases loaded = load();
    return loaded;
}

}  // namespace

std::string plain_line(std::string_view line) {
    std::string plain;
    const std::string lower = lower_utf8(line);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(lower, at);
        const bool at_start = plain.empty();
        if (c == 0x2018 || c == 0x2019 || c == 0x60 || c == 0xB4) {
            plain += '\'';
        } else if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) {
            if (!at_start) plain += '"';
        } else if (c == 0xA0 || c == 0x200B || c == 0xFEFF || (c < 0x80 && is_ascii_space(static_cast<char>(c)))) {
            if (!at_start && plain.back() != ' ') plain += ' ';
        } else if (c < 0x80 && is_ascii_digit(static_cast<char>(c))) {
            if (at_start || plain.back() != '#') plain += '#';
        } else if (c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25BA || c == 0x25B6 || c == 0x2192 ||
                   c == 0x203A) {
            // Bullets and arrows are dropped.
        } else if (at_start && (c == '-' || c == '*' || c == '>' || c == '|' || c == '+')) {
            // Likewise.
        } else {
            plain.append(lower, begin, at - begin);
        }
    }
    while (!plain.empty() && std::string_view(" :.!,;|\">+*-").find(plain.back()) != std::string_view::npos)
        plain.pop_back();
    while (plain.ends_with("\xE2\x80\xA6")) plain.resize(plain.size() - 3);
    return plain;
}

Furniture furniture(std::string_view line) {
    if (line.size() > max_line_bytes) return Furniture::none;
    const std::string plain = plain_line(line);
    if (const auto found = phrases().whole.find(plain); found != phrases().whole.end()) return found->second;
    // Of the phrases not greater than the line, those that begin it stand last.
    const auto& sorted = phrases().beginnings;
    auto at = std::upper_bound(sorted.begin(), sorted.end(), plain,
                               [](const std::string& text, const auto& entry) { return text < entry.phrase; });
    while (at != sorted.begin() && !plain.empty()) {
        --at;
        if (at->phrase.front() != plain.front()) break;
        if (plain.starts_with(at->phrase) && (at->of_sentences || !is_sentence(line))) return at->effect;
    }
    return Furniture::none;
}

}  // namespace entente::intake
