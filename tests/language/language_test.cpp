#include "entente/language/language.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"

using namespace entente;

namespace {

Document analysed(const std::string& text) {
    const Language& language = Language::english();
    Document document = language.segment(text);
    for (Sentence& sentence : document.sentences) {
        language.tag(document, sentence);
        language.parse(document, sentence);
    }
    return document;
}

// The tokens of each sentence joined by blanks, sentences by " / ".
std::string segmented(const std::string& text) {
    const Document document = Language::english().segment(text);
    std::string out;
    for (const Sentence& sentence : document.sentences) {
        if (!out.empty()) out += " / ";
        bool first = true;
        for (const Token& token : document.tokens_of(sentence)) {
            if (!first) out += ' ';
            first = false;
            out += document.form(token);
        }
    }
    return out;
}

// "form label head" of the first word with that form.
std::string arc(const Document& document, std::string_view form) {
    for (const Sentence& sentence : document.sentences) {
        const auto tokens = document.tokens_of(sentence);
        for (const Token& token : tokens) {
            if (document.form(token) != form) continue;
            const std::string head = token.head == Token::root
                                         ? "ROOT"
                                         : std::string(document.form(tokens[static_cast<std::size_t>(token.head)]));
            return std::string(name(token.label)) + " " + head;
        }
    }
    return "no such word";
}

std::string lemma(const Document& document, std::string_view form) {
    for (const Token& token : document.tokens) {
        if (document.form(token) == form) return std::string(document.lemma(token));
    }
    return "no such word";
}

std::vector<std::string> faults(const std::string& text) {
    std::ostringstream out;
    annotate_text(Language::english(), text, out);
    std::istringstream in(out.str());
    return conllu_faults(in);
}

}  // namespace

TEST_CASE("who did what to whom is found in a plain news sentence") {
    const Document d = analysed("Russia and China signed a gas contract in Beijing on Friday.");
    CHECK(arc(d, "Russia") == "nsubj signed");
    CHECK(arc(d, "China") == "conj Russia");
    CHECK(arc(d, "contract") == "obj signed");
    CHECK(arc(d, "in") == "case Beijing");
    CHECK(lemma(d, "signed") == "sign");
}

TEST_CASE("the verb of news told in the present is no noun") {
    for (const auto& [text, verb, subject, object] :
         std::vector<std::array<std::string, 4>>{{"Rebels storm the camp near the border.", "storm", "Rebels", "camp"},
                                                 {"Protesters block roads in Lima.", "block", "Protesters", "roads"},
                                                 {"Troops shell a village near Donetsk.", "shell", "Troops", "village"},
                                                 {"Militants raid army base in Niger.", "raid", "Militants", "base"}}) {
        CAPTURE(text);
        const Document d = analysed(text);
        CHECK(arc(d, subject) == "nsubj " + verb);
        CHECK(arc(d, object) == "obj " + verb);
    }
}

TEST_CASE("a passive has a passive subject and its agent") {
    const Document d = analysed("The convoy was attacked by rebels near the border.");
    CHECK(arc(d, "convoy") == "nsubj:pass attacked");
    CHECK(arc(d, "was") == "aux:pass attacked");
    CHECK(arc(d, "rebels") == "obl:agent attacked");
}

TEST_CASE("reported speech, control and apposition") {
    const Document d = analysed(
        "Foreign Minister Sergey Lavrov said that Moscow had agreed to supply the missiles. "
        "Xi Jinping, the Chinese president, met him on Monday.");
    CHECK(arc(d, "agreed") == "ccomp said");
    CHECK(arc(d, "supply") == "xcomp agreed");
    CHECK(arc(d, "missiles") == "obj supply");
    CHECK(arc(d, "president") == "appos Xi");
    CHECK(arc(d, "him") == "obj met");
}

TEST_CASE("clitics are words of their own and make one multiword token") {
    CHECK(segmented("They don't know Xi's plan.") == "They do n't know Xi 's plan .");
    const Document d = Language::english().segment("They don't know Xi's plan.");
    CHECK(d.tokens[2].continues_word);
    CHECK(d.tokens[5].continues_word);
    CHECK_FALSE(d.tokens[6].continues_word);
}

TEST_CASE("annotated text is valid CoNLL-U") {
    CHECK(faults("They don't know Xi's plan.\n\nHe said: \"No.\"").empty());
    CHECK(faults("").empty());
    CHECK(faults(" \n\n\t").empty());
}

TEST_CASE("CoNLL-U keeps its words, comments and ranges when it is annotated") {
    std::istringstream in(
        "# sent_id = a\n# text = Don't go.\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
    std::ostringstream out;
    annotate_conllu(Language::english(), in, "test", out);
    CHECK(out.str() ==
          "# sent_id = a\n# text = Don't go.\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
          "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n");
    std::istringstream again(out.str());
    CHECK(conllu_faults(again).empty());
}

TEST_CASE("only the prose ranges are read, and offsets are of the whole text") {
    const std::string text = "MENU The minister resigned. SHARE";
    const std::pair<std::uint32_t, std::uint32_t> prose[] = {{5, 27}};
    const Document d = Language::english().segment(text, prose);
    REQUIRE(d.sentences.size() == 1);
    CHECK(d.sentences[0].begin == 5);
    CHECK(d.sentences[0].end == 27);
    CHECK(d.form(d.tokens[0]) == "The");
}

TEST_CASE("a sentence of five thousand words is parsed as one tree in bounded time") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "the old man and Peter ";
    CHECK(faults(text).empty());
}
