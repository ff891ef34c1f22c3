#include "knowledge/inflection.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

// Base → past and participle, where they are irregular.
constexpr std::array<std::pair<std::string_view, std::string_view>, 96> irregular = {{
    {"arise", "arose arisen"},
    {"be", "was were been"},
    {"beat", "beat beaten"},
    {"become", "became become"},
    {"begin", "began begun"},
    {"behold", "beheld"},
    {"bend", "bent"},
    {"beseech", "besought"},
    {"bid", "bid bade bidden"},
    {"bind", "bound"},
    {"blow", "blew blown"},
    {"break", "broke broken"},
    {"bring", "brought"},
    {"broadcast", "broadcast"},
    {"build", "built"},
    {"burn", "burnt"},
    {"buy", "bought"},
    {"cast", "cast"},
    {"catch", "caught"},
    {"choose", "chose chosen"},
    {"come", "came come"},
    {"cut", "cut"},
    {"deal", "dealt"},
    {"dig", "dug"},
    {"do", "did done"},
    {"draw", "drew drawn"},
    {"drive", "drove driven"},
    {"eat", "ate eaten"},
    {"fall", "fell fallen"},
    {"feed", "fed"},
    {"fight", "fought"},
    {"find", "found"},
    {"flee", "fled"},
    {"fly", "flew flown"},
    {"forbid", "forbade forbidden"},
    {"forget", "forgot forgotten"},
    {"forgive", "forgave forgiven"},
    {"forgo", "forwent forgone"},
    {"freeze", "froze frozen"},
    {"get", "got gotten"},
    {"give", "gave given"},
    {"go", "went gone"},
    {"grow", "grew grown"},
    {"hang", "hung"},
    {"have", "had"},
    {"hear", "heard"},
    {"hide", "hid hidden"},
    {"hit", "hit"},
    {"hold", "held"},
    {"hurt", "hurt"},
    {"keep", "kept"},
    {"know", "knew known"},
    {"lay", "laid"},
    {"lead", "led"},
    {"leave", "left"},
    {"lend", "lent"},
    {"let", "let"},
    {"lose", "lost"},
    {"make", "made"},
    {"meet", "met"},
    {"mislead", "misled"},
    {"overrun", "overran"},
    {"overthrow", "overthrew overthrown"},
    {"pay", "paid"},
    {"put", "put"},
    {"quit", "quit"},
    {"read", "read"},
    {"rise", "rose risen"},
    {"run", "ran run"},
    {"say", "said"},
    {"seek", "sought"},
    {"sell", "sold"},
    {"send", "sent"},
    {"set", "set"},
    {"shake", "shook shaken"},
    {"shoot", "shot"},
    {"show", "shown"},
    {"shut", "shut"},
    {"sink", "sank sunk"},
    {"slay", "slew slain"},
    {"speak", "spoke spoken"},
    {"spend", "spent"},
    {"split", "split"},
    {"spread", "spread"},
    {"stand", "stood"},
    {"steal", "stole stolen"},
    {"strike", "struck stricken"},
    {"swear", "swore sworn"},
    {"take", "took taken"},
    {"tell", "told"},
    {"think", "thought"},
    {"throw", "threw thrown"},
    {"uphold", "upheld"},
    {"win", "won"},
    {"withdraw", "withdrew withdrawn"},
    {"write", "wrote written"},
}};

constexpr std::array<std::string_view, 4> prefixes = {"re", "over", "under", "with"};

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_in_sibilant(std::string_view base) {
    return base.ends_with("s") || base.ends_with("x") || base.ends_with("z") || base.ends_with("ch") ||
           base.ends_with("sh") || base.ends_with("o");
}

bool ends_in_consonant_y(std::string_view base) {
    return base.size() > 1 && base.ends_with("y") && !is_vowel(base[base.size() - 2]);
}

void add_irregular(std::string_view base, std::string_view prefix, std::vector<std::string>& forms) {
    const auto it =
        std::find_if(irregular.begin(), irregular.end(), [&](const auto& entry) { return entry.first == base; });
    if (it == irregular.end()) return;
    std::string_view rest = it->second;
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        forms.push_back(std::string(prefix) + std::string(rest.substr(0, space)));
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
}

}  // namespace

std::string third_person(std::string_view base) {
    const std::string word(base);
    if (ends_in_consonant_y(base)) return word.substr(0, word.size() - 1) + "ies";
    return ends_in_sibilant(base) ? word + "es" : word + "s";
}

std::vector<std::string> verb_forms(std::string_view base) {
    std::vector<std::string> forms;
    if (base.size() < 2) return forms;
    const std::string word(base);
    const char last = word.back();
    const char before = word[word.size() - 2];
    add_irregular(base, "", forms);
    for (const std::string_view prefix : prefixes) {
        if (base.starts_with(prefix)) add_irregular(base.substr(prefix.size()), prefix, forms);
    }
    const std::string stem = ends_in_consonant_y(base) ? word.substr(0, word.size() - 1) + "i" : word;
    forms.push_back(third_person(base));
    if (last == 'e') {
        forms.push_back(word + "d");
        forms.push_back(before == 'e' ? word + "ing" : word.substr(0, word.size() - 1) + "ing");
    } else {
        forms.push_back(stem + "ed");
        forms.push_back(word + "ing");
        // "bar" → "barred", "travel" → "travelled": British and American spellings both occur.
        const bool closed = !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(before) &&
                            (word.size() < 3 || !is_vowel(word[word.size() - 3]));
        if (closed) {
            forms.push_back(word + last + "ed");
            forms.push_back(word + last + "ing");
        }
    }
    return forms;
}

}  // namespace entente
