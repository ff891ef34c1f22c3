// Reading CoNLL-U.
#include <charconv>
#include <istream>
#include <string>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"

namespace entente {
namespace {

bool to_number(std::string_view text, std::uint32_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool no_space_after(std::string_view misc) {
    for (const std::string_view item : split(misc, '|')) {
        if (item == "SpaceAfter=No") return true;
    }
    return false;
}

void set_tags(Token& token, const std::vector<std::string_view>& columns) {
    token.upos = upos_from(columns[3]).value_or(Upos::X);
    token.xpos = ptag_from(columns[4]).value_or(Ptag::none);
    if (columns[7] == "_") return;
    token.label = label_from(columns[7]).value_or(Label::dep);
}

}  // namespace

std::string_view ConlluSentence::comment(std::string_view key) const {
    for (const std::string& line : comments) {
        std::string_view rest = trim(std::string_view(line).substr(1));
        if (!rest.starts_with(key)) continue;
        rest = trim(rest.substr(key.size()));
        if (rest.starts_with('=')) return trim(rest.substr(1));
    }
    return {};
}

bool ConlluSentence::space_after(std::size_t i) const {
    for (const Range& range : ranges) {
        if (i >= range.first && i <= range.last) return i == range.last && !no_space_after(range.misc);
    }
    return !no_space_after(misc[i]);
}

bool ConlluReader::next(ConlluSentence& sentence) {
    sentence = ConlluSentence();
    Document& document = sentence.document;
    const auto fail = [this](const std::string& message) -> Error { return Error(file_, line_, message); };
    std::string line;
    while (std::getline(in_, line)) {
        ++line_;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) {
            if (document.tokens.empty()) continue;
            break;
        }
        if (line[0] == '#') {
            sentence.comments.push_back(line);
            continue;
        }
        const auto columns = split(line, '\t');
        if (columns.size() != 10) throw fail("expected 10 columns, found " + std::to_string(columns.size()));
        const std::string_view id = columns[0];
        if (id.find('.') != std::string_view::npos) continue;
        if (const auto dash = id.find('-'); dash != std::string_view::npos) {
            ConlluSentence::Range range;
            if (!to_number(id.substr(0, dash), range.first) || !to_number(id.substr(dash + 1), range.last) ||
                range.first != document.tokens.size() + 1 || range.last < range.first) {
                throw fail("expected a range of word ids, found \"" + std::string(id) + "\"");
            }
            --range.first;
            --range.last;
            range.form = columns[1];
            range.misc = columns[9];
            sentence.ranges.push_back(std::move(range));
            continue;
        }
        std::uint32_t number = 0;
        if (!to_number(id, number) || number != document.tokens.size() + 1) {
            throw fail("expected word id " + std::to_string(document.tokens.size() + 1) + ", found \"" +
                       std::string(id) + "\"");
        }
        if (columns[1].empty()) throw fail("a word without a form");
        if (first_invalid_utf8(columns[1]) != std::string_view::npos) throw fail("the form is not valid UTF-8");
        if (!document.tokens.empty() && sentence.space_after(document.tokens.size() - 1)) document.text += ' ';
        Token token;
        token.begin = static_cast<std::uint32_t>(document.text.size());
        document.text += columns[1];
        token.end = static_cast<std::uint32_t>(document.text.size());
        token.continues_word = !sentence.ranges.empty() && number - 1 > sentence.ranges.back().first &&
                               number - 1 <= sentence.ranges.back().last;
        set_tags(token, columns);
        if (columns[6] != "_") {
            std::uint32_t head = 0;
            if (!to_number(columns[6], head)) throw fail("expected a head, found \"" + std::string(columns[6]) + "\"");
            token.head = static_cast<std::int32_t>(head) - 1;
        }
        document.set_lemma(token, columns[2]);
        document.tokens.push_back(token);
        sentence.misc.emplace_back(columns[9]);
    }
    if (document.tokens.empty()) return false;
    const auto count = static_cast<std::uint32_t>(document.tokens.size());
    if (!sentence.ranges.empty() && sentence.ranges.back().last >= count) throw fail("a range past the last word");
    for (const Token& token : document.tokens) {
        if (token.head >= static_cast<std::int32_t>(count)) throw fail("a head past the last word");
    }
    Sentence whole;
    whole.last = count;
    whole.end = static_cast<std::uint32_t>(document.text.size());
    document.sentences.push_back(whole);
    return true;
}

}  // namespace entente
