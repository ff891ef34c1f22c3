// English: text → sentences and tokens → tags and lemmas → heads and labels.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "entente/model/document.hpp"

namespace entente {

// The trained model and its code. Immutable after construction: any number of threads may call one object.
class Language {
public:
    // The model that the program carries. Throws Error when it is damaged.
    Language();
    // A model file. Throws Error.
    explicit Language(const std::string& model_file);
    ~Language();
    Language(Language&&) noexcept;

    // The program's own model, loaded at the first call.
    static const Language& english();

    // Takes valid UTF-8. Only what lies in `prose` (byte ranges, ascending, disjoint; empty: everything) is split into
    // sentences and tokens. A sentence never spans two ranges or a blank line.
    Document segment(std::string text, std::span<const std::pair<std::uint32_t, std::uint32_t>> prose = {}) const;

    // Fills upos, xpos and lemma of the sentence's tokens.
    void tag(Document& document, Sentence& sentence) const;

    // Fills head and label of the sentence's tokens, which must be tagged: one root, a tree. Sets Sentence::parsed.
    void parse(Document& document, Sentence& sentence) const;

private:
    struct Model;
    std::unique_ptr<const Model> model_;
};

}  // namespace entente
