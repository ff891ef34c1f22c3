// Prints how well sentences, words, tags, lemmas, heads and labels are found, how fast, and what is got wrong:
//
//   evaluate_language [--model FILE] [--limit SENTENCES] [--labels] TREEBANK…
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"
#include "entente/language/language.hpp"
#include "train/raw.hpp"

namespace {

using namespace entente;

// The processor time of this program: a busy machine does not change it much.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
    static time_point now() {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};
using Spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double f1(const Spans& gold, const Spans& found) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;
    std::set_intersection(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(shared));
    return 2 * static_cast<double>(shared.size()) / static_cast<double>(gold.size() + found.size());
}

std::string_view universal(Label label) {
    const std::string_view text = name(label);
    return text.substr(0, text.find(':'));
}

struct Counts {
    std::size_t gold = 0, found = 0, head = 0, right = 0;
};

struct Totals {
    std::size_t words = 0, upos = 0, xpos = 0, lemma = 0, head = 0, label = 0;
    double tag_seconds = 0, parse_seconds = 0;
    std::map<std::string_view, Counts> labels;
    double share(std::size_t n) const {
        return static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(words, 1));
    }
};

void compare(const Document& gold, const Document& found, Totals& totals) {
    for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
        const Token& a = gold.tokens[i];
        const Token& b = found.tokens[i];
        ++totals.words;
        totals.upos += a.upos == b.upos;
        totals.xpos += a.xpos == b.xpos;
        totals.lemma += lower_utf8(gold.lemma(a)) == lower_utf8(found.lemma(b));
        totals.head += a.head == b.head;
        const bool right = a.head == b.head && universal(a.label) == universal(b.label);
        totals.label += right;
        Counts& of_gold = totals.labels[name(a.label)];
        ++of_gold.gold;
        of_gold.head += a.head == b.head;
        of_gold.right += a.head == b.head && a.label == b.label;
        ++totals.labels[name(b.label)].found;
    }
}

void print_labels(const Totals& totals) {
    std::printf("  %-14s %6s %6s %9s %9s %9s\n", "label", "gold", "found", "head", "recall", "precision");
    std::vector<std::pair<std::string_view, Counts>> rows(totals.labels.begin(), totals.labels.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.gold > b.second.gold; });
    for (const auto& [label, counts] : rows) {
        if (counts.gold < 10) continue;
        const auto part = [](std::size_t n, std::size_t of) {
            return of == 0 ? 0.0 : static_cast<double>(n) / static_cast<double>(of);
        };
        std::printf("  %-14.*s %6zu %6zu %9.3f %9.3f %9.3f\n", static_cast<int>(label.size()), label.data(),
                    counts.gold, counts.found, part(counts.head, counts.gold), part(counts.right, counts.gold),
                    part(counts.right, counts.found));
    }
}

void evaluate(const Language& language, const std::string& file, std::size_t limit, bool labels, bool genres) {
    std::ifstream in(file);
    if (!in) throw Error(file, 0, "cannot be read");
    ConlluReader reader(in, file);
    std::map<std::string, Totals> parts;
    std::string genre;
    std::size_t count = 0;
    for (ConlluSentence sentence; count < limit && reader.next(sentence); ++count) {
        for (const std::string& comment : sentence.comments) {
            if (!comment.starts_with("# newdoc id = ")) continue;
            genre = comment.substr(14);
            genre = genre.starts_with("GUM_") ? genre.substr(4) : genre;
            genre = genre.substr(0, genre.find_first_of("-_"));
        }
        Document found = sentence.document;
        found.lemmas.clear();
        const auto start = Clock::now();
        language.tag(found, found.sentences[0]);
        const auto middle = Clock::now();
        language.parse(found, found.sentences[0]);
        for (Totals* totals : {&parts[""], &parts[genre]}) {
            totals->tag_seconds += std::chrono::duration<double>(middle - start).count();
            totals->parse_seconds += seconds_since(middle);
            compare(sentence.document, found, *totals);
            if (!genres) break;
        }
    }
    const auto line = [](const std::string& title, const Totals& t) {
        std::printf("%-28s %7zu words  UPOS %.4f  XPOS %.4f  lemma %.4f  UAS %.4f  LAS %.4f\n", title.c_str(), t.words,
                    t.share(t.upos), t.share(t.xpos), t.share(t.lemma), t.share(t.head), t.share(t.label));
    };
    const Totals& all = parts[""];
    const std::string title = file.substr(file.rfind('/') + 1);
    line(title, all);
    if (genres) {
        for (const auto& [part, totals] : parts) {
            if (!part.empty() && totals.words > 0) line("  " + part, totals);
        }
    }
    if (labels) print_labels(all);
    const double n = static_cast<double>(all.words);
    std::printf("  words a second of processor time: tag and lemma %.0f, parse %.0f, together %.0f\n",
                n / all.tag_seconds, n / all.parse_seconds, n / (all.tag_seconds + all.parse_seconds));
    if (limit != SIZE_MAX) return;
    const auto raw = train::read_raw(file);
    const auto start = Clock::now();
    const Document document = language.segment(raw.text);
    const double took = seconds_since(start);
    Spans words, sentences;
    for (const Token& token : document.tokens) words.emplace_back(token.begin, token.end);
    for (const Sentence& s : document.sentences) sentences.emplace_back(s.begin, s.end);
    std::printf("  from raw text: words F1 %.4f, sentences F1 %.4f (%.0f words a second)\n", f1(raw.words, words),
                f1(raw.sentences, sentences), static_cast<double>(words.size()) / took);
}

std::size_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return static_cast<std::size_t>(std::atol(line.c_str() + 6));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    std::string model;
    std::size_t limit = SIZE_MAX;
    bool labels = false, genres = false;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--model" && i + 1 < argc) {
            model = argv[++i];
        } else if (argument == "--limit" && i + 1 < argc) {
            limit = static_cast<std::size_t>(std::atol(argv[++i]));
        } else if (argument == "--labels") {
            labels = true;
        } else if (argument == "--genres") {
            genres = true;
        } else {
            files.push_back(argument);
        }
    }
    const auto start = Clock::now();
    const Language language = model.empty() ? Language() : Language(model);
    std::printf("model loaded in %.1f ms\n", seconds_since(start) * 1000);
    for (const std::string& file : files) evaluate(language, file, limit, labels, genres);
    std::printf("peak memory of this program %zu kB\n", resident_kilobytes());
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "evaluate_language: %s\n", error.what());
    return 1;
}
