#include "actors/pieces.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "entente/base/text.hpp"

namespace entente {
namespace {

using Tables = Knowledge::Tables;

bool is_noun(const Token& token) {
    return token.upos == Upos::NOUN || token.upos == Upos::PROPN;
}

class PieceFinder {
public:
    PieceFinder(const Tables& knowledge, const Document& document, const Sentence& sentence, Day day)
        : knowledge_(knowledge),
          document_(document),
          sentence_(sentence),
          day_(day),
          words_(match_words(document.text, sentence.begin, sentence.end)) {}

    std::vector<Piece> find() {
        for (std::size_t at = 0; at < words_.size();) at += step(at);
        add_proper_names();
        return std::move(pieces_);
    }

private:
    // Adds the piece that begins at word `at`, if any; answers how many words to move on.
    std::size_t step(std::size_t at) {
        const auto name = knowledge_.name_index.longest(words_, at);
        const auto organ = knowledge_.organ_index.longest(words_, at);
        const auto title = knowledge_.title_index.longest(words_, at);
        const std::size_t common = std::max(organ.length, title.length);
        if (name.length != 0 && name.length >= common && !(name.length == common && titles_name(at, name))) {
            if (auto piece = named(at, name)) {
                pieces_.push_back(std::move(*piece));
                return name.length;
            }
        }
        if (common == 0) return 1;
        const bool is_title = title.length != organ.length ? title.length > organ.length : prefers_title(at, title);
        Piece piece;
        if (!span(at, common, piece) || !is_noun(document_.tokens[piece.last - 1])) return 1;
        piece.kind = is_title ? PieceKind::title : PieceKind::organ;
        const auto values = is_title ? title.values : organ.values;
        piece.refs.assign(values.begin(), values.end());
        const Ptag tag = document_.tokens[piece.last - 1].xpos;
        piece.plural =
            is_title ? tag == Ptag::NNS || tag == Ptag::NNPS : knowledge_.organ_words[piece.refs.front()].plural;
        pieces_.push_back(std::move(piece));
        return common;
    }

    // "Mayor Lori Lightfoot": a surname that is a title too is one before a name.
    bool titles_name(std::size_t at, const NameIndex::Match& name) const {
        for (const std::uint32_t value : name.values) {
            if (knowledge_.names[value].role != NameRole::surname) return false;
        }
        Piece piece;
        return span(at, name.length, piece) && piece.last < sentence_.last &&
               document_.tokens[piece.last].upos == Upos::PROPN;
    }

    // A word that is both a title and an organ: a title when it names an office, stands before a name, or is a
    // "spokeswoman for" somebody.
    bool prefers_title(std::size_t at, const NameIndex::Match& title) const {
        for (const std::uint32_t value : title.values) {
            if (!knowledge_.titles[value].office.empty()) return true;
        }
        Piece piece;
        if (!span(at, title.length, piece) || piece.last >= sentence_.last) return false;
        const Token& next = document_.tokens[piece.last];
        const bool spokesperson =
            document_.form(next) == "for" && document_.form(document_.tokens[piece.last - 1]).starts_with("spokes");
        return spokesperson || next.upos == Upos::PROPN;
    }

    // The tokens of words [at, at + length), when the words fall on token boundaries.
    bool span(std::size_t at, std::size_t length, Piece& piece) const {
        const std::uint32_t begin = words_[at].begin;
        const std::uint32_t end = words_[at + length - 1].end;
        const auto tokens = document_.tokens_of(sentence_);
        auto first = std::lower_bound(tokens.begin(), tokens.end(), begin,
                                      [](const Token& token, std::uint32_t byte) { return token.end <= byte; });
        if (first == tokens.end() || first->begin > begin) return false;
        auto last = first;
        while (last != tokens.end() && last->begin < end) ++last;
        // A token may end in a dot that the name does not have, or hold the name and more ("Russian-made").
        const Token& final_token = *(last - 1);
        if (final_token.end > end + 1 || first->begin < begin) return false;
        piece.first = sentence_.first + static_cast<std::uint32_t>(first - tokens.begin());
        piece.last = sentence_.first + static_cast<std::uint32_t>(last - tokens.begin());
        return true;
    }

    std::optional<Piece> named(std::size_t at, const NameIndex::Match& match) const {
        Piece piece;
        if (!span(at, match.length, piece)) return std::nullopt;
        const NameRef* best = nullptr;
        int best_rank = 0;
        for (const std::uint32_t value : match.values) {
            const NameRef& ref = knowledge_.names[value];
            if (ref.role == NameRole::not_actor) {
                piece.kind = PieceKind::blocked;
                return piece;
            }
            const int rank = rank_of(ref, piece);
            if (rank > best_rank) {
                best_rank = rank;
                best = &ref;
            }
        }
        if (best == nullptr) return std::nullopt;
        piece.entity = best->entity;
        piece.kind = kind_of(*best, piece);
        if (piece.kind == PieceKind::surname) {
            for (const std::uint32_t value : match.values) {
                const NameRef& ref = knowledge_.names[value];
                if (ref.role == NameRole::surname) piece.refs.push_back(ref.entity);
            }
        }
        return piece;
    }

    // How well a name fits here; 0: not at all.
    int rank_of(const NameRef& ref, const Piece& piece) const {
        const KnownEntity& entity = knowledge_.entities[ref.entity];
        const Token& head = document_.tokens[piece.last - 1];
        switch (ref.role) {
            case NameRole::not_actor:
                return 0;
            case NameRole::adjective:
                return 1 + (entity.exists_on(day_) ? 60 : 0) + (before_noun(piece) ? 9 : 0);
            case NameRole::demonym:
                return 1 + (entity.exists_on(day_) ? 60 : 0) + (before_noun(piece) ? 0 : 9);
            case NameRole::capital:
                return entity.exists_on(day_) ? 40 : 1;
            case NameRole::surname:
                return head.upos == Upos::PROPN ? 5 : 0;
            case NameRole::name:
                break;
        }
        // One-word names of less than certain kinds must at least look like a name here.
        const bool one_word = piece.last - piece.first == 1;
        if (one_word && entity.kind != EntityKind::country && head.upos != Upos::PROPN && head.upos != Upos::NOUN &&
            head.upos != Upos::X && head.upos != Upos::ADJ)
            return 0;
        const int exists = entity.exists_on(day_) ? 20 : 0;
        switch (entity.kind) {
            case EntityKind::country:
                return 50 + exists;
            case EntityKind::organisation:
                return 30 + exists;
            case EntityKind::group:
                return 28 + exists;
            case EntityKind::person:
                return 26 + exists;
            case EntityKind::company:
                return 24 + exists;
            case EntityKind::place:
                return 22 + exists;
        }
        return 0;
    }

    PieceKind kind_of(const NameRef& ref, const Piece& piece) const {
        switch (ref.role) {
            case NameRole::adjective:
                return before_noun(piece) || document_.tokens[piece.last - 1].upos == Upos::ADJ ? PieceKind::adjective
                                                                                                : PieceKind::demonym;
            case NameRole::demonym:
                return PieceKind::demonym;
            case NameRole::capital:
                return PieceKind::capital;
            case NameRole::surname:
                return PieceKind::surname;
            default:
                break;
        }
        switch (knowledge_.entities[ref.entity].kind) {
            case EntityKind::country:
                return PieceKind::country;
            case EntityKind::person:
                return PieceKind::person;
            case EntityKind::place:
                return PieceKind::place;
            default:
                return PieceKind::named;
        }
    }

    bool before_noun(const Piece& piece) const {
        for (std::uint32_t at = piece.last; at < sentence_.last; ++at) {
            const Token& token = document_.tokens[at];
            if (is_noun(token)) return true;
            if (token.upos == Upos::CCONJ || document_.form(token) == "-" || document_.form(token) == ",") {
                if (at + 1 >= sentence_.last) return false;
                // "Russian and Chinese officials": another adjective of nationality follows.
                const Upos next = document_.tokens[at + 1].upos;
                if (next != Upos::ADJ && !(document_.form(token) == "-" && next == Upos::VERB)) return false;
                continue;
            }
            if (token.upos != Upos::ADJ && token.upos != Upos::NUM && token.xpos != Ptag::VBN &&
                token.xpos != Ptag::VBG)
                return false;
            if (token.upos == Upos::VERB && !(at > 0 && document_.form(document_.tokens[at - 1]) == "-")) return false;
        }
        return false;
    }

    // Runs of proper nouns that no piece covers become pieces of their own.
    void add_proper_names() {
        std::vector<char> covered(sentence_.last - sentence_.first, 0);
        for (const Piece& piece : pieces_) {
            for (std::uint32_t at = piece.first; at < piece.last; ++at) covered[at - sentence_.first] = 1;
        }
        std::vector<Piece> proper;
        for (std::uint32_t at = sentence_.first; at < sentence_.last;) {
            if (covered[at - sentence_.first] || !proper_token(at)) {
                ++at;
                continue;
            }
            Piece piece;
            piece.first = at;
            while (at < sentence_.last && !covered[at - sentence_.first] && (proper_token(at) || joins(at, covered)))
                ++at;
            piece.last = at;
            proper.push_back(piece);
        }
        pieces_.insert(pieces_.end(), proper.begin(), proper.end());
        std::sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) { return a.first < b.first; });
    }

    bool proper_token(std::uint32_t at) const {
        const Token& token = document_.tokens[at];
        if (token.upos != Upos::PROPN) return false;
        // Not those months that are names too.
        static constexpr std::array<std::string_view, 13> calendar = {
            "Monday",  "Tuesday",  "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
            "January", "February", "September", "October",  "November", "December"};
        std::size_t begin = 0;
        const std::string_view form = document_.form(token);
        if (std::find(calendar.begin(), calendar.end(), form) != calendar.end()) return false;
        const char32_t c = next_code_point(form, begin);
        return c >= 0x80 || is_ascii_upper(static_cast<char>(c));
    }

    // Small words inside names: "bin", "al", "de", hyphens between capitals.
    bool joins(std::uint32_t at, const std::vector<char>& covered) const {
        static constexpr std::array<std::string_view, 16> particles = {
            "bin", "ibn", "al", "el", "de", "da", "dos", "di", "van", "von", "der", "den", "la", "del", "ben", "-"};
        const std::string_view form = document_.form(document_.tokens[at]);
        if (std::find(particles.begin(), particles.end(), form) == particles.end()) return false;
        if (at + 1 >= sentence_.last || covered[at + 1 - sentence_.first]) return false;
        if (proper_token(at + 1)) return true;
        // "van der Steur": particles follow one another.
        return form != "-" && (document_.form(document_.tokens[at + 1]) == "-" || joins(at + 1, covered));
    }

    const Tables& knowledge_;
    const Document& document_;
    const Sentence& sentence_;
    Day day_;
    std::vector<MatchWord> words_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> find_pieces(const Knowledge::Tables& knowledge, const Document& document, const Sentence& sentence,
                               Day day) {
    return PieceFinder(knowledge, document, sentence, day).find();
}

}  // namespace entente
