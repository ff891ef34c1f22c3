#include "entente/language/conllu.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "entente/base/error.hpp"
#include "entente/language/language.hpp"

using namespace entente;

namespace {

std::vector<std::string> faults_of(const std::string& text) {
    std::istringstream in(text);
    return conllu_faults(in);
}

ConlluSentence read(const std::string& text) {
    std::istringstream in(text);
    ConlluReader reader(in, "test.conllu");
    ConlluSentence sentence;
    reader.next(sentence);
    return sentence;
}

const std::string good =
    "# text = It "
    "ended.\n1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tended\tend\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("a sentence is read with its tags, heads, labels and lemmas") {
    const ConlluSentence s = read(good);
    REQUIRE(s.document.tokens.size() == 3);
    CHECK(s.document.text == "It ended.");
    CHECK(s.comment("text") == "It ended.");
    CHECK(s.document.tokens[0].head == 1);
    CHECK(s.document.tokens[1].head == Token::root);
    CHECK(s.document.tokens[0].label == Label::nsubj);
    CHECK(s.document.lemma(s.document.tokens[1]) == "end");
    CHECK(s.space_after(0));
    CHECK_FALSE(s.space_after(1));
}

TEST_CASE("what is read is written again") {
    std::ostringstream out;
    write_conllu(out, read(good));
    CHECK(out.str() == good);
}

TEST_CASE("empty nodes are left out and line ends of any kind are taken") {
    const ConlluSentence s = read(
        "1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\r\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_"
        "\t_\r\n");
    CHECK(s.document.tokens.size() == 2);
}

TEST_CASE("a line that is not CoNLL-U is refused with its number") {
    CHECK_THROWS_WITH(read("1\tIt\n"), "test.conllu:1: expected 10 columns, found 2");
    CHECK_THROWS_WITH(read("# x\n2\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n"),
                      "test.conllu:2: expected word id 1, found \"2\"");
    CHECK_THROWS_WITH(read("1\tIt\tit\tPRON\tPRP\t_\tx\troot\t_\t_\n"), "test.conllu:1: expected a head, found \"x\"");
}

TEST_CASE("the validator finds what is wrong with a tree") {
    CHECK(faults_of(good).empty());
    CHECK(faults_of(replaced(good, "\t2\tnsubj", "\t0\troot")) ==
          std::vector<std::string>{"line 5: expected one root, found 2"});
    CHECK(faults_of(replaced(good, "\t0\troot", "\t1\tccomp")) ==
          std::vector<std::string>{"line 5: expected one root, found 0", "line 5: word 1 is in a cycle"});
    CHECK(faults_of(replaced(good, "2\tended", "3\tended")) == std::vector<std::string>{"line 3: expected id 2"});
    CHECK(faults_of(replaced(good, "VERB", "VERBUM")) == std::vector<std::string>{"line 3: unknown UPOS VERBUM"});
    CHECK(faults_of(replaced(good, "SpaceAfter=No", "_")) ==
          std::vector<std::string>{"line 5: the words spell \"It ended .\", # text is \"It ended.\""});
}

TEST_CASE("the model keeps its accuracy on a part of the treebanks, where they are") {
    const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/../shared/data/treebanks/";
    std::ifstream in(folder + "gum-dev.conllu");
    if (!in) {
        WARN("skipped: no treebanks beside the repository");
        return;
    }
    ConlluReader reader(in, "gum-dev.conllu");
    std::size_t words = 0, tags = 0, heads = 0;
    ConlluSentence sentence;
    for (int i = 0; i < 200 && reader.next(sentence); ++i) {
        Document found = sentence.document;
        found.lemmas.clear();
        Language::english().tag(found, found.sentences[0]);
        Language::english().parse(found, found.sentences[0]);
        for (std::size_t t = 0; t < found.tokens.size(); ++t) {
            ++words;
            tags += found.tokens[t].upos == sentence.document.tokens[t].upos;
            heads += found.tokens[t].head == sentence.document.tokens[t].head;
        }
    }
    CHECK(static_cast<double>(tags) > 0.955 * static_cast<double>(words));
    CHECK(static_cast<double>(heads) > 0.865 * static_cast<double>(words));
}
