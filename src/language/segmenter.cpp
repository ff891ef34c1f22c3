#include "language/segmenter.hpp"

#include <algorithm>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "language/segmenter_rules.hpp"

namespace entente::language {
namespace {

bool is_space(char32_t c) {
    return (c >= 9 && c <= 13) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0 ||
           (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_emoji(char32_t c) {
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
           (c >= 0x2B00 && c <= 0x2BFF);
}

char kind_of(char32_t c, std::string_view bytes) {
    if (c < 0x80) {
        const char a = static_cast<char>(c);
        if (is_ascii_lower(a)) return 'x';
        if (is_ascii_upper(a)) return 'X';
        if (is_ascii_digit(a)) return 'd';
        return a == '`' ? '\'' : a;
    }
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0xB4:
            return '\'';
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x2033:
        case 0xAB:
        case 0xBB:
            return '"';
        case 0x2010:
        case 0x2011:
            return '-';
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
            return '_';
        case 0x2026:
            return '.';
        case 0xA3:
        case 0xA5:
        case 0xA2:
        case 0x20AC:
        case 0x20B9:
        case 0x20BD:
            return '$';
        case 0x2022:
        case 0xB7:
        case 0x25CF:
        case 0x25AA:
        case 0x2023:
        case 0x2043:
            return '*';
        case 0x200C:
        case 0x200D:
        case 0xAD:
            return 'x';
        default:
            break;
    }
    if (is_emoji(c)) return 'e';
    if ((c >= 0xA0 && c < 0xC0 && c != 0xAA && c != 0xBA && c != 0xB5) || c == 0xD7 || c == 0xF7 ||
        (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFF10)) {
        return '^';
    }
    return lower_utf8(bytes) != bytes ? 'X' : 'x';
}

// The end of a web or mail address that begins at the chunk's character `from`, or `from`.
std::size_t address_end(std::string_view text, const Chunk& chunk, std::size_t from) {
    const auto& c = chunk.characters;
    const std::uint32_t begin = c[from].begin;
    const std::string_view rest = text.substr(begin, chunk.end - begin);
    const std::string lower = lower_ascii(rest.substr(0, 12));
    bool found = lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("ftp://") ||
                 (lower.starts_with("www.") && rest.size() > 6);
    std::size_t end = c.size();
    if (!found) {
        // name@host.domain
        const std::size_t at = rest.find('@');
        if (at == std::string_view::npos || at == 0 || rest.find('.', at) == std::string_view::npos) return from;
        const auto part = [](char x) {
            return is_ascii_alpha(x) || is_ascii_digit(x) || x == '.' || x == '_' || x == '-' || x == '+';
        };
        if (!std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(at), part)) return from;
        std::size_t last = at + 1;
        while (last < rest.size() && part(rest[last])) ++last;
        if (last < at + 4) return from;
        end = from;
        while (end < c.size() && c[end].begin < begin + last) ++end;
    } else {
        for (std::size_t i = from; i < c.size(); ++i) {
            const char kind = c[i].kind;
            if (kind == '"' || kind == '<' || kind == '>') {
                end = i;
                break;
            }
        }
    }
    const auto trailing = [](char kind) {
        return kind == '.' || kind == ',' || kind == ';' || kind == ':' || kind == '!' || kind == '?' || kind == '\'' ||
               kind == ')' || kind == ']' || kind == '*' || kind == '_';
    };
    while (end > from + 1 && trailing(c[end - 1].kind)) --end;
    return end;
}

// "ended.The": a full stop with no space behind it.
bool glued_stop(const Chunk& chunk, std::size_t dot) {
    const auto& c = chunk.characters;
    return dot >= 3 && dot + 2 < c.size() && (c[dot].kind == '.' || c[dot].kind == '?' || c[dot].kind == '!') &&
           c[dot - 1].kind == 'x' && c[dot - 2].kind == 'x' && c[dot - 3].kind == 'x' && c[dot + 1].kind == 'X' &&
           (c[dot + 2].kind == 'x' || c[dot + 2].kind == '\'');
}

bool is_word(char kind) {
    return kind == 'x' || kind == 'X' || kind == 'd';
}

bool is_clitic(std::string_view lower) {
    static constexpr std::string_view all[] = {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"};
    return std::find(std::begin(all), std::end(all), lower) != std::end(all);
}

std::string plain_lower(std::string_view form) {
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(form, at);
        if (c == 0x2019 || c == 0x2018 || c == '`') {
            out += '\'';
        } else {
            out += lower_ascii(form.substr(begin, at - begin));
        }
    }
    return out;
}

}  // namespace

bool Chunker::next(std::vector<Chunk>& chunks, std::vector<bool>& line_break) {
    chunks.clear();
    line_break.clear();
    int breaks = 0;
    bool carriage = false;
    while (at_ < end_) {
        std::size_t behind = at_;
        const char32_t c = next_code_point(text_, behind);
        if (is_space(c)) {
            if (c == '\n' ? !carriage : c == '\r' || c == 0x85 || c == 0x2028) ++breaks;
            if (c == 0x2029 || c == '\f') breaks = 2;
            carriage = c == '\r';
            at_ = static_cast<std::uint32_t>(behind);
            continue;
        }
        carriage = false;
        if (breaks >= 2 && !chunks.empty()) break;
        Chunk chunk;
        chunk.begin = at_;
        // A chunk of thousands of signs is cut: what is no language need not be kept whole.
        while (at_ < end_ && chunk.characters.size() < 1000) {
            behind = at_;
            const char32_t code = next_code_point(text_, behind);
            if (is_space(code)) break;
            chunk.characters.push_back({at_, kind_of(code, text_.substr(at_, behind - at_))});
            at_ = static_cast<std::uint32_t>(behind);
        }
        chunk.end = at_;
        line_break.push_back(breaks > 0 && !chunks.empty());
        chunks.push_back(std::move(chunk));
        breaks = 0;
        // A paragraph without end is cut too, so that memory stays bounded.
        if (chunks.size() >= 20000) break;
    }
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        chunks[i].last = i + 1 == chunks.size();
        if (chunks[i].last) continue;
        const auto& next = chunks[i + 1].characters;
        chunks[i].next = next[0].kind;
        chunks[i].after_next = next.size() > 1 ? next[1].kind : '#';
    }
    return !chunks.empty();
}

Segmenter::Segmenter(const Container& container)
    : token_weights_(container.section<std::int16_t>("token_weights")),
      sentence_weights_(container.section<std::int16_t>("sentence_weights")) {
    const auto biases = container.section<std::int32_t>("segment_bias");
    if (token_weights_.size() != 1U << weight_bits || sentence_weights_.size() != 1U << weight_bits ||
        biases.size() != 2) {
        throw Error("the language model's segmenter sections have the wrong size");
    }
    token_bias_ = biases[0];
    sentence_bias_ = biases[1];
    for (const std::string_view line : entente::split(container.text("contractions"), '\n')) {
        const std::size_t bar = line.find('|');
        if (bar == std::string_view::npos) continue;
        contractions_.emplace(std::string(line.substr(0, bar)) + std::string(line.substr(bar + 1)),
                              static_cast<std::uint32_t>(bar));
    }
}

void Segmenter::split(std::string_view text, const Chunk& chunk, std::uint8_t gap, bool rules,
                      std::vector<Piece>& pieces, std::vector<bool>& continues) const {
    const auto& c = chunk.characters;
    std::vector<std::size_t> places, cuts;
    // Addresses first; what is around them is decided place by place.
    std::size_t address_begin = c.size(), address_stop = c.size();
    for (std::size_t i = 0; i < c.size(); ++i) {
        const bool start = i == 0 || c[i - 1].kind == '(' || c[i - 1].kind == '<' || c[i - 1].kind == '"' ||
                           c[i - 1].kind == '[' || c[i - 1].kind == ':' || c[i - 1].kind == '\'';
        if (!start) continue;
        const std::size_t end = address_end(text, chunk, i);
        if (end > i) {
            address_begin = i;
            address_stop = end;
            break;
        }
    }
    token_places(text, chunk, places);
    for (const std::size_t place : places) {
        if (place > address_begin && place < address_stop) continue;
        bool cut =
            place == address_begin || place == address_stop || glued_stop(chunk, place) || glued_stop(chunk, place - 1);
        // What parts "US" from "-led" parts "-" from "led" too.
        if (rules && !cuts.empty() && cuts.back() + 1 == place && place >= 2 && c[place - 1].kind == '-') {
            cut = cut || (is_word(c[place - 2].kind) && is_word(c[place].kind));
        }
        const std::optional<bool> ruled = rules && !cut ? token_rule(text, chunk, place) : std::nullopt;
        if (ruled) {
            cut = *ruled;
        } else if (!cut) {
            std::int32_t score = token_bias_;
            for (const std::uint32_t feature : token_place_features(text, chunk, place))
                score += token_weights_[feature];
            cut = score > 0;
        }
        if (cut) cuts.push_back(place);
    }
    cuts.push_back(c.size());
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        const std::uint32_t begin = c[from].begin, end = cut < c.size() ? c[cut].begin : chunk.end;
        const std::string_view form = text.substr(begin, end - begin);
        const bool glued = from > 0;
        const bool after_word =
            glued && (c[from - 1].kind == 'x' || c[from - 1].kind == 'X' || c[from - 1].kind == 'd');
        const bool clitic = after_word && form.size() <= 5 && is_clitic(plain_lower(form)) &&
                            !(form.size() <= 3 && cut - from == 1 && (text[c[from - 1].begin] | 0x20) != 's');
        pieces.push_back({begin, end, glued ? std::uint8_t{0} : gap});
        continues.push_back(clitic);
        if (form.size() >= 4 && form.size() <= 8) {
            const auto contraction = contractions_.find(lower_ascii(form));
            if (contraction != contractions_.end()) {
                const std::uint32_t middle = begin + contraction->second;
                pieces.back().end = middle;
                pieces.push_back({middle, end, 0});
                continues.push_back(true);
            }
        }
        from = cut;
    }
}

std::int32_t Segmenter::sentence_score(std::string_view text, std::span<const Piece> pieces, std::size_t i,
                                       const SentenceState& state) const {
    std::int32_t score = sentence_bias_;
    for (const std::uint32_t feature : sentence_place_features(text, pieces, i, state)) {
        score += sentence_weights_[feature];
    }
    return score;
}

void Segmenter::segment(Document& document, std::uint32_t begin, std::uint32_t end, bool rules) const {
    const std::string_view text = document.text;
    Chunker chunker(text, begin, end);
    std::vector<Chunk> chunks;
    std::vector<bool> line_break, continues;
    std::vector<Piece> pieces;
    while (chunker.next(chunks, line_break)) {
        pieces.clear();
        continues.clear();
        for (std::size_t i = 0; i < chunks.size(); ++i) {
            split(text, chunks[i], line_break[i] ? std::uint8_t{2} : std::uint8_t{1}, rules, pieces, continues);
        }
        SentenceState state;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            state.take(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
            bool ends = i + 1 == pieces.size();
            if (!ends && !continues[i + 1]) {
                const std::optional<bool> ruled = rules ? sentence_rule(text, pieces, i) : std::nullopt;
                ends = ruled ? *ruled : sentence_place(text, pieces, i) && sentence_score(text, pieces, i, state) > 0;
            }
            if (!ends) continue;
            Sentence sentence;
            sentence.first = static_cast<std::uint32_t>(document.tokens.size());
            for (std::size_t k = state.first; k <= i; ++k) {
                Token token;
                token.begin = pieces[k].begin;
                token.end = pieces[k].end;
                token.continues_word = k > state.first && continues[k];
                document.tokens.push_back(token);
            }
            sentence.last = static_cast<std::uint32_t>(document.tokens.size());
            sentence.begin = pieces[state.first].begin;
            sentence.end = pieces[i].end;
            document.sentences.push_back(sentence);
            state = SentenceState();
            state.first = i + 1;
        }
    }
}

}  // namespace entente::language
