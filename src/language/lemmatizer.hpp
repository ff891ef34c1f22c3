// Lemmas by edit scripts: for a word's tags, the longest listed ending (at best the whole word) says what to cut off
// and what to put on.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/document.hpp"
#include "language/container.hpp"

namespace entente::language {

struct EditScript {
    bool lower = false;     // of the lower-cased form
    std::uint32_t cut = 0;  // code points off the end; more than there are: all
    std::string append;
    auto operator<=>(const EditScript&) const = default;
};
void apply(const EditScript& script, std::string_view form, std::string& lemma);
// The script that makes `lemma` of `form`, cutting as little as possible.
EditScript edit_script(std::string_view form, std::string_view lemma);

// The key of an ending under these tags; `whole`: it is the whole word.
std::uint64_t ending_key(Upos upos, Ptag xpos, std::string_view ending, bool whole);
inline constexpr int longest_ending = 6;  // code points of an ending that is not the whole word

class Lemmatizer {
public:
    explicit Lemmatizer(const Container& container);
    void lemma(std::string_view form, Upos upos, Ptag xpos, std::string& out) const;

private:
    std::span<const std::uint32_t> slots_;  // pairs: fingerprint, script; script ~0 is empty
    std::vector<EditScript> scripts_;
    const EditScript* find(std::uint64_t key) const;
};

}  // namespace entente::language
