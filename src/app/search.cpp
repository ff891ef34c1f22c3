// search WORDS: the sentences that hold them.
#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class Search final : public Command {
public:
    void set_up(CLI::App& app) override {
        app.add_option("WORDS", words_, "Words that a sentence must hold; \"words in quotes\" stand side by side")
            ->required();
        graph_.add(app);
        format_.add(app);
        limit_.add(app);
        knowledge_.add(app);
        filters_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        const EventFilter filter = filters_.filter(answering.knowledge().ontology());
        std::string words;
        for (const std::string& word : words_) {
            const bool phrase = word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
            words += phrase ? "\"" + word + "\" " : word + " ";
        }
        const std::size_t limit = limit_.value(format_.format);
        // One more than asked for, to know whether there are more.
        const std::size_t wanted = limit + 1 == 0 ? limit : limit + 1;
        auto hits = answering.graph().search(words, filter, wanted);
        const bool more = hits.size() > limit;
        hits.resize(std::min(hits.size(), limit));
        if (format_.format == Format::json) {
            print(search_json(hits));
        } else {
            print_grid(search_grid(hits), format_.format, hits.size());
        }
        flush_output();
        if (more && format_.format == Format::table) say("there are more; --limit 0 shows all");
        say_if_none(hits.size(), "sentences", filters_.any());
        return success;
    }

private:
    std::vector<std::string> words_;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    KnowledgeOption knowledge_;
    FilterOptions filters_;
};

}  // namespace

std::unique_ptr<Command> make_search() {
    return std::make_unique<Search>();
}

}  // namespace entente::app
