#include "intake/language_guess.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

constexpr auto table_path = "src/intake/data/languages.tsv";

// A language shows itself in its first page.
constexpr std::size_t sample_bytes = 6000;

struct FunctionWords {
    std::vector<std::string> codes;
    std::unordered_map<std::string, std::vector<std::size_t>> languages;  // of each word
};

FunctionWords load() {
    FunctionWords words;
    std::size_t number = 0;
    for (const std::string_view row : split(embedded(table_path).value_or(""), '\n')) {
        ++number;
        if (trim(row).empty() || row.starts_with('#')) continue;
        const auto cells = split(row, '\t');
        if (cells.size() != 2) throw Error(table_path, number, "expected a language and its words");
        for (const std::string_view word : split(cells[1], ' ')) {
            if (!word.empty()) words.languages[std::string(word)].push_back(words.codes.size());
        }
        words.codes.emplace_back(cells[0]);
    }
    return words;
}

const FunctionWords& function_words() {
    static const FunctionWords loaded = load();
    return loaded;
}

std::string_view sample(std::string_view text) {
    if (text.size() <= sample_bytes) return text;
    std::size_t end = sample_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

enum class Script {
    latin,
    cyrillic,
    greek,
    hebrew,
    arabic,
    devanagari,
    bengali,
    tamil,
    thai,
    georgian,
    armenian,
    ethiopic,
    kana,
    hangul,
    han,
    other,
    none
};

Script script_of(char32_t c) {
    struct Range {
        char32_t first, last;
        Script script;
    };
    static constexpr std::array<Range, 21> ranges = {
        {{0x41, 0x5A, Script::latin},        {0x61, 0x7A, Script::latin},      {0xC0, 0x24F, Script::latin},
         {0x370, 0x3FF, Script::greek},      {0x400, 0x52F, Script::cyrillic}, {0x531, 0x58F, Script::armenian},
         {0x5D0, 0x5F4, Script::hebrew},     {0x620, 0x6FF, Script::arabic},   {0x904, 0x97F, Script::devanagari},
         {0x980, 0x9FF, Script::bengali},    {0xB80, 0xBFF, Script::tamil},    {0xE00, 0xE7F, Script::thai},
         {0x10A0, 0x10FF, Script::georgian}, {0x1100, 0x11FF, Script::hangul}, {0x1200, 0x137F, Script::ethiopic},
         {0x1E00, 0x1EFF, Script::latin},    {0x1F00, 0x1FFF, Script::greek},  {0x3041, 0x30FF, Script::kana},
         {0x3400, 0x9FFF, Script::han},      {0xAC00, 0xD7A3, Script::hangul}, {0x20000, 0x3FFFF, Script::han}}};
    for (const Range& range : ranges) {
        if (c >= range.first && c <= range.last) return range.script;
    }
    return Script::none;
}

struct Letters {
    std::array<std::size_t, static_cast<std::size_t>(Script::none) + 1> by_script{};
    std::map<char32_t, std::size_t> marked;  // those that tell languages of one script apart

    std::size_t of(Script script) const { return by_script[static_cast<std::size_t>(script)]; }
    std::size_t of(std::u32string_view letters) const {
        std::size_t sum = 0;
        for (const char32_t c : letters) {
            if (const auto found = marked.find(c); found != marked.end()) sum += found->second;
        }
        return sum;
    }
};

Letters count_letters(std::string_view text) {
    Letters letters;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const Script script = script_of(c);
        ++letters.by_script[static_cast<std::size_t>(script)];
        if (script == Script::cyrillic || script == Script::arabic) ++letters.marked[c];
    }
    return letters;
}

std::string cyrillic_language(const Letters& letters) {
    const std::size_t all = letters.of(Script::cyrillic);
    const auto share = [&](std::u32string_view which) { return 1000 * letters.of(which) / all; };
    if (share(U"ђћјљњџ") > 15) return letters.of(U"ѓќѕ") > letters.of(U"ђћ") ? "mk" : "sr";
    if (share(U"іїєґ") > 20) return letters.of(U"ўы") > letters.of(U"їє") ? "be" : "uk";
    if (share(U"әғқңөұүһ") > 20) return "kk";
    if (share(U"ыэё") > 5) return "ru";
    return share(U"ъ") > 8 ? "bg" : "ru";
}

std::string arabic_language(const Letters& letters) {
    const std::size_t all = letters.of(Script::arabic);
    if (1000 * letters.of(U"ٹڈڑےں") / all > 15) return "ur";
    if (1000 * letters.of(U"پچژگیک") / all > 40) return "fa";
    return "ar";
}

// The language of a script that is not Latin, when most letters are of such a script.
std::string by_script(const Letters& letters) {
    std::size_t all = 0;
    std::size_t most = 0;
    auto script = Script::none;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Script::none); ++i) {
        // A Han character says about as much as three letters.
        const std::size_t weight = letters.by_script[i] * (static_cast<Script>(i) == Script::han ? 3 : 1);
        all += weight;
        if (weight > most) {
            most = weight;
            script = static_cast<Script>(i);
        }
    }
    if (script == Script::latin || script == Script::none || 2 * most < all) return {};
    switch (script) {
        case Script::cyrillic:
            return cyrillic_language(letters);
        case Script::arabic:
            return arabic_language(letters);
        case Script::greek:
            return "el";
        case Script::hebrew:
            return "he";
        case Script::devanagari:
            return "hi";
        case Script::bengali:
            return "bn";
        case Script::tamil:
            return "ta";
        case Script::thai:
            return "th";
        case Script::georgian:
            return "ka";
        case Script::armenian:
            return "hy";
        case Script::ethiopic:
            return "am";
        case Script::hangul:
            return "ko";
        case Script::kana:
            return "ja";
        case Script::han:
            return letters.of(Script::kana) * 20 > letters.of(Script::han) ? "ja" : "zh";
        default:
            return {};
    }
}

struct Score {
    std::size_t words = 0;
    std::vector<double> by_language;
    std::vector<std::set<std::string>> seen;  // different function words of each language
};

Score score_words(std::string_view text) {
    const FunctionWords& known = function_words();
    Score score;
    score.by_language.resize(known.codes.size());
    score.seen.resize(known.codes.size());
    std::string word;
    bool genitive = false;  // behind an apostrophe: the English 's is no word of Czech, nor is a letter of U.S.
    bool abbreviated = false;
    const auto finish = [&] {
        if (word.empty()) return;
        if (word.size() == 1 && (genitive || abbreviated)) {
            word.clear();
            return;
        }
        ++score.words;
        if (const auto found = known.languages.find(word); found != known.languages.end()) {
            // A word of many languages tells little.
            const double weight = 1.0 / static_cast<double>(found->second.size());
            for (const std::size_t language : found->second) {
                score.by_language[language] += weight;
                score.seen[language].insert(word);
            }
        }
        word.clear();
    };
    const std::string lower = lower_utf8(text);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(lower, at);
        if (script_of(c) == Script::latin) {
            word.append(lower, begin, at - begin);
        } else {
            abbreviated = c == '.';
            finish();
            genitive = c == '\'' || c == 0x2019;
        }
    }
    finish();
    return score;
}

}  // namespace

std::string language_code(std::string_view label) {
    std::string code = lower_ascii(trim(label));
    code = code.substr(0, code.find_first_of("-_"));
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> names = {
        {{"eng", "en"}, {"english", "en"}, {"deu", "de"},     {"ger", "de"},     {"german", "de"}, {"fra", "fr"},
         {"fre", "fr"}, {"french", "fr"},  {"spa", "es"},     {"spanish", "es"}, {"rus", "ru"},    {"russian", "ru"},
         {"zho", "zh"}, {"chi", "zh"},     {"chinese", "zh"}, {"ara", "ar"},     {"arabic", "ar"}, {"por", "pt"},
         {"ita", "it"}, {"jpn", "ja"},     {"tur", "tr"},     {"ukr", "uk"}}};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == code; });
    if (found != names.end()) return std::string(found->second);
    const bool plain = code.size() <= 3 && code.size() >= 2 && std::all_of(code.begin(), code.end(), is_ascii_lower);
    return plain ? code : std::string();
}

std::string guess_language(std::string_view text, std::string_view hint) {
    const std::string_view first = sample(text);
    if (std::string language = by_script(count_letters(first)); !language.empty()) return language;
    const Score score = score_words(first);
    const FunctionWords& known = function_words();
    const auto best = static_cast<std::size_t>(std::max_element(score.by_language.begin(), score.by_language.end()) -
                                               score.by_language.begin());
    const double top = score.by_language[best];
    const auto english_at =
        static_cast<std::size_t>(std::find(known.codes.begin(), known.codes.end(), "en") - known.codes.begin());
    const double english = score.by_language[english_at];
    const double words = static_cast<double>(score.words);
    const std::string hinted = language_code(hint);
    if (score.words >= 60 && top / words < 0.02) return hinted;  // words of no language that we know
    // Names alone ("Syrian Civil War, … in Syria") hit a word of some other language now and then.
    const bool enough = score.seen[best].size() >= 3 && top >= 1;
    if (known.codes[best] != "en" && enough && top > 1.4 * english + 0.5 && top / words >= 0.08)
        return known.codes[best];
    if (english >= 2 || hinted.empty()) return "en";
    return hinted;
}

}  // namespace entente::intake
