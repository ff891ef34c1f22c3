// search WORDS: the sentences that hold them.
#include "app/question.hpp"

namespace entente::app {
namespace {

class Search final : public Question {
public:
    void set_up(CLI::App& app) override {
        app.add_option("WORDS", words_, "Words that a sentence must hold; \"words in quotes\" stand side by side")
            ->required();
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        std::string words;
        for (const std::string& word : words_) {
            const bool phrase = word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
            words += phrase ? "\"" + word + "\" " : word + " ";
        }
        // One more than asked for, to know whether there are more.
        const std::size_t wanted = limit() + 1 == 0 ? limit() : limit() + 1;
        auto hits = answering.graph().search(words, conditions(answering), wanted);
        const bool more = hits.size() > limit();
        cut(hits, limit());
        show([&] { return search_json(hits); }, [&] { return search_grid(hits); }, hits.size(), "sentences");
        if (more && format() == Format::table) say("there are more; --limit 0 shows all");
    }

private:
    std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_search() {
    return std::make_unique<Search>();
}

}  // namespace entente::app
