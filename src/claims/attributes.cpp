#include "claims/attributes.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t max_topic_words = 16;

// "1,400", "3.5", "ten", "a dozen": its value, or nothing.
std::optional<double> number(std::string_view form) {
    static const std::map<std::string_view, double> words = {
        {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},
        {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},
        {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
        {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},
        {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"dozen", 12}};
    const std::string lower = lower_ascii(form);
    if (const auto it = words.find(lower); it != words.end()) return it->second;
    double value = 0;
    double scale = 0;
    bool digits = false;
    for (const char c : form) {
        if (is_ascii_digit(c)) {
            digits = true;
            if (scale > 0) {
                value += (c - '0') * scale;
                scale /= 10;
            } else {
                value = value * 10 + (c - '0');
            }
        } else if (c == '.' && scale == 0) {
            scale = 0.1;
        } else if (c != ',') {
            return std::nullopt;
        }
    }
    if (!digits) return std::nullopt;
    return value;
}

double scale_of(std::string_view form) {
    const std::string word = lower_ascii(form);
    if (word == "hundred") return 1e2;
    if (word == "thousand" || word == "k") return 1e3;
    if (word == "million" || word == "m" || word == "mn" || word == "mln") return 1e6;
    if (word == "billion" || word == "bn" || word == "b" || word == "bln") return 1e9;
    if (word == "trillion" || word == "tn" || word == "trn") return 1e12;
    return 0;
}

std::string currency_sign(std::string_view form) {
    static const std::map<std::string_view, std::string_view> signs = {
        {"$", "USD"},  {"US$", "USD"}, {"USD", "USD"}, {"€", "EUR"},  {"EUR", "EUR"}, {"£", "GBP"},
        {"¥", "JPY"},  {"₹", "INR"},   {"A$", "AUD"},  {"C$", "CAD"}, {"NZ$", "NZD"}, {"HK$", "HKD"},
        {"R$", "BRL"}, {"₽", "RUB"}, {"₴", "UAH"},   {"₩", "KRW"}};
    const auto it = signs.find(form);
    return it == signs.end() ? std::string() : std::string(it->second);
}

std::string currency_word(std::string_view lemma) {
    static const std::map<std::string_view, std::string_view> words = {
        {"dollar", "USD"},   {"euro", "EUR"},   {"pound", "GBP"},  {"yen", "JPY"},    {"yuan", "CNY"},
        {"renminbi", "CNY"}, {"rouble", "RUB"}, {"ruble", "RUB"},  {"rupee", "INR"},  {"franc", "CHF"},
        {"lira", "TRY"},     {"won", "KRW"},    {"shekel", "ILS"}, {"hryvnia", "UAH"}};
    const auto it = words.find(lemma);
    return it == words.end() ? std::string() : std::string(it->second);
}

// Units of quantities worth an attribute, by the lemma of their noun; "cubic metre" and the like by the word before it.
std::string unit_of(std::string_view before, std::string_view lemma) {
    static const std::map<std::string_view, std::string_view> units = {{"meter", "metre"},
                                                                       {"metre", "metre"},
                                                                       {"kilometer", "kilometre"},
                                                                       {"kilometre", "kilometre"},
                                                                       {"km", "kilometre"},
                                                                       {"mile", "mile"},
                                                                       {"barrel", "barrel"},
                                                                       {"ton", "tonne"},
                                                                       {"tonne", "tonne"},
                                                                       {"gallon", "gallon"},
                                                                       {"kilogram", "kilogram"},
                                                                       {"kg", "kilogram"},
                                                                       {"bcm", "billion cubic metre"},
                                                                       {"megawatt", "megawatt"},
                                                                       {"gigawatt", "gigawatt"},
                                                                       {"troop", "troop"},
                                                                       {"troops", "troop"},
                                                                       {"soldier", "soldier"},
                                                                       {"people", "person"},
                                                                       {"person", "person"},
                                                                       {"civilian", "civilian"},
                                                                       {"diplomat", "diplomat"},
                                                                       {"prisoner", "prisoner"},
                                                                       {"militant", "militant"},
                                                                       {"missile", "missile"},
                                                                       {"rocket", "rocket"},
                                                                       {"tank", "tank"},
                                                                       {"jet", "jet"},
                                                                       {"aircraft", "aircraft"},
                                                                       {"helicopter", "helicopter"},
                                                                       {"ship", "ship"},
                                                                       {"drone", "drone"},
                                                                       {"dose", "dose"},
                                                                       {"hostage", "hostage"},
                                                                       {"refugee", "refugee"},
                                                                       {"migrant", "migrant"},
                                                                       {"officer", "officer"},
                                                                       {"official", "official"},
                                                                       {"protester", "protester"},
                                                                       {"vehicle", "vehicle"},
                                                                       {"system", "system"},
                                                                       {"vessel", "vessel"},
                                                                       {"policeman", "police officer"},
                                                                       {"worker", "worker"},
                                                                       {"peacekeeper", "peacekeeper"},
                                                                       {"percent", "percent"},
                                                                       {"%", "percent"},
                                                                       {"student", "student"},
                                                                       {"journalist", "journalist"}};
    const auto it = units.find(lemma);
    if (it == units.end()) return {};
    if (before == "cubic" || before == "square" || before == "metric")
        return before == "metric" ? std::string(it->second) : std::string(before) + ' ' + std::string(it->second);
    return std::string(it->second);
}

std::string commodity_of(std::string_view lemma) {
    static constexpr std::array<std::string_view, 34> commodities = {
        "gas",    "oil",       "crude",      "coal",       "uranium",  "electricity",   "grain",   "wheat",   "corn",
        "rice",   "soybean",   "steel",      "aluminium",  "aluminum", "copper",        "gold",    "diamond", "lithium",
        "cobalt", "nickel",    "fertiliser", "fertilizer", "beef",     "pork",          "poultry", "sugar",   "cotton",
        "timber", "petroleum", "diesel",     "gasoline",   "petrol",   "semiconductor", "vaccine"};
    return std::find(commodities.begin(), commodities.end(), lemma) == commodities.end() ? std::string()
                                                                                         : std::string(lemma);
}

// A clause of its own: its tokens belong to another predicate.
bool is_clause(const Tree& tree, TokenIndex token) {
    switch (tree.token(token).label) {
        case Label::ccomp:
        case Label::advcl:
        case Label::advcl_relcl:
        case Label::acl_relcl:
        case Label::parataxis:
            return true;
        case Label::conj:
            return tree.is_verb(token);
        default:
            return false;
    }
}

void collect(const Tree& tree, TokenIndex at, std::vector<TokenIndex>& out, int depth) {
    out.push_back(at);
    if (depth > 60) return;
    for (const TokenIndex c : tree.children(at)) {
        if (!is_clause(tree, c)) collect(tree, c, out, depth + 1);
    }
}

std::string words_of(const Tree& tree, std::vector<TokenIndex> tokens) {
    std::sort(tokens.begin(), tokens.end());
    while (!tokens.empty() && tree.token(tokens.front()).upos == Upos::PUNCT) tokens.erase(tokens.begin());
    std::string text;
    std::size_t words = 0;
    for (std::size_t i = 0; i < tokens.size() && words < max_topic_words; ++i, ++words) {
        if (i > 0 && tree.token(tokens[i - 1]).end < tree.token(tokens[i]).begin) text += ' ';
        text += tree.form(tokens[i]);
    }
    while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '.')) text.pop_back();
    return text;
}

std::string phrase(const Tree& tree, TokenIndex head) {
    std::vector<TokenIndex> tokens;
    collect(tree, head, tokens, 0);
    const auto drop = [&](TokenIndex t) {
        return (tree.token(t).label == Label::case_ || tree.token(t).label == Label::det ||
                tree.token(t).label == Label::punct) &&
               tree.head(t) == head && t < head;
    };
    std::erase_if(tokens, drop);
    return words_of(tree, tokens);
}

}  // namespace

std::vector<TokenIndex> clause_of(const Tree& tree, TokenIndex predicate) {
    TokenIndex top = predicate;
    while (!tree.is_verb(top) && !is_clause(tree, top)) {
        const auto head = tree.head(top);
        if (!head) break;
        top = *head;
    }
    std::vector<TokenIndex> tokens;
    collect(tree, top, tokens, 0);
    std::sort(tokens.begin(), tokens.end());
    return tokens;
}

Attributes read_attributes(const Tree& tree, const std::vector<TokenIndex>& clause) {
    Attributes out;
    for (std::size_t i = 0; i < clause.size(); ++i) {
        const TokenIndex at = clause[i];
        if (out.commodity.empty() && tree.token(at).upos == Upos::NOUN) {
            out.commodity = commodity_of(tree.lemma(at));
            if (out.commodity == "gas" && i > 0 && tree.lemma(clause[i - 1]) == "natural")
                out.commodity = "natural gas";
            if (out.commodity == "crude") out.commodity = "oil";
        }
        const auto next_form = [&](std::size_t k) {
            return k < clause.size() ? tree.form(clause[k]) : std::string_view();
        };
        const auto next_lemma = [&](std::size_t k) {
            return k < clause.size() ? tree.lemma(clause[k]) : std::string_view();
        };
        std::string sign = currency_sign(tree.form(at));
        std::size_t k = i;
        std::string_view digits = tree.form(at);
        if (!sign.empty()) {
            digits = next_form(++k);
        } else {
            // "$140" in one token.
            for (const std::string_view prefix : {"US$", "NZ$", "A$", "C$", "$", "€", "£", "¥"}) {
                if (digits.starts_with(prefix) && digits.size() > prefix.size()) {
                    sign = currency_sign(prefix);
                    digits.remove_prefix(prefix.size());
                    break;
                }
            }
        }
        auto value = number(digits);
        double glued_scale = 1;
        if (!value && !digits.empty() && is_ascii_digit(digits.front())) {  // "1.5bn"
            const std::size_t letters = digits.find_first_not_of("0123456789.,");
            glued_scale = letters == std::string_view::npos ? 0 : scale_of(digits.substr(letters));
            if (glued_scale > 0) value = number(digits.substr(0, letters));
        }
        if (!value || (tree.token(clause[k]).upos != Upos::NUM && sign.empty() && glued_scale == 1)) continue;
        *value *= glued_scale;
        ++k;
        if (next_form(k) == "-") ++k;
        if (const double scale = scale_of(next_form(k)); scale > 0) {
            *value *= scale;
            ++k;
        }
        if (next_form(k) == "US" || next_form(k) == "U.S.") ++k;
        const std::string word = currency_word(next_lemma(k));
        if (!sign.empty() || !word.empty()) {
            if (!out.money) out.money = Money{*value, sign.empty() ? word : sign};
        } else if (!out.quantity) {
            // The unit stands behind up to three modifiers: "10 billion cubic metres", "four Chinese fighter jets".
            for (std::size_t ahead = 0; ahead < 4 && k + ahead < clause.size(); ++ahead) {
                const std::string unit =
                    unit_of(ahead == 0 ? std::string_view() : next_lemma(k + ahead - 1), next_lemma(k + ahead));
                if (!unit.empty() && unit != "percent") {
                    out.quantity = Quantity{*value, unit};
                    break;
                }
                const Upos upos = tree.token(clause[k + ahead]).upos;
                if (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN) break;
            }
        }
        i = k > i ? k - 1 : i;
    }
    return out;
}

std::string topic_of(const Tree& tree, TokenIndex predicate) {
    static constexpr std::array<std::string_view, 9> about = {"about", "over", "on",         "regarding", "concerning",
                                                              "for",   "of",   "because of", "against"};
    const bool verb = tree.is_verb(predicate);
    const VerbArguments arguments = verb ? tree.arguments(predicate) : VerbArguments{};
    const auto obliques = verb ? arguments.obliques : tree.obliques(predicate);
    // "oppose the enlargement of NATO", "reject US demands": the thing itself.
    for (const TokenIndex object : arguments.objects) {
        const Token& token = tree.token(object);
        if (token.upos == Upos::NOUN && object > predicate) return phrase(tree, object);
    }
    for (const std::string_view word : about) {
        for (const Oblique& oblique : obliques) {
            if (oblique.preposition == word && tree.token(oblique.token).upos == Upos::NOUN)
                return phrase(tree, oblique.token);
        }
    }
    for (const TokenIndex complement : arguments.complements) {
        std::vector<TokenIndex> tokens;
        collect(tree, complement, tokens, 0);
        std::erase_if(tokens,
                      [&](TokenIndex t) { return tree.token(t).label == Label::mark && tree.head(t) == complement; });
        return words_of(tree, tokens);
    }
    return {};
}

}  // namespace entente
