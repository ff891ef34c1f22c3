#include "language/lemmatizer.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "language/features.hpp"

namespace entente::language {
namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t cut_at(std::string_view text, std::uint32_t code_points) {
    std::size_t at = text.size();
    for (; code_points > 0 && at > 0; --code_points) {
        do --at;
        while (at > 0 && is_continuation(text[at]));
    }
    return at;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    while (n > 0 && ((n < a.size() && is_continuation(a[n])) || (n < b.size() && is_continuation(b[n])))) --n;
    return n;
}

}  // namespace

void apply(const EditScript& script, std::string_view form, std::string& lemma) {
    lemma = script.lower ? lower_utf8(form) : std::string(form);
    lemma.resize(cut_at(lemma, script.cut));
    lemma += script.append;
    if (lemma.empty()) lemma = form;
}

EditScript edit_script(std::string_view form, std::string_view lemma) {
    const std::string lower = lower_utf8(form);
    const std::size_t cased = common_prefix(form, lemma), lowered = common_prefix(lower, lemma);
    EditScript script;
    script.lower = lowered >= cased && (lowered > cased || lower_utf8(lemma) == lemma);
    const std::string_view base = script.lower ? std::string_view(lower) : form;
    const std::size_t shared = script.lower ? lowered : cased;
    for (std::size_t at = shared; at < base.size(); ++at) script.cut += !is_continuation(base[at]);
    // A word with nothing in common with its lemma is replaced, however long.
    if (shared == 0) script.cut = 99;
    script.append = lemma.substr(shared);
    return script;
}

std::uint64_t ending_key(Upos upos, Ptag xpos, std::string_view ending, bool whole) {
    const auto tags = static_cast<std::uint64_t>(upos) * 64 + static_cast<std::uint64_t>(xpos);
    return hash_bytes(ending, 1000 + tags * 2 + (whole ? 1 : 0));
}

Lemmatizer::Lemmatizer(const Container& container) : slots_(container.section<std::uint32_t>("lemma_slots")) {
    for (const std::string_view line : split(container.text("lemma_scripts"), '\n')) {
        if (line.empty()) continue;
        const auto fields = split(line, '\t');
        if (fields.size() != 3) throw Error("the language model's section lemma_scripts is damaged");
        EditScript script;
        script.lower = fields[0] == "l";
        for (const char c : fields[1]) script.cut = script.cut * 10 + static_cast<std::uint32_t>(c - '0');
        script.append = fields[2];
        scripts_.push_back(std::move(script));
    }
    std::size_t empty = 0;
    bool fits = slots_.size() >= 4 && (slots_.size() & (slots_.size() - 1)) == 0;
    for (std::size_t i = 1; i < slots_.size(); i += 2) {
        empty += slots_[i] == ~0U;
        fits = fits && (slots_[i] == ~0U || slots_[i] < scripts_.size());
    }
    if (!fits || empty == 0) throw Error("the language model's section lemma_slots is damaged");
}

const EditScript* Lemmatizer::find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() / 2 - 1;
    const auto print = static_cast<std::uint32_t>(key >> 32);
    for (std::size_t at = key & mask;; at = (at + 1) & mask) {
        if (slots_[2 * at + 1] == ~0U) return nullptr;
        if (slots_[2 * at] == print) return &scripts_[slots_[2 * at + 1]];
    }
}

void Lemmatizer::lemma(std::string_view form, Upos upos, Ptag xpos, std::string& out) const {
    const std::string word = normalised(form);
    const EditScript* script = find(ending_key(upos, xpos, word, true));
    std::size_t starts[longest_ending + 1];
    int count = 0;
    for (std::size_t at = word.size(); script == nullptr;) {
        starts[count++] = at;
        if (count > longest_ending || at == 0) break;
        do --at;
        while (at > 0 && is_continuation(word[at]));
    }
    while (script == nullptr && count > 0) {
        script = find(ending_key(upos, xpos, std::string_view(word).substr(starts[--count]), false));
    }
    static const EditScript lowered{true, 0, ""};
    static const EditScript kept{false, 0, ""};
    if (script == nullptr) script = upos == Upos::PROPN ? &kept : &lowered;
    apply(*script, form, out);
}

}  // namespace entente::language
