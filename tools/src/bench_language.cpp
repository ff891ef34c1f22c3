// How fast each stage of the language core is, in one thread:
//
//   bench_language [--words N] FILE…
//
// Reads plain text, segments it and analyses it sentence by sentence until N words are done (default: all, once), and
// prints the words a second of processor time of each stage. Run under callgrind by tools/bench, which counts
// instructions of the same stages.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/language/language.hpp"

namespace {

using namespace entente;

// Seconds of processor time that the program has used: a busy machine does not change it much.
double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) try {
    std::size_t limit = SIZE_MAX;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--words" && i + 1 < argc) {
            limit = static_cast<std::size_t>(std::atol(argv[++i]));
        } else {
            files.emplace_back(argv[i]);
        }
    }
    const Language language;
    std::size_t words = 0;
    double segment = 0, tag = 0, parse = 0;
    for (const std::string& file : files) {
        std::ifstream in(file, std::ios::binary);
        if (!in) throw Error(file, 0, "cannot be read");
        std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::size_t begin = 0; begin < text.size() && words < limit;) {
            // Portions of about the length of an article, cut between lines.
            std::size_t end = std::min(begin + 4000, text.size());
            end = std::min(text.find('\n', end), text.size());
            const double start = processor_seconds();
            Document document = language.segment(text.substr(begin, end - begin));
            segment += processor_seconds() - start;
            for (Sentence& sentence : document.sentences) {
                const double before = processor_seconds();
                language.tag(document, sentence);
                const double between = processor_seconds();
                language.parse(document, sentence);
                tag += between - before;
                parse += processor_seconds() - between;
            }
            words += document.tokens.size();
            begin = end + 1;
        }
    }
    const auto line = [&](const char* stage, double seconds) {
        std::printf("%-24s %10.0f words/s\n", stage, static_cast<double>(words) / std::max(seconds, 1e-9));
    };
    std::printf("%-24s %10zu words\n", "text", words);
    line("sentences and words", segment);
    line("tags and lemmas", tag);
    line("heads and labels", parse);
    line("tags, lemmas and heads", tag + parse);
    line("all", segment + tag + parse);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench_language: %s\n", error.what());
    return 1;
}
