// Segments the texts of an archive (JSON lines on standard input) for learning from raw text: train_raw SEGMENTER OUT.
// Writes a sentence a line, words separated by tabs; no sentence twice, none shorter than 3 or longer than 80 words.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "language/features.hpp"
#include "language/segmenter.hpp"

int main(int argc, char** argv) try {
    using namespace entente;
    if (argc != 3) throw Error("train_raw SEGMENTER OUT");
    std::size_t size = 0;
    const auto bytes = language::read_aligned(argv[1], size);
    const language::Container part({reinterpret_cast<const char*>(bytes.data()), size}, argv[1]);
    const language::Segmenter segmenter(part);
    std::ofstream out(argv[2]);
    std::unordered_set<std::uint64_t> seen;
    std::size_t words = 0;
    for (std::string line; std::getline(std::cin, line);) {
        Document document;
        document.text = nlohmann::json::parse(line).at("text").get<std::string>();
        replace_invalid_utf8(document.text);
        segmenter.segment(document, 0, static_cast<std::uint32_t>(document.text.size()), false);
        for (const Sentence& sentence : document.sentences) {
            const auto tokens = document.tokens_of(sentence);
            if (tokens.size() < 3 || tokens.size() > 80) continue;
            std::string text;
            for (const Token& token : tokens) text += std::string(document.form(token)) + '\t';
            text.back() = '\n';
            if (!seen.insert(language::hash_bytes(text, 1)).second) continue;
            out << text;
            words += tokens.size();
        }
    }
    if (!out.flush()) throw Error(argv[2], 0, "cannot be written");
    std::printf("%zu sentences, %zu words\n", seen.size(), words);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_raw: %s\n", error.what());
    return 1;
}
