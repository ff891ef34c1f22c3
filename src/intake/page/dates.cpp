#include "intake/page/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

struct Token {
    enum class Type { word, number, sign } type;
    std::string text;  // lower case
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_letter(char c) {
    return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Words, numbers and single signs. Spaces are left out.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_space(text[at])) {
            ++at;
            continue;
        }
        if (text.substr(at).starts_with("\xC2\xA0")) {  // no-break space
            at += 2;
            continue;
        }
        const std::size_t begin = at++;
        Token::Type type = Token::Type::sign;
        if (is_ascii_digit(text[begin])) {
            type = Token::Type::number;
            while (at < text.size() && is_ascii_digit(text[at])) ++at;
        } else if (is_letter(text[begin])) {
            type = Token::Type::word;
            while (at < text.size() && is_letter(text[at]) && !text.substr(at).starts_with("\xC2\xA0")) ++at;
        }
        tokens.push_back({type, lower_ascii(text.substr(begin, at - begin)), begin, at});
    }
    return tokens;
}

unsigned month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                                "may",       "june",     "july",     "august",
                                                                "september", "october",  "november", "december"};
    if (word.size() < 3) return 0;
    for (unsigned i = 0; i < 12; ++i) {
        if (word == months[i] || word == months[i].substr(0, 3) || (i == 8 && word == "sept")) return i + 1;
    }
    return 0;
}

std::optional<int> number(const Token& token, std::size_t min_digits, std::size_t max_digits) {
    if (token.type != Token::Type::number || token.text.size() < min_digits || token.text.size() > max_digits)
        return std::nullopt;
    return std::stoi(token.text);
}

// News has been dated in these years; other numbers of four digits are something else.
std::optional<Day> day_of(int year, int month, int day) {
    if (year < 1850 || year > 2150 || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

class Matcher {
public:
    explicit Matcher(const std::vector<Token>& tokens) : tokens_(tokens) {}

    struct Match {
        Day day;
        std::size_t end_token;
    };

    std::optional<Match> at(std::size_t i) const {
        if (auto match = numeric(i)) return match;
        if (auto match = month_first(i)) return match;
        return day_first(i);
    }

private:
    bool sign(std::size_t i, char c) const {
        return i < tokens_.size() && tokens_[i].text.size() == 1 && tokens_[i].text[0] == c;
    }
    bool word(std::size_t i, std::string_view w) const { return i < tokens_.size() && tokens_[i].text == w; }
    std::optional<int> digits(std::size_t i, std::size_t min, std::size_t max) const {
        return i < tokens_.size() ? number(tokens_[i], min, max) : std::nullopt;
    }
    void pass_ordinal(std::size_t& i) const {
        if ((word(i, "st") || word(i, "nd") || word(i, "rd") || word(i, "th")) &&
            tokens_[i].begin == tokens_[i - 1].end)
            ++i;
    }
    static std::optional<Match> made(std::optional<Day> day, std::size_t end) {
        return day ? std::optional(Match{*day, end}) : std::nullopt;
    }

    std::optional<Match> numeric(std::size_t i) const {
        const auto first = digits(i, 1, 4);
        const auto second = digits(i + 2, 1, 2);
        const auto third = digits(i + 4, 1, 4);
        if (!first || !second || !third || i + 4 >= tokens_.size()) return std::nullopt;
        const std::string& separator = tokens_[i + 1].text;
        if (separator != tokens_[i + 3].text || (separator != "-" && separator != "/" && separator != "."))
            return std::nullopt;
        if (tokens_[i].text.size() == 4 && tokens_[i + 4].text.size() <= 2)
            return made(day_of(*first, *second, *third), i + 5);
        if (tokens_[i].text.size() > 2 || tokens_[i + 4].text.size() != 4) return std::nullopt;
        if (separator == "." || *first > 12 || *first == *second) return made(day_of(*third, *second, *first), i + 5);
        if (*second > 12) return made(day_of(*third, *first, *second), i + 5);
        return std::nullopt;
    }

    std::optional<Match> month_first(std::size_t i) const {
        const unsigned month = tokens_[i].type == Token::Type::word ? month_of(tokens_[i].text) : 0;
        if (month == 0) return std::nullopt;
        if (sign(++i, '.')) ++i;
        const auto day = digits(i, 1, 2);
        if (!day) return std::nullopt;
        pass_ordinal(++i);
        if (sign(i, ',')) ++i;
        const auto year = digits(i, 4, 4);
        return year ? made(day_of(*year, static_cast<int>(month), *day), i + 1) : std::nullopt;
    }

    std::optional<Match> day_first(std::size_t i) const {
        const auto day = digits(i, 1, 2);
        if (!day) return std::nullopt;
        pass_ordinal(++i);
        if (word(i, "of")) ++i;
        if (sign(i, '-')) ++i;
        const unsigned month = i < tokens_.size() ? month_of(tokens_[i].text) : 0;
        if (month == 0) return std::nullopt;
        ++i;
        while (sign(i, '.') || sign(i, ',') || sign(i, '-')) ++i;
        const auto year = digits(i, 4, 4);
        return year ? made(day_of(*year, static_cast<int>(month), *day), i + 1) : std::nullopt;
    }

    const std::vector<Token>& tokens_;
};

bool goes_with_dates(const Token& token) {
    if (token.type != Token::Type::word) return true;
    static constexpr std::array<std::string_view, 54> words = {
        "monday",  "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday",  "mon",      "tue",
        "tues",    "wed",     "thu",       "thur",     "thurs",    "fri",      "sat",     "sun",      "published",
        "updated", "posted",  "last",      "first",    "modified", "created",  "date",    "on",       "at",
        "am",      "pm",      "a",         "p",        "m",        "gmt",      "utc",     "est",      "edt",
        "et",      "cet",     "cest",      "bst",      "msk",      "ist",      "pst",     "pdt",      "ct",
        "hrs",     "t",       "z",         "local",    "time",     "issued",   "release", "released", "the"};
    return std::find(words.begin(), words.end(), token.text) != words.end() || token.text == "\xC2\xB7" ||
           token.text == "\xE2\x80\x93" || token.text == "\xE2\x80\x94" || token.text == "\xE2\x80\xA2";
}

}  // namespace

std::optional<DateFound> find_date(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    const Matcher matcher(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const auto match = matcher.at(i))
            return DateFound{match->day, tokens[i].begin, tokens[match->end_token - 1].end};
    }
    return std::nullopt;
}

std::optional<Day> date_line(std::string_view line) {
    if (line.size() > 160) return std::nullopt;
    const auto date = find_date(line);
    if (!date) return std::nullopt;
    const std::vector<Token> before = tokens_of(line.substr(0, date->begin));
    const std::vector<Token> after = tokens_of(line.substr(date->end));
    const bool alone = std::all_of(before.begin(), before.end(), goes_with_dates) &&
                       std::all_of(after.begin(), after.end(), [](const Token& token) {
                           return goes_with_dates(token) || month_of(token.text) != 0;  // "…, updated Feb 5, 2022"
                       });
    return alone ? std::optional(date->day) : std::nullopt;
}

std::optional<Day> date_in_url(std::string_view url) {
    const std::vector<Token> tokens = tokens_of(url.substr(0, 500));
    for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
        const auto year = number(tokens[i], 4, 4);
        const auto day = number(tokens[i + 4], 1, 2);
        if (!year || !day || tokens[i + 1].text != tokens[i + 3].text) continue;
        if (tokens[i + 1].text != "/" && tokens[i + 1].text != "-") continue;
        const auto month = number(tokens[i + 2], 1, 2);
        if (const auto found = day_of(*year, month ? *month : static_cast<int>(month_of(tokens[i + 2].text)), *day))
            return found;
    }
    return std::nullopt;
}

}  // namespace entente::intake
