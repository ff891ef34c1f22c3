#include "claims/time_words.hpp"

#include <unordered_map>

#include "entente/base/text.hpp"

namespace entente {
namespace {

// Words of one kind: the first has the value `first`, each next one `step` more.
struct Words {
    Word word;
    int first;
    int step;
    std::string_view list;
};

template <class Enum>
constexpr Words of(Word word, Enum value, std::string_view list, int step = 0) {
    return {word, static_cast<int>(value), step, list};
}

constexpr Words plain(Word word, std::string_view list) {
    return {word, 0, 0, list};
}

constexpr Words lexicon[] = {
    of(Word::month, 1, "january february march april may june july august september october november december", 1),
    of(Word::month_short, 1, "jan feb mar apr", 1),
    of(Word::month_short, 6, "jun jul aug sep oct nov dec", 1),
    of(Word::month_short, 9, "sept"),
    of(Word::weekday, 1, "monday tuesday wednesday thursday friday saturday sunday", 1),
    of(Word::weekday_plural, 1, "mondays tuesdays wednesdays thursdays fridays saturdays sundays", 1),
    of(Word::weekday_short, 1, "mon tue wed thu fri sat sun", 1),
    of(Word::weekday_short, 2, "tues"),
    of(Word::weekday_short, 4, "thur"),
    of(Word::weekday_short, 4, "thurs"),
    of(Word::season, Season::spring, "spring summer autumn winter", 1),
    of(Word::season, Season::autumn, "fall"),
    of(Word::part, DayPart::morning, "morning dawn"),
    of(Word::part, DayPart::afternoon, "afternoon evening night", 1),
    of(Word::holiday, Holiday::christmas, "christmas xmas"),
    of(Word::holiday, Holiday::thanksgiving, "thanksgiving"),
    of(Word::holiday, Holiday::halloween, "halloween"),
    of(Word::holiday, Holiday::easter, "easter"),

    of(Word::cardinal, 0, "zero one two three four five six seven eight nine ten eleven twelve", 1),
    of(Word::cardinal, 13, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 1),
    of(Word::cardinal, 20, "twenty thirty forty fifty sixty seventy eighty ninety", 10),
    of(Word::scale, 100, "hundred"),
    of(Word::scale, 1000, "thousand"),
    of(Word::dozen, 12, "dozen"),
    of(Word::couple, 2, "couple"),
    plain(Word::half, "half"),
    plain(Word::few, "few several some many numerous"),
    of(Word::ordinal, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1),
    of(Word::ordinal, 13, "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 1),
    of(Word::ordinal, 20, "twentieth thirtieth", 10),
    of(Word::decade_word, 20, "twenties thirties forties fifties sixties seventies eighties nineties", 10),

    // "second" is an ordinal first; see TimeMatcher::counted.
    of(Word::unit, TimeUnit::minute, "minute hour day weekend week month quarter year decade century", 1),
    of(Word::units, TimeUnit::second,
       "seconds minutes hours days weekends weeks months quarters years decades centuries", 1),
    of(Word::unit, TimeUnit::week, "fortnight"),
    of(Word::adverb_set, TimeUnit::hour, "hourly daily", 1),
    of(Word::adverb_set, TimeUnit::week, "weekly monthly quarterly yearly", 1),
    of(Word::adverb_set, TimeUnit::year, "annually"),

    plain(Word::a, "a an"),
    plain(Word::the, "the"),
    plain(Word::this_, "this"),
    plain(Word::that, "that"),
    plain(Word::these, "these those"),
    plain(Word::same, "same"),
    plain(Word::last, "last"),
    plain(Word::past, "past"),
    plain(Word::previous, "previous preceding prior"),
    plain(Word::next, "next"),
    plain(Word::coming, "coming upcoming"),
    plain(Word::following, "following subsequent ensuing"),
    plain(Word::current, "current"),
    plain(Word::latest, "latest"),
    plain(Word::recent, "recent"),
    plain(Word::future, "future"),
    plain(Word::today, "today"),
    plain(Word::yesterday, "yesterday"),
    plain(Word::tomorrow, "tomorrow"),
    plain(Word::tonight, "tonight"),
    plain(Word::overnight, "overnight"),
    plain(Word::noon, "noon midday"),
    plain(Word::midnight, "midnight"),
    plain(Word::now, "now currently presently nowadays"),
    plain(Word::vague_past, "recently lately previously"),
    plain(Word::vague_future, "soon"),
    plain(Word::ago, "ago"),
    plain(Word::earlier, "earlier"),
    plain(Word::later, "later"),
    plain(Word::before, "before"),
    plain(Word::after, "after"),
    plain(Word::hence, "hence"),
    plain(Word::early, "early"),
    plain(Word::late, "late"),
    plain(Word::mid, "mid"),
    plain(Word::middle, "middle"),
    plain(Word::sometime, "sometime"),
    plain(Word::edge, "end beginning start close eve"),
    plain(Word::very, "very"),
    plain(Word::rest, "rest remainder course"),
    plain(Word::in, "in"),
    plain(Word::on, "on"),
    plain(Word::at, "at"),
    plain(Word::of, "of"),
    plain(Word::by, "by"),
    plain(Word::since, "since"),
    plain(Word::from, "from"),
    plain(Word::until, "until till"),
    plain(Word::to, "to"),
    plain(Word::through, "through"),
    plain(Word::during, "during"),
    plain(Word::between, "between"),
    plain(Word::for_, "for"),
    plain(Word::over, "over"),
    plain(Word::within, "within"),
    plain(Word::around, "around"),
    plain(Word::near, "near"),
    plain(Word::and_, "and"),
    plain(Word::or_, "or"),
    plain(Word::every, "every"),
    plain(Word::each, "each"),
    plain(Word::per, "per"),
    plain(Word::other_one, "other"),
    plain(Word::more, "more additional"),
    plain(Word::filler, "consecutive straight full successive trading calendar working whole entire long business"),
    plain(Word::old, "old olds aged"),
    plain(Word::age, "age"),
    plain(Word::fiscal, "fiscal"),
    plain(Word::period, "period"),
    plain(Word::year_ago_like, "comparable corresponding"),
    plain(Word::time, "time"),
    plain(Word::times, "times once twice"),
    plain(Word::am, "am"),
    plain(Word::pm, "pm"),
    plain(Word::zone, "gmt utc est edt et pst pdt cst cdt cet bst ist local"),
    plain(Word::clock_word, "clock"),
    plain(Word::s, "s"),
    plain(Word::percent, "percent"),
    plain(Word::possessive, "its his her their our my"),
};

constexpr std::size_t longest_word = 12;  // "thanksgiving"

struct Meaning {
    Word word;
    int value;
};

const std::unordered_map<std::string_view, Meaning>& meanings() {
    static const auto all = [] {
        std::unordered_map<std::string_view, Meaning> table;
        for (const Words& words : lexicon) {
            int value = words.first;
            for (const std::string_view word : split(words.list, ' ')) {
                table.emplace(word, Meaning{words.word, value});
                value += words.step;
            }
        }
        return table;
    }();
    return all;
}

void name_word(Piece& piece) {
    piece.word = Word::other;
    if (piece.size() > longest_word) return;
    const auto found = meanings().find(lower_ascii(piece.text));  // short enough to need no heap
    if (found == meanings().end()) return;
    piece.word = found->second.word;
    piece.value = found->second.value;
}

void name_digits(Piece& piece) {
    piece.word = Word::digits;
    if (piece.size() > 6)
        piece.value = -1;
    else
        for (const char c : piece.text) piece.value = piece.value * 10 + (c - '0');
}

// The length of the sign at the front: a hyphen, dash, apostrophe or minus may take three bytes.
std::size_t name_sign(Piece& piece, std::string_view text) {
    struct Sign {
        std::string_view text;
        Word word;
    };
    static constexpr Sign signs[] = {{",", Word::comma},
                                     {".", Word::dot},
                                     {"-", Word::hyphen},
                                     {"/", Word::slash},
                                     {":", Word::colon},
                                     {"'", Word::apostrophe},
                                     {"\xE2\x80\x99", Word::apostrophe},
                                     {"\xE2\x80\x98", Word::apostrophe},
                                     {"`", Word::apostrophe},
                                     {"\xE2\x80\x90", Word::hyphen},
                                     {"\xE2\x80\x91", Word::hyphen},
                                     {"\xE2\x80\x93", Word::hyphen},
                                     {"\xE2\x80\x94", Word::other},
                                     {"\xE2\x88\x92", Word::hyphen},
                                     {"%", Word::percent},
                                     {"$", Word::currency},
                                     {"\xC2\xA3", Word::currency},
                                     {"\xE2\x82\xAC", Word::currency},
                                     {"\xC2\xA5", Word::currency},
                                     {"#", Word::currency}};
    for (const auto& sign : signs) {
        if (!text.starts_with(sign.text)) continue;
        piece.word = sign.word;
        return sign.text.size();
    }
    piece.word = Word::other;
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

bool is_letter(char c) {
    return is_ascii_alpha(c);
}

// Letters of other alphabets stand in the run of letters around them, so that "Fría" is no word of ours; the signs of
// General Punctuation do not.
bool continues_letters(std::string_view text, std::size_t at) {
    const char c = text[at];
    return is_letter(c) || (static_cast<unsigned char>(c) >= 0x80 && !text.substr(at).starts_with("\xE2"));
}

}  // namespace

std::vector<Piece> time_pieces(const Document& document, const Sentence& sentence) {
    std::vector<Piece> pieces;
    pieces.reserve(2 * (sentence.last - sentence.first));
    std::uint32_t previous_end = sentence.begin;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        const Token& token = document.tokens[t];
        const std::string_view form = document.form(token);
        for (std::size_t at = 0; at < form.size();) {
            Piece piece;
            piece.token = t;
            piece.begin = token.begin + static_cast<std::uint32_t>(at);
            piece.spaced = piece.begin != previous_end;
            std::size_t size = 0;
            if (is_ascii_space(form[at])) {
                ++at;
                continue;
            }
            if (is_ascii_digit(form[at])) {
                while (at + size < form.size() && is_ascii_digit(form[at + size])) ++size;
                piece.text = form.substr(at, size);
                name_digits(piece);
            } else if (is_letter(form[at])) {
                while (at + size < form.size() && continues_letters(form, at + size)) ++size;
                piece.text = form.substr(at, size);
                piece.upper = is_ascii_upper(form[at]);
                name_word(piece);
            } else {
                size = name_sign(piece, form.substr(at));
                piece.text = form.substr(at, size);
            }
            at += size;
            previous_end = piece.begin + static_cast<std::uint32_t>(size);
            pieces.push_back(piece);
        }
    }
    return pieces;
}

}  // namespace entente
