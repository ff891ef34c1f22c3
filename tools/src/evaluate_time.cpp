// evaluate_time DIRECTORY [--errors]: TIMEX3 values against TimeML documents (TimeBank, AQUAINT).
//
// Reads every *.tml below the directory. Each TIMEX3 of type DATE or DURATION in the text, given its extent, is compared
// with the value of the expression of ours that overlaps it most; one that we miss counts as wrong. Published is the
// document's creation time. Prints strict value accuracy, recall and precision of extents by overlap, and with --errors
// every wrong value. Values are compared as they stand, except that "lenient" forgives spelling: 1989-W7 for 1989-W07,
// 1949-XX for 1949, 199X for 199.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claims/time.hpp"
#include "entente/base/text.hpp"

namespace fs = std::filesystem;
using namespace entente;

namespace {

struct Gold {
    std::string type;
    std::string value;
    std::uint32_t begin = 0, end = 0;
};

struct TimeMl {
    std::string text;
    std::vector<Gold> gold;
    std::optional<Day> created;
};

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string key = fmt::format(" {}=\"", name);
    const auto at = tag.find(key);
    if (at == std::string_view::npos) return "";
    const auto from = at + key.size();
    return std::string(tag.substr(from, tag.find('"', from) - from));
}

void append_decoded(std::string& out, std::string_view text, std::size_t& at) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    for (const auto& [name, c] : entities) {
        if (text.substr(at).starts_with(name)) {
            out += c;
            at += name.size();
            return;
        }
    }
    out += text[at++];
}

TimeMl read_timeml(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string xml{std::istreambuf_iterator<char>(in), {}};
    TimeMl result;
    bool inside = false;
    std::vector<Gold> open;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml[at] != '<') {
            if (inside) append_decoded(result.text, xml, at);
            else ++at;
            continue;
        }
        const auto close = xml.find('>', at);
        if (close == std::string::npos) break;
        const std::string_view tag = std::string_view(xml).substr(at + 1, close - at - 1);
        at = close + 1;
        if (tag == "TEXT") inside = true;
        if (tag == "/TEXT") inside = false;
        if (tag.starts_with("TIMEX3")) {
            if (attribute(tag, "functionInDocument") == "CREATION_TIME") {
                const auto day = parse_iso(attribute(tag, "value"));
                if (day) result.created = day->from;
            }
            open.push_back({attribute(tag, "type"), attribute(tag, "value"), static_cast<std::uint32_t>(result.text.size()), 0});
        } else if (tag == "/TIMEX3" && !open.empty()) {
            open.back().end = static_cast<std::uint32_t>(result.text.size());
            if (inside) result.gold.push_back(open.back());
            open.pop_back();
        }
    }
    std::sort(result.gold.begin(), result.gold.end(), [](const Gold& a, const Gold& b) { return a.begin < b.begin; });
    return result;
}

// Words, numbers and signs; a dot stays with a short word before it ("Feb.", "U.S.") unless the sentence ends there.
bool is_abbreviation(std::string_view word) {
    static constexpr std::array<std::string_view, 30> known = {
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mr", "mrs", "ms", "dr",
        "gen", "sen", "rep", "gov", "st", "lt", "col", "inc", "corp", "co", "ltd", "no", "vs", "jr"};
    const std::string lower = lower_ascii(word);
    return word.size() == 1 || word.find('.') != std::string_view::npos ||
           std::find(known.begin(), known.end(), lower) != known.end();
}

Document tokenize(std::string text) {
    Document document;
    document.text = std::move(text);
    const std::string_view all = document.text;
    std::uint32_t first = 0;
    const auto close = [&] {
        const auto last = static_cast<std::uint32_t>(document.tokens.size());
        if (last == first) return;
        document.sentences.push_back({first, last, document.tokens[first].begin, document.tokens[last - 1].end, false});
        first = last;
    };
    const auto is_word = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
    for (std::size_t at = 0; at < all.size();) {
        if (is_ascii_space(all[at])) {
            if (all.substr(at).starts_with("\n\n")) close();
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (is_word(all[at])) {
            while (end < all.size() && (is_word(all[end]) || ((all[end] == '.' || all[end] == ',') && end + 1 < all.size() && is_word(all[end + 1])))) ++end;
            if (end < all.size() && all[end] == '.' && is_abbreviation(all.substr(at, end - at))) ++end;
        }
        Token token;
        token.begin = static_cast<std::uint32_t>(at);
        token.end = static_cast<std::uint32_t>(end);
        document.tokens.push_back(token);
        const char c = all[at];
        at = end;
        if (end - token.begin == 1 && (c == '.' || c == '?' || c == '!' || c == ';')) {
            while (at < all.size() && (all[at] == '"' || all[at] == '\'' || all[at] == ')')) ++at;
            if (at >= all.size() || is_ascii_space(all[at])) close();
        }
    }
    close();
    return document;
}

constexpr std::array<std::string_view, 44> irregular_past = {
    "tore", "shot", "struck", "drove", "threw", "wrote", "flew", "chose", "fought", "bought", "thought", "taught",
    "caught", "stood", "understood", "heard", "kept", "slept", "felt", "dealt", "meant", "lent", "spent", "shook", "swore",
    "withdrew", "drew", "knew", "blew", "sank", "swept", "rode", "spread", "sought", "won", "hung", "awoke", "forbade",
    "laid", "sat", "lay", "fled", "bore", "called"};

// The tense of the verb nearest to the expression, by its form alone. An infinitive is of the future where a plan governs
// it ("agreed to meet", "due to begin").
std::optional<Tense> tense_of(std::string_view previous, std::string_view word, std::string_view next) {
    static constexpr std::array<std::string_view, 15> future = {"will", "ll", "wo", "shall", "would", "may", "might",
                                                                "could", "should", "must", "can", "due", "upcoming",
                                                                "effective", "payable"};
    static constexpr std::array<std::string_view, 37> plans = {
        "plan", "plans", "planned", "planning", "expect", "expects", "expected", "scheduled", "set", "due", "likely",
        "agreed", "agree", "intends", "intended", "going", "hopes", "hoped", "wants", "wanted", "ordered", "ready",
        "poised", "prepared", "preparing", "vowed", "promised", "pledged", "decided", "slated", "supposed", "seeks",
        "able", "is", "are", "was", "were"};
    static constexpr std::array<std::string_view, 37> past = {
        "was", "were", "had", "did", "said", "told", "fell", "rose", "went", "came", "took", "made", "began", "held",
        "met", "left", "gave", "got", "ran", "became", "saw", "won", "lost", "sent", "spoke", "found", "sold", "paid",
        "brought", "broke", "led", "built", "grew", "cut", "has", "have", "saying"};
    static constexpr std::array<std::string_view, 5> present = {"is", "are", "says", "do", "does"};
    const std::string lower = lower_ascii(word), before = lower_ascii(previous);
    const auto in = [](const auto& list, std::string_view w) { return std::find(list.begin(), list.end(), w) != list.end(); };
    if (lower == "may" && word != "may") return std::nullopt;
    if (in(future, lower)) return Tense::future;
    if (lower == "to" && !next.empty() && is_ascii_lower(next.front()) && in(plans, before)) return Tense::future;
    if (in(past, lower) || in(irregular_past, lower)) return Tense::past;
    if (in(present, lower)) return Tense::present;
    if (lower.size() > 4 && lower.ends_with("ed") && !lower.ends_with("ceed") && is_ascii_lower(word.front())) {
        if (in(plans, lower) && lower != "ordered" && lower != "decided" && next == "for") return Tense::future;
        return Tense::past;
    }
    return std::nullopt;
}

Tense nearest_tense(const Document& document, const Sentence& sentence, const TimeExpression& e) {
    const auto word = [&](std::uint32_t t) { return document.form(document.tokens[t]); };
    const auto next = [&](std::uint32_t t) { return t + 1 < sentence.last ? word(t + 1) : std::string_view{}; };
    const auto tense = [&](std::uint32_t t) {
        return tense_of(t > sentence.first ? word(t - 1) : std::string_view{}, word(t), next(t));
    };
    // A verb beyond a comma or a conjunction is farther away than its words.
    const auto border = [&](std::uint32_t t) {
        static constexpr std::array<std::string_view, 10> borders = {",", "\"", "and", "but", "that", "which", "who", "when", "after", "as"};
        return std::find(borders.begin(), borders.end(), word(t)) != borders.end() ? 4 : 0;
    };
    std::optional<Tense> best;
    int cost = 0, left_cost = 1 << 20;
    for (std::uint32_t t = e.first; t > sentence.first && !best; --t) {
        cost += 1 + border(t - 1);
        if ((best = tense(t - 1))) left_cost = cost;
    }
    cost = 0;
    for (std::uint32_t t = e.last; t < sentence.last && cost < left_cost; ++t) {
        cost += 1 + border(t);
        if (const auto right = tense(t); right && cost < left_cost) return *right;
    }
    if (best) return *best;
    return Tense::past;
}

bool names_part_of_day(std::string_view words) {
    const std::string lower = lower_ascii(words);
    for (const std::string_view part : {"morning", "noon", "evening", "night", "dawn", "m.", ":"}) {
        if (lower.find(part) != std::string::npos) return true;
    }
    return false;
}

std::string lenient(std::string value) {
    if (value.ends_with("-XX-XX")) value.resize(value.size() - 6);
    if (value.ends_with("-XX")) value.resize(value.size() - 3);
    if (value.size() == 4 && value.back() == 'X') value.pop_back();
    if (const auto week = value.find("-W"); week != std::string::npos && week + 3 == value.size())
        value.insert(week + 2, "0");
    return value;
}

struct Count {
    int right = 0, lenient = 0, wrong = 0, missed = 0;
    int all() const { return right + wrong + missed; }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: evaluate_time DIRECTORY [--errors]\n");
        return 2;
    }
    const bool errors = argc > 2 && std::string_view(argv[2]) == "--errors";
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
        if (entry.path().extension() == ".tml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::map<std::string, Count> counts;
    std::map<std::string, int> kinds;
    int found_all = 0, found_right = 0, gold_all = 0, gold_found = 0;
    for (const auto& path : paths) {
        const TimeMl doc = read_timeml(path);
        const Document document = tokenize(doc.text);
        struct Ours {
            std::uint32_t begin, end;
            TimeExpression expression;
            std::string value;
        };
        std::vector<Ours> ours;
        SpokenTime spoken;
        for (const auto& sentence : document.sentences) {
            for (const auto& e : find_times(document, sentence)) {
                const Tense tense = nearest_tense(document, sentence, e);
                auto reference = spoken.reference_for(e);
                if (!reference && doc.created) reference = day_interval(*doc.created);
                ours.push_back({document.tokens[e.first].begin, document.tokens[e.last - 1].end, e, timex_value(e, doc.created, tense, reference)});
                spoken.note(e, resolve(e, doc.created, tense, reference));
            }
        }
        const auto overlap = [](const Gold& g, const Ours& o) {
            const auto from = std::max(g.begin, o.begin), until = std::min(g.end, o.end);
            return until > from ? until - from : 0u;
        };
        for (const auto& o : ours) {
            ++found_all;
            const bool hit = std::any_of(doc.gold.begin(), doc.gold.end(), [&](const Gold& g) { return overlap(g, o) > 0; });
            found_right += hit;
            if (!hit && errors)
                fmt::print("SPURIOUS\t{}\t{}\t{}\n", std::string_view(document.text).substr(o.begin, o.end - o.begin), o.value, path.filename().string());
        }
        for (const auto& g : doc.gold) {
            const Ours* best = nullptr;
            for (const auto& o : ours) {
                if (overlap(g, o) > 0 && (!best || overlap(g, o) > overlap(g, *best))) best = &o;
            }
            ++gold_all;
            gold_found += best != nullptr;
            if (g.type != "DATE" && g.type != "DURATION") continue;
            Count& count = counts[g.type];
            // An extent without the part of the day ("Friday" of "Friday night") has a value without it.
            const std::string words(std::string_view(document.text).substr(g.begin, g.end - g.begin));
            std::string value = best ? best->value : "-";
            if (best && best->expression.kind == TimeKind::time && !names_part_of_day(words)) value.resize(std::min(value.find('T'), value.size()));
            if (best && value == g.value) {
                ++count.right;
                continue;
            }
            if (best && lenient(value) == lenient(g.value)) ++count.lenient;
            ++(best ? count.wrong : count.missed);
            ++kinds[!best ? "missed" : value.find("REF") != std::string::npos || g.value.find("REF") != std::string::npos ? "vague" : (value[0] == 'P') != (g.value[0] == 'P') ? "date or duration" : value.substr(0, 4) != g.value.substr(0, 4) ? "year" : value.size() != g.value.size() ? "granularity" : "other"];
            if (errors) {
                const auto from = g.begin > 60 ? g.begin - 60 : 0;
                std::string around = doc.text.substr(from, g.end - from + 40);
                std::replace(around.begin(), around.end(), '\n', ' ');
                fmt::print("{}\t{}\tgold {}\tours {}\t{}\t{}\t{}\n", best ? "WRONG" : "MISSED", words, g.value, value, doc.created ? iso(*doc.created) : "-", path.filename().string(), around);
            }
        }
    }
    Count total;
    for (const auto& [type, count] : counts) {
        fmt::print("{}: strict value {}/{} = {:.3f} (spelling forgiven {:.3f}), wrong {}, missed {}\n", type, count.right, count.all(), static_cast<double>(count.right) / count.all(), static_cast<double>(count.right + count.lenient) / count.all(), count.wrong, count.missed);
        total.right += count.right, total.lenient += count.lenient, total.wrong += count.wrong, total.missed += count.missed;
    }
    if (total.all() == 0) {
        fmt::print(stderr, "evaluate_time: no *.tml with TIMEX3 below {}\n", argv[1]);
        return 1;
    }
    fmt::print("DATE+DURATION: strict value {}/{} = {:.3f} (spelling forgiven {:.3f})\n", total.right, total.all(), static_cast<double>(total.right) / total.all(), static_cast<double>(total.right + total.lenient) / total.all());
    fmt::print("extents by overlap, all types: recall {}/{} = {:.3f}, precision {}/{} = {:.3f}\n", gold_found, gold_all, static_cast<double>(gold_found) / gold_all, found_right, found_all, static_cast<double>(found_right) / found_all);
    for (const auto& [kind, count] : kinds) fmt::print("  {}: {}\n", kind, count);
}
