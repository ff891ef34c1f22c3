// CoNLL-U (universaldependencies.org/format): sentences read, written and checked, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/document.hpp"

namespace entente {

// One sentence of a CoNLL-U file. The document's text is made of the words' forms, so that each token's form is the
// file's FORM, whatever the surface was; what the document has no place for is kept beside it.
struct ConlluSentence {
    struct Range {  // a multiword token: words `first` to `last`, both included
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::string form;
        std::string misc;
    };

    std::vector<std::string> comments;  // with their '#'
    Document document;                  // exactly one sentence
    std::vector<Range> ranges;
    std::vector<std::string> misc;  // one a word

    // The value of the comment "# key = value"; empty when there is none.
    std::string_view comment(std::string_view key) const;
    // Whether white space follows word `i` on the surface.
    bool space_after(std::size_t i) const;
};

class ConlluReader {
public:
    // `file` names the input in errors. The stream must outlive the reader.
    ConlluReader(std::istream& in, std::string file) : in_(in), file_(std::move(file)) {}

    // Reads the next sentence; false at the end. Empty nodes are left out. Unknown tags become X, `none` and dep.
    // Throws Error at a line that is not CoNLL-U.
    bool next(ConlluSentence& sentence);

private:
    std::istream& in_;
    std::string file_;
    std::size_t line_ = 0;
};

// Writes the sentence with its comments, ranges and MISC; FEATS and DEPS are "_".
void write_conllu(std::ostream& out, const ConlluSentence& sentence);
// Writes every sentence of a document, with `# sent_id`, `# text` (the source bytes, line breaks as blanks), multiword
// tokens and SpaceAfter=No.
void write_conllu(std::ostream& out, const Document& document);

// What a validator would object to in a CoNLL-U text, in words with line numbers; empty when it is valid. Checks the
// columns, ids in order, one root, a tree, known tags and labels, and that the surface forms spell `# text`.
std::vector<std::string> conllu_faults(std::istream& in);

class Language;
// Splits, tags and parses plain text (valid UTF-8) and writes CoNLL-U.
void annotate_text(const Language& language, std::string text, std::ostream& out);
// Keeps the sentences and tokens of a CoNLL-U stream and fills in tags, lemmas, heads and labels.
void annotate_conllu(const Language& language, std::istream& in, std::string file, std::ostream& out);

}  // namespace entente
