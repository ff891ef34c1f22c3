#include "intake/page/imprint.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "entente/base/text.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/source_name.hpp"

namespace entente::intake {
namespace {

template <std::size_t Size>
bool one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!trim(word).empty()) words.push_back(trim(word));
    }
    return words;
}

// Names of outlets end in one of these words, or are one of these.
bool is_outlet(std::string_view name) {
    static constexpr std::array<std::string_view, 92> marks = {
        "news",      "newspaper", "press",     "post",        "times",     "wire",      "newswire", "dispatch",
        "service",   "services",  "ledger",    "courier",     "herald",    "tribune",   "journal",  "daily",
        "gazette",   "observer",  "guardian",  "independent", "telegraph", "chronicle", "review",   "standard",
        "star",      "mail",      "today",     "tv",          "radio",     "agency",    "network",  "media",
        "reporter",  "reporters", "mirror",    "monitor",     "globe",     "examiner",  "inquirer", "mercury",
        "echo",      "record",    "voice",     "weekly",      "insider",   "bulletin",  "online",   "reuters",
        "bbc",       "cnn",       "afp",       "ap",          "xinhua",    "tass",      "novosti",  "interfax",
        "bloomberg", "politico",  "axios",     "jazeera",     "dw",        "npr",       "rt",       "euronews",
        "monde",     "haaretz",   "anadolu",   "kyodo",       "yonhap",    "dawn",      "hindu",    "upi",
        "sputnik",   "ani",       "pti",       "irna",        "kcna",      "efe",       "ansa",     "dpa",
        "liberty",   "america",   "economist", "diplomat",    "atlantic",  "intercept", "nation",   "spectator",
        "hill",      "verge",     "world",     "broadcasting"};
    const auto words = words_of(name);
    if (words.empty() || words.size() > 6 || name.find_first_of(".!?:;\"") != std::string_view::npos) return false;
    const auto capital = [](std::string_view word) {
        return is_ascii_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0xC3 || word == "of" ||
               word == "the" || word == "and" || word == "&";
    };
    return std::all_of(words.begin(), words.end(), capital) && one_of(lower_ascii(words.back()), marks);
}

// Parts of a line between commas, bars and dashes.
std::vector<std::string> parts_of(std::string_view line) {
    std::string plain(line);
    for (const std::string_view sign :
         {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7", "\xC2\xA0", " - ", " / ", " at "}) {
        for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign)) {
            plain.erase(at, sign.size() - 1);
            plain[at] = sign == "\xC2\xA0" ? ' ' : ',';
        }
    }
    for (char& c : plain) {
        if (c == '|' || c == '(' || c == ')') c = ',';
    }
    std::vector<std::string> parts;
    for (const std::string_view part : split(plain, ',')) {
        if (!trim(part).empty()) parts.emplace_back(trim(part));
    }
    return parts;
}

// A headline in capitals is no name, but "MERIDIAN PRESS" is "Meridian Press".
std::string without_shouting(std::string name) {
    if (name.size() < 8 || name.find(' ') == std::string::npos) return name;
    if (std::any_of(name.begin(), name.end(), is_ascii_lower)) return name;
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i - 1] != ' ') name[i] = ascii_lower(name[i]);
    }
    return name;
}

bool is_name(std::string_view part) {
    const auto words = words_of(part);
    return !words.empty() && words.size() <= 5 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
        return is_ascii_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80 || word == "and" ||
               word == "de" || word == "van" || word == "von" || word == "al" || word == "of";
    });
}

std::string_view without_head(std::string_view part, std::initializer_list<std::string_view> heads) {
    const std::string lower = lower_ascii(part);
    for (const std::string_view head : heads) {
        if (lower.starts_with(head)) return trim(part.substr(head.size()));
    }
    return part;
}

// What precedes a date in such lines, and may stand alone once the date is taken out.
bool is_label(std::string_view part) {
    static constexpr std::array<std::string_view, 12> labels = {
        "published", "posted", "updated", "on",        "published on",    "last updated",
        "date",      "issued", "from",    "posted on", "first published", "updated on"};
    const std::string lower = lower_ascii(trim(part));
    return one_of(std::string_view(lower).substr(0, lower.find(':')), labels);
}

// The line without its date and what belongs to it; `found` must be its date.
std::string without_date(std::string_view line, const DateFound& found) {
    std::string rest(line.substr(0, found.begin));
    rest += " | ";
    rest += line.substr(found.end);
    std::string kept;
    for (const std::string& part : parts_of(rest)) {
        std::string words;
        for (const std::string_view word : words_of(part)) {
            const std::string lower = lower_ascii(word);
            static constexpr std::array<std::string_view, 30> beside = {
                "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",  "tue",   "wed",
                "thu",    "fri",     "sat",       "sun",      "gmt",    "utc",      "cet",    "cest", "est",   "edt",
                "bst",    "am",      "pm",        "a.m.",     "p.m.",   "et",       "hrs",    "time", "local", "ist"};
            const bool hour = is_ascii_digit(word.front()) || one_of(lower, beside);
            if (hour) continue;
            if (!words.empty()) words += ' ';
            words += word;
        }
        if (!words.empty()) kept += (kept.empty() ? "" : ",") + words;
    }
    return kept;
}

}  // namespace

std::optional<Imprint> read_imprint(std::string_view line) {
    line = trim(line);
    if (line.size() < 3 || line.size() > 140) return std::nullopt;
    const auto date = find_date(line);
    Imprint imprint;
    std::string rest(line);
    bool author = false;
    if (date) {
        imprint.day = date->day;
        rest = without_date(line, *date);
    }
    const std::string lower = lower_ascii(line);
    for (const std::string& part : parts_of(rest)) {
        if (is_label(part)) continue;
        std::string_view name = without_head(part, {"published by ", "posted by ", "written by ", "published on ",
                                                    "posted on ", "published: ", "by ", "from "});
        const bool signs = name.size() < part.size();
        if (is_outlet(name)) {
            if (imprint.outlet.empty()) imprint.outlet = without_shouting(tidy_source(name));
        } else if ((signs || author) && is_name(name)) {
            author = true;
        } else if (!(date && is_name(name) && words_of(name).size() <= 3)) {
            return std::nullopt;  // a place may stand beside the date; anything else is another kind of line
        }
    }
    if (!imprint.day && imprint.outlet.empty()) return std::nullopt;
    // A section may be called "World" or "Today".
    if (!imprint.day && !author && words_of(imprint.outlet).size() < 2) return std::nullopt;
    imprint.author = author;
    if (lower.starts_with("published") || lower.starts_with("posted") || lower.starts_with("first published")) {
        imprint.rank = 3;
    } else if (lower.starts_with("updated") || lower.starts_with("last updated")) {
        imprint.rank = 0;
    } else {
        imprint.rank = author || !imprint.outlet.empty() ? 2 : 1;
    }
    return imprint;
}

std::optional<std::string> copyright_holder(std::string_view line) {
    if (line.size() > 160) return std::nullopt;
    const std::string lower = lower_ascii(line);
    std::size_t at = std::string::npos;
    for (const std::string_view mark : {"\xC2\xA9", "copyright", "(c)"}) {
        const std::size_t found = lower.rfind(mark);
        if (found != std::string::npos && (at == std::string::npos || found + mark.size() > at))
            at = found + mark.size();
    }
    if (at == std::string::npos) return std::nullopt;
    std::string_view rest = line.substr(at);
    rest = rest.substr(0, lower_ascii(rest).find("all rights"));
    std::string name;
    for (const std::string_view word : words_of(rest)) {
        if (is_ascii_digit(word.front()) || word == "by" || word == "-" || word == "|") continue;
        name += (name.empty() ? "" : " ") + std::string(word);
    }
    while (name.ends_with('.') || name.ends_with(',')) name.pop_back();
    if (!is_outlet(name)) return std::nullopt;
    return without_shouting(tidy_source(name));
}

std::optional<Dateline> read_dateline(std::string_view paragraph) {
    const std::string_view head = paragraph.substr(0, 90);
    // The place comes in capitals: at least three letters, and nothing else up to the first comma, bracket or dash.
    std::size_t capitals = 0;
    std::size_t at = 0;
    for (; at < head.size(); ++at) {
        const char c = head[at];
        if (head.substr(at).starts_with("- ") || head.substr(at).starts_with("\xE2\x80")) break;
        const bool letter = is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80;
        if (letter) ++capitals;
        if (!letter && c != ' ' && c != '.' && c != '\'' && c != '-') break;
    }
    if (capitals < 3 || at + 3 >= head.size()) return std::nullopt;
    const bool ends_here = head[at] == ',' || head[at] == '(' || head.substr(at).starts_with("- ") ||
                           head.substr(at).starts_with("\xE2\x80");
    if (!ends_here) return std::nullopt;
    // Up to the dash: a region, a day, an agency in brackets.
    std::size_t dash = std::string_view::npos;
    std::size_t dash_size = 0;
    bool long_dash = false;
    for (std::size_t i = at > 0 ? at - 1 : 0; i < head.size(); ++i) {
        for (const std::string_view sign : {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- ", " - ", "\xE2\x80\x94"}) {
            if (!head.substr(i).starts_with(sign)) continue;
            dash = i;
            dash_size = sign.size();
            long_dash = sign.find("\xE2\x80\x94") != std::string_view::npos;
            break;
        }
        if (dash != std::string_view::npos) break;
    }
    if (dash == std::string_view::npos || dash + dash_size >= paragraph.size()) return std::nullopt;
    const std::string_view middle = head.substr(std::min(at, dash), dash - std::min(at, dash));
    if (words_of(middle).size() > 8 || middle.find_first_of("!?;:\"") != std::string_view::npos) return std::nullopt;
    Dateline dateline;
    dateline.length = dash + dash_size;
    const auto digits = std::count_if(middle.begin(), middle.end(), is_ascii_digit);
    const std::size_t open = middle.find('(');
    const std::size_t close = middle.find(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open + 1) {
        dateline.agency = tidy_source(middle.substr(open + 1, close - open - 1));
        if (!is_ascii_upper(dateline.agency.front())) return std::nullopt;
    }
    if (const auto found = find_date(head.substr(0, dash))) dateline.day = found->day;
    const bool region = middle.starts_with(',') && words_of(middle).size() <= 5;
    const bool marked = !dateline.agency.empty() || digits > 0 || region;
    // "CAIRO — Thousands", but not "NATO — an alliance".
    static constexpr std::array<std::string_view, 8> organisations = {"NATO",  "ISIL",  "ISIS",   "OPEC",
                                                                      "ASEAN", "BRICS", "UNESCO", "UNICEF"};
    if (!marked && one_of(trim(head.substr(0, at)), organisations)) return std::nullopt;
    const char next = paragraph[dateline.length];
    const bool sentence =
        is_ascii_upper(next) || next == '"' || is_ascii_digit(next) || static_cast<unsigned char>(next) >= 0x80;
    if (!sentence || (!marked && !long_dash)) return std::nullopt;
    return dateline;
}

}  // namespace entente::intake
