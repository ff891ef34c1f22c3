#include "claims/time_words.hpp"

#include <unordered_map>

#include "entente/base/text.hpp"

namespace entente {
namespace {

struct Entry {
    std::string_view text;
    Word word;
    int value = 0;
};

template <class Enum>
constexpr int number_of(Enum value) {
    return static_cast<int>(value);
}

constexpr Entry names[] = {
    {"january", Word::month, 1}, {"february", Word::month, 2}, {"march", Word::month, 3}, {"april", Word::month, 4},
    {"may", Word::month, 5}, {"june", Word::month, 6}, {"july", Word::month, 7}, {"august", Word::month, 8},
    {"september", Word::month, 9}, {"october", Word::month, 10}, {"november", Word::month, 11},
    {"december", Word::month, 12},
    {"jan", Word::month_short, 1}, {"feb", Word::month_short, 2}, {"mar", Word::month_short, 3},
    {"apr", Word::month_short, 4}, {"jun", Word::month_short, 6}, {"jul", Word::month_short, 7},
    {"aug", Word::month_short, 8}, {"sep", Word::month_short, 9}, {"sept", Word::month_short, 9},
    {"oct", Word::month_short, 10}, {"nov", Word::month_short, 11}, {"dec", Word::month_short, 12},
    {"monday", Word::weekday, 1}, {"tuesday", Word::weekday, 2}, {"wednesday", Word::weekday, 3},
    {"thursday", Word::weekday, 4}, {"friday", Word::weekday, 5}, {"saturday", Word::weekday, 6},
    {"sunday", Word::weekday, 7},
    {"mondays", Word::weekday_plural, 1}, {"tuesdays", Word::weekday_plural, 2}, {"wednesdays", Word::weekday_plural, 3},
    {"thursdays", Word::weekday_plural, 4}, {"fridays", Word::weekday_plural, 5}, {"saturdays", Word::weekday_plural, 6},
    {"sundays", Word::weekday_plural, 7},
    {"mon", Word::weekday_short, 1}, {"tue", Word::weekday_short, 2}, {"tues", Word::weekday_short, 2},
    {"wed", Word::weekday_short, 3}, {"thu", Word::weekday_short, 4}, {"thur", Word::weekday_short, 4},
    {"thurs", Word::weekday_short, 4}, {"fri", Word::weekday_short, 5}, {"sat", Word::weekday_short, 6},
    {"sun", Word::weekday_short, 7},
    {"spring", Word::season, number_of(Season::spring)}, {"summer", Word::season, number_of(Season::summer)},
    {"autumn", Word::season, number_of(Season::autumn)}, {"fall", Word::season, number_of(Season::autumn)},
    {"winter", Word::season, number_of(Season::winter)},
    {"morning", Word::part, number_of(DayPart::morning)}, {"dawn", Word::part, number_of(DayPart::morning)},
    {"afternoon", Word::part, number_of(DayPart::afternoon)}, {"evening", Word::part, number_of(DayPart::evening)},
    {"night", Word::part, number_of(DayPart::night)},
};

constexpr Entry numbers[] = {
    {"zero", Word::cardinal, 0}, {"one", Word::cardinal, 1}, {"two", Word::cardinal, 2}, {"three", Word::cardinal, 3},
    {"four", Word::cardinal, 4}, {"five", Word::cardinal, 5}, {"six", Word::cardinal, 6}, {"seven", Word::cardinal, 7},
    {"eight", Word::cardinal, 8}, {"nine", Word::cardinal, 9}, {"ten", Word::cardinal, 10},
    {"eleven", Word::cardinal, 11}, {"twelve", Word::cardinal, 12}, {"thirteen", Word::cardinal, 13},
    {"fourteen", Word::cardinal, 14}, {"fifteen", Word::cardinal, 15}, {"sixteen", Word::cardinal, 16},
    {"seventeen", Word::cardinal, 17}, {"eighteen", Word::cardinal, 18}, {"nineteen", Word::cardinal, 19},
    {"twenty", Word::cardinal, 20}, {"thirty", Word::cardinal, 30}, {"forty", Word::cardinal, 40},
    {"fifty", Word::cardinal, 50}, {"sixty", Word::cardinal, 60}, {"seventy", Word::cardinal, 70},
    {"eighty", Word::cardinal, 80}, {"ninety", Word::cardinal, 90},
    {"hundred", Word::scale, 100}, {"thousand", Word::scale, 1000}, {"dozen", Word::dozen, 12},
    {"couple", Word::couple, 2}, {"half", Word::half}, {"few", Word::few}, {"several", Word::few}, {"some", Word::few},
    {"many", Word::few}, {"numerous", Word::few},
    {"first", Word::ordinal, 1}, {"second", Word::ordinal, 2}, {"third", Word::ordinal, 3}, {"fourth", Word::ordinal, 4},
    {"fifth", Word::ordinal, 5}, {"sixth", Word::ordinal, 6}, {"seventh", Word::ordinal, 7},
    {"eighth", Word::ordinal, 8}, {"ninth", Word::ordinal, 9}, {"tenth", Word::ordinal, 10},
    {"eleventh", Word::ordinal, 11}, {"twelfth", Word::ordinal, 12}, {"thirteenth", Word::ordinal, 13},
    {"fourteenth", Word::ordinal, 14}, {"fifteenth", Word::ordinal, 15}, {"sixteenth", Word::ordinal, 16},
    {"seventeenth", Word::ordinal, 17}, {"eighteenth", Word::ordinal, 18}, {"nineteenth", Word::ordinal, 19},
    {"twentieth", Word::ordinal, 20}, {"thirtieth", Word::ordinal, 30},
    {"twenties", Word::decade_word, 20}, {"thirties", Word::decade_word, 30}, {"forties", Word::decade_word, 40},
    {"fifties", Word::decade_word, 50}, {"sixties", Word::decade_word, 60}, {"seventies", Word::decade_word, 70},
    {"eighties", Word::decade_word, 80}, {"nineties", Word::decade_word, 90},
};

constexpr Entry units[] = {
    {"seconds", Word::units, number_of(TimeUnit::second)}, {"minute", Word::unit, number_of(TimeUnit::minute)},
    {"minutes", Word::units, number_of(TimeUnit::minute)}, {"hour", Word::unit, number_of(TimeUnit::hour)},
    {"hours", Word::units, number_of(TimeUnit::hour)}, {"day", Word::unit, number_of(TimeUnit::day)},
    {"days", Word::units, number_of(TimeUnit::day)}, {"weekend", Word::unit, number_of(TimeUnit::weekend)},
    {"weekends", Word::units, number_of(TimeUnit::weekend)}, {"week", Word::unit, number_of(TimeUnit::week)},
    {"weeks", Word::units, number_of(TimeUnit::week)}, {"fortnight", Word::unit, number_of(TimeUnit::week)},
    {"month", Word::unit, number_of(TimeUnit::month)}, {"months", Word::units, number_of(TimeUnit::month)},
    {"quarter", Word::unit, number_of(TimeUnit::quarter)}, {"quarters", Word::units, number_of(TimeUnit::quarter)},
    {"year", Word::unit, number_of(TimeUnit::year)}, {"years", Word::units, number_of(TimeUnit::year)},
    {"decade", Word::unit, number_of(TimeUnit::decade)}, {"decades", Word::units, number_of(TimeUnit::decade)},
    {"century", Word::unit, number_of(TimeUnit::century)}, {"centuries", Word::units, number_of(TimeUnit::century)},
    {"daily", Word::adverb_set, number_of(TimeUnit::day)}, {"hourly", Word::adverb_set, number_of(TimeUnit::hour)},
    {"weekly", Word::adverb_set, number_of(TimeUnit::week)}, {"monthly", Word::adverb_set, number_of(TimeUnit::month)},
    {"quarterly", Word::adverb_set, number_of(TimeUnit::quarter)},
    {"annually", Word::adverb_set, number_of(TimeUnit::year)}, {"yearly", Word::adverb_set, number_of(TimeUnit::year)},
};

constexpr Entry holidays[] = {
    {"christmas", Word::holiday, number_of(Holiday::christmas)}, {"xmas", Word::holiday, number_of(Holiday::christmas)},
    {"thanksgiving", Word::holiday, number_of(Holiday::thanksgiving)},
    {"halloween", Word::holiday, number_of(Holiday::halloween)}, {"easter", Word::holiday, number_of(Holiday::easter)},
};

constexpr Entry keywords[] = {
    {"a", Word::a}, {"an", Word::a}, {"the", Word::the}, {"this", Word::this_}, {"that", Word::that},
    {"these", Word::these}, {"those", Word::these}, {"same", Word::same}, {"last", Word::last}, {"past", Word::past},
    {"previous", Word::previous}, {"preceding", Word::previous}, {"prior", Word::previous}, {"next", Word::next},
    {"coming", Word::coming}, {"upcoming", Word::coming}, {"following", Word::following},
    {"subsequent", Word::following}, {"ensuing", Word::following}, {"current", Word::current},
    {"latest", Word::latest}, {"recent", Word::recent}, {"future", Word::future},
    {"today", Word::today}, {"yesterday", Word::yesterday}, {"tomorrow", Word::tomorrow}, {"tonight", Word::tonight},
    {"overnight", Word::overnight}, {"noon", Word::noon}, {"midday", Word::noon}, {"midnight", Word::midnight},
    {"now", Word::now}, {"currently", Word::now}, {"presently", Word::now}, {"nowadays", Word::now},
    {"recently", Word::vague_past}, {"lately", Word::vague_past}, {"previously", Word::vague_past},
    {"soon", Word::vague_future}, {"ago", Word::ago}, {"earlier", Word::earlier}, {"later", Word::later},
    {"before", Word::before}, {"after", Word::after}, {"hence", Word::hence}, {"early", Word::early},
    {"late", Word::late}, {"mid", Word::mid}, {"middle", Word::middle}, {"sometime", Word::sometime},
    {"end", Word::edge}, {"beginning", Word::edge}, {"start", Word::edge}, {"close", Word::edge}, {"eve", Word::edge},
    {"very", Word::very}, {"rest", Word::rest}, {"remainder", Word::rest}, {"course", Word::rest},
    {"in", Word::in}, {"on", Word::on}, {"at", Word::at}, {"of", Word::of}, {"by", Word::by}, {"since", Word::since},
    {"from", Word::from}, {"until", Word::until}, {"till", Word::until}, {"to", Word::to}, {"through", Word::through},
    {"during", Word::during}, {"between", Word::between}, {"for", Word::for_}, {"over", Word::over},
    {"within", Word::within}, {"around", Word::around}, {"near", Word::near}, {"and", Word::and_}, {"or", Word::or_},
    {"every", Word::every}, {"each", Word::each}, {"per", Word::per}, {"other", Word::other_one}, {"more", Word::more},
    {"additional", Word::more}, {"consecutive", Word::filler}, {"straight", Word::filler}, {"full", Word::filler},
    {"successive", Word::filler}, {"trading", Word::filler}, {"calendar", Word::filler}, {"working", Word::filler},
    {"whole", Word::filler}, {"entire", Word::filler}, {"long", Word::filler}, {"business", Word::filler},
    {"old", Word::old}, {"olds", Word::old}, {"aged", Word::old}, {"age", Word::age}, {"fiscal", Word::fiscal},
    {"period", Word::period}, {"comparable", Word::year_ago_like}, {"corresponding", Word::year_ago_like},
    {"time", Word::time}, {"times", Word::times}, {"once", Word::times}, {"twice", Word::times}, {"am", Word::am},
    {"pm", Word::pm}, {"gmt", Word::zone}, {"utc", Word::zone}, {"est", Word::zone}, {"edt", Word::zone},
    {"et", Word::zone}, {"pst", Word::zone}, {"pdt", Word::zone}, {"cst", Word::zone}, {"cdt", Word::zone},
    {"cet", Word::zone}, {"bst", Word::zone}, {"ist", Word::zone}, {"local", Word::zone}, {"clock", Word::clock_word},
    {"s", Word::s}, {"percent", Word::percent}, {"its", Word::possessive}, {"his", Word::possessive},
    {"her", Word::possessive}, {"their", Word::possessive}, {"our", Word::possessive}, {"my", Word::possessive},
};

constexpr std::size_t longest_word = 12;  // "thanksgiving", "subsequently" is not among them

using Table = std::unordered_map<std::string_view, Entry>;

const Table& table() {
    static const Table words = [] {
        Table all;
        for (const auto& entry : names) all.emplace(entry.text, entry);
        for (const auto& entry : numbers) all.emplace(entry.text, entry);
        for (const auto& entry : units) all.emplace(entry.text, entry);
        for (const auto& entry : holidays) all.emplace(entry.text, entry);
        for (const auto& entry : keywords) all.emplace(entry.text, entry);
        return all;
    }();
    return words;
}

void name_word(Piece& piece) {
    piece.word = Word::other;
    if (piece.size() > longest_word) return;
    const auto found = table().find(lower_ascii(piece.text));  // short enough to need no heap
    if (found == table().end()) return;
    piece.word = found->second.word;
    piece.value = found->second.value;
}

void name_digits(Piece& piece) {
    piece.word = Word::digits;
    if (piece.size() > 6) piece.value = -1;
    else
        for (const char c : piece.text) piece.value = piece.value * 10 + (c - '0');
}

// The length of the sign at the front: a hyphen, dash, apostrophe or minus may take three bytes.
std::size_t name_sign(Piece& piece, std::string_view text) {
    struct Sign {
        std::string_view text;
        Word word;
    };
    static constexpr Sign signs[] = {
        {",", Word::comma}, {".", Word::dot}, {"-", Word::hyphen}, {"/", Word::slash}, {":", Word::colon},
        {"'", Word::apostrophe}, {"\xE2\x80\x99", Word::apostrophe}, {"\xE2\x80\x98", Word::apostrophe},
        {"`", Word::apostrophe}, {"\xE2\x80\x90", Word::hyphen}, {"\xE2\x80\x91", Word::hyphen},
        {"\xE2\x80\x93", Word::hyphen}, {"\xE2\x80\x94", Word::other}, {"\xE2\x88\x92", Word::hyphen},
        {"%", Word::percent}, {"$", Word::currency}, {"\xC2\xA3", Word::currency}, {"\xE2\x82\xAC", Word::currency},
        {"\xC2\xA5", Word::currency}, {"#", Word::currency},
    };
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

bool is_letter(char c) { return is_ascii_alpha(c); }

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
