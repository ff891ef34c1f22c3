// The running text of a treebank, put together again from its tokens, with what a segmenter should find in it.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/language/conllu.hpp"

namespace entente::train {

struct RawText {
    std::string text;                                                // paragraphs, blank lines between them
    std::vector<std::pair<std::uint32_t, std::uint32_t>> words;      // bytes, ascending
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences;  // bytes
    std::vector<std::string> contractions;                           // "can|not": multiword tokens of letters alone
};

inline RawText read_raw(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw Error(file, 0, "cannot be read");
    ConlluReader reader(in, file);
    RawText raw;
    bool glued = true;
    for (ConlluSentence sentence; reader.next(sentence);) {
        bool paragraph = false;
        for (const std::string& comment : sentence.comments) {
            paragraph = paragraph || comment.starts_with("# newpar id") || comment == "# newpar" ||
                        comment.starts_with("# newdoc") || comment.starts_with("# newpar =");
        }
        if (!raw.text.empty()) raw.text += paragraph ? "\n\n" : glued ? "" : " ";
        const auto base = static_cast<std::uint32_t>(raw.text.size());
        const Document& document = sentence.document;
        raw.text += document.text;
        raw.sentences.emplace_back(base, static_cast<std::uint32_t>(raw.text.size()));
        for (const Token& token : document.tokens) raw.words.emplace_back(base + token.begin, base + token.end);
        for (const auto& range : sentence.ranges) {
            if (range.last != range.first + 1) continue;
            const std::string_view a = document.form(document.tokens[range.first]);
            const std::string_view b = document.form(document.tokens[range.last]);
            raw.contractions.push_back(std::string(a) + "|" + std::string(b));
        }
        glued = !sentence.space_after(document.tokens.size() - 1);
    }
    return raw;
}

}  // namespace entente::train
