// evaluate_time DIRECTORY [--errors] [--limit N] [--json FILE]: TIMEX3 values against TimeML documents (TimeBank,
// AQUAINT).
//
// Reads every *.tml below the directory. Each TIMEX3 of type DATE or DURATION in the text, given its extent, is
// compared with the value of the expression of ours that overlaps it most; one that we miss counts as wrong. Published
// is the document's creation time. Prints strict value accuracy, recall and precision of extents by overlap, and with
// --errors every wrong value. Values are compared as they stand, except that "lenient" forgives spelling: 1989-W7 for
// 1989-W07, 1949-XX for 1949, 199X for 199. --limit reads the first N documents by name; --json writes the figures.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "claims/tense.hpp"
#include "claims/time.hpp"
#include "entente/base/text.hpp"
#include "entente/language/language.hpp"

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
            if (inside)
                append_decoded(result.text, xml, at);
            else
                ++at;
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
            open.push_back(
                {attribute(tag, "type"), attribute(tag, "value"), static_cast<std::uint32_t>(result.text.size()), 0});
        } else if (tag == "/TIMEX3" && !open.empty()) {
            open.back().end = static_cast<std::uint32_t>(result.text.size());
            if (inside) result.gold.push_back(open.back());
            open.pop_back();
        }
    }
    std::sort(result.gold.begin(), result.gold.end(), [](const Gold& a, const Gold& b) { return a.begin < b.begin; });
    return result;
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
        fmt::print(stderr, "usage: evaluate_time DIRECTORY [--errors] [--limit N] [--json FILE]\n");
        return 2;
    }
    bool errors = false;
    std::size_t limit = SIZE_MAX;
    std::string json;
    for (int i = 2; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--errors")
            errors = true;
        else if (argument == "--limit" && i + 1 < argc)
            limit = std::stoul(argv[++i]);
        else if (argument == "--json" && i + 1 < argc)
            json = argv[++i];
    }
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
        if (entry.path().extension() == ".tml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    if (paths.size() > limit) paths.resize(limit);
    std::map<std::string, Count> counts;
    std::map<std::string, int> kinds;
    int found_all = 0, found_right = 0, gold_all = 0, gold_found = 0;
    for (const auto& path : paths) {
        const TimeMl doc = read_timeml(path);
        Document document = Language::english().segment(doc.text);
        struct Ours {
            std::uint32_t begin, end;
            TimeExpression expression;
            std::string value;
        };
        std::vector<Ours> ours;
        SpokenTime spoken;
        for (auto& sentence : document.sentences) {
            const auto expressions = find_times(document, sentence);
            if (!expressions.empty()) {
                Language::english().tag(document, sentence);
                Language::english().parse(document, sentence);
            }
            for (const auto& e : expressions) {
                const Tense tense = tense_of(document, sentence, e);
                auto reference = spoken.reference_for(e);
                if (!reference && doc.created) reference = day_interval(*doc.created);
                ours.push_back({document.tokens[e.first].begin, document.tokens[e.last - 1].end, e,
                                timex_value(e, doc.created, tense, reference)});
                spoken.note(e, resolve(e, doc.created, tense, reference));
            }
        }
        const auto overlap = [](const Gold& g, const Ours& o) {
            const auto from = std::max(g.begin, o.begin), until = std::min(g.end, o.end);
            return until > from ? until - from : 0u;
        };
        for (const auto& o : ours) {
            ++found_all;
            const bool hit =
                std::any_of(doc.gold.begin(), doc.gold.end(), [&](const Gold& g) { return overlap(g, o) > 0; });
            found_right += hit;
            if (!hit && errors)
                fmt::print("SPURIOUS\t{}\t{}\t{}\n", std::string_view(document.text).substr(o.begin, o.end - o.begin),
                           o.value, path.filename().string());
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
            if (best && best->expression.kind == TimeKind::time && !names_part_of_day(words))
                value.resize(std::min(value.find('T'), value.size()));
            if (best && value == g.value) {
                ++count.right;
                continue;
            }
            if (best && lenient(value) == lenient(g.value)) ++count.lenient;
            ++(best ? count.wrong : count.missed);
            ++kinds[!best                                                                                ? "missed"
                    : value.find("REF") != std::string::npos || g.value.find("REF") != std::string::npos ? "vague"
                    : (value[0] == 'P') != (g.value[0] == 'P')   ? "date or duration"
                    : value.substr(0, 4) != g.value.substr(0, 4) ? "year"
                    : value.size() != g.value.size()             ? "granularity"
                                                                 : "other"];
            if (errors) {
                const auto from = g.begin > 60 ? g.begin - 60 : 0;
                std::string around = doc.text.substr(from, g.end - from + 40);
                std::replace(around.begin(), around.end(), '\n', ' ');
                fmt::print("{}\t{}\tgold {}\tours {}\t{}\t{}\t{}\n", best ? "WRONG" : "MISSED", words, g.value, value,
                           doc.created ? iso(*doc.created) : "-", path.filename().string(), around);
            }
        }
    }
    Count total;
    for (const auto& [type, count] : counts) {
        fmt::print("{}: strict value {}/{} = {:.3f} (spelling forgiven {:.3f}), wrong {}, missed {}\n", type,
                   count.right, count.all(), static_cast<double>(count.right) / count.all(),
                   static_cast<double>(count.right + count.lenient) / count.all(), count.wrong, count.missed);
        total.right += count.right, total.lenient += count.lenient, total.wrong += count.wrong,
            total.missed += count.missed;
    }
    if (total.all() == 0) {
        fmt::print(stderr, "evaluate_time: no *.tml with TIMEX3 below {}\n", argv[1]);
        return 1;
    }
    fmt::print("DATE+DURATION: strict value {}/{} = {:.3f} (spelling forgiven {:.3f})\n", total.right, total.all(),
               static_cast<double>(total.right) / total.all(),
               static_cast<double>(total.right + total.lenient) / total.all());
    fmt::print("extents by overlap, all types: recall {}/{} = {:.3f}, precision {}/{} = {:.3f}\n", gold_found, gold_all,
               static_cast<double>(gold_found) / gold_all, found_right, found_all,
               static_cast<double>(found_right) / found_all);
    for (const auto& [kind, count] : kinds) fmt::print("  {}: {}\n", kind, count);
    if (json.empty()) return 0;
    const auto share = [](int part, int of) { return of == 0 ? 0 : static_cast<double>(part) / of; };
    nlohmann::ordered_json figures;
    const auto put = [&](const std::string& what, const Count& count) {
        figures[what] = {{"strict", share(count.right, count.all())},
                         {"spelling_forgiven", share(count.right + count.lenient, count.all())},
                         {"right", count.right},
                         {"wrong", count.wrong},
                         {"missed", count.missed},
                         {"all", count.all()}};
    };
    put("values", total);
    for (const auto& [type, count] : counts) put(type, count);
    figures["extents"] = {{"precision", share(found_right, found_all)},
                          {"recall", share(gold_found, gold_all)},
                          {"found", found_all},
                          {"wrong", found_all - found_right},
                          {"coded", gold_all},
                          {"missed", gold_all - gold_found}};
    figures["errors"] = kinds;
    std::ofstream(json) << figures.dump(2) << '\n';
}
