// Sentences and tokens of ugly raw news. "|" parts tokens, " / " sentences; "·" joins a clitic to its word.
#include <catch2/catch.hpp>
#include <string>

#include "entente/base/text.hpp"
#include "entente/language/language.hpp"

using namespace entente;

namespace {

std::string segmented(const std::string& text) {
    const Document document = Language::english().segment(text);
    std::string out;
    std::uint32_t behind = 0;
    for (const Sentence& sentence : document.sentences) {
        if (!out.empty()) out += " / ";
        bool first = true;
        CHECK(sentence.begin == document.tokens[sentence.first].begin);
        CHECK(sentence.end == document.tokens[sentence.last - 1].end);
        for (const Token& token : document.tokens_of(sentence)) {
            // Offsets ascend, never overlap and never cut a character.
            CHECK(token.begin >= behind);
            CHECK(token.end > token.begin);
            CHECK(first_invalid_utf8(document.form(token)) == std::string_view::npos);
            behind = token.end;
            if (!first) out += token.continues_word ? "·" : "|";
            first = false;
            out += document.form(token);
        }
    }
    return out;
}

}  // namespace

TEST_CASE("a dateline and a headline in capitals") {
    CHECK(segmented("BEIJING, Feb 4 (Reuters) - Russia's Putin met Xi on Friday.") ==
          "BEIJING|,|Feb|4|(|Reuters|)|-|Russia·'s|Putin|met|Xi|on|Friday|.");
    CHECK(segmented("PUTIN MEETS XI AS U.S. WARNS OF SANCTIONS\n\nThe talks ended.") ==
          "PUTIN|MEETS|XI|AS|U.S.|WARNS|OF|SANCTIONS / The|talks|ended|.");
}

TEST_CASE("a missing space after a full stop") {
    CHECK(segmented("They met on Friday.The talks ended late.") == "They|met|on|Friday|. / The|talks|ended|late|.");
}

TEST_CASE("curly and straight quotes") {
    CHECK(segmented("“We don’t agree,” he said. \"No.\"") == "“|We|do·n’t|agree|,|”|he|said|. / \"|No|.|\"");
}

TEST_CASE("abbreviations do not end sentences, unless a new one begins") {
    CHECK(segmented("Gen. Mark Milley and Mr. Smith met in St. Petersburg on Jan. 5 at 5 p.m. Monday.") ==
          "Gen.|Mark|Milley|and|Mr.|Smith|met|in|St.|Petersburg|on|Jan.|5|at|5|p.m.|Monday|.");
    CHECK(segmented("The U.S. President left the U.S. The talks went on.") ==
          "The|U.S.|President|left|the|U.S. / The|talks|went|on|.");
    CHECK(segmented("The Nos. 2 and 3 met.") == "The|Nos.|2|and|3|met|.");
}

TEST_CASE("amounts, compounds and possessives are parted as the treebanks part them") {
    CHECK(segmented("It cost $1.5bn for the 10-year-old plant.") == "It|cost|$|1.5|bn|for|the|10|-|year|-|old|plant|.");
    CHECK(segmented("Xi's aides' non-aligned plan cannot fail.") == "Xi·'s|aides·'|non-aligned|plan|can·not|fail|.");
    CHECK(segmented("Trade rose 12.5% to 5,000 tonnes (US-led).") ==
          "Trade|rose|12.5|%|to|5,000|tonnes|(|US|-|led|)|.");
}

TEST_CASE("web and mail addresses are whole") {
    CHECK(segmented("See https://www.example.com/a-b?c=d. Mail john.doe@example.org, or @NATO.") ==
          "See|https://www.example.com/a-b?c=d|. / Mail|john.doe@example.org|,|or|@NATO|.");
}

TEST_CASE("no-break spaces part words and soft hyphens do not") {
    CHECK(segmented("The co\u00ADoper\u00ADation\u00A0of\u00A0states.") == "The|co\u00ADoper\u00ADation|of|states|.");
}

TEST_CASE("bullets begin sentences of their own") {
    CHECK(segmented("• Troops withdraw\n• Aid arrives\n- Talks go on") ==
          "•|Troops|withdraw / •|Aid|arrives / -|Talks|go|on");
}

TEST_CASE("emoji and other scripts are kept") {
    CHECK(segmented("He smiled 🙂. Россия и Китай подписали договор.") ==
          "He|smiled|🙂|. / Россия|и|Китай|подписали|договор|.");
    CHECK_FALSE(segmented("中国和俄罗斯签署了协议。اتفق البلدان").empty());
}

TEST_CASE("whatever comes, every token lies on the text") {
    // A fixed walk through signs of all kinds.
    const char32_t signs[] = {'a',  'B',  '9',    ' ',    '\n',   '.',     ',',    '\'',   '"',    '-',
                              '/',  '@',  ':',    '(',    ')',    '$',     '&',    0xE9,   0x2019, 0x201C,
                              0xAD, 0xA0, 0x200B, 0x4E2D, 0x0627, 0x1F642, 0x200D, 0xFE0F, 0xFFFD, 0};
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i) {
            state = state * 1664525 + 1013904223;
            append_utf8(text, signs[(state >> 16) % std::size(signs)]);
        }
        segmented(text);
        Document document = Language::english().segment(text);
        for (Sentence& sentence : document.sentences) {
            Language::english().tag(document, sentence);
            Language::english().parse(document, sentence);
        }
    }
}
