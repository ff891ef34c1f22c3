// forget ARTICLE…: articles out of a graph file, with all that they contributed.
#include <fmt/format.h>

#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"

namespace entente::app {
namespace {

class Forget final : public Command {
public:
    void set_up(CLI::App& app) override {
        app.add_option("ARTICLE", articles_, "The id, url or key of an article, as explain --format json shows it")
            ->required();
        graph_.add(app);
        knowledge_.add(app);
    }

    // All of them or, where one is not there, none.
    int run() override {
        const Knowledge knowledge = Knowledge::for_questions(knowledge_.directory);
        WriterOptions options;
        options.must_exist = true;
        options.ontology = &knowledge.ontology();
        const auto writer = open_writer(graph_.path, options);
        const auto reader = open_reader(graph_.path);
        for (const std::string& article : articles_) {
            const auto keys = reader->article_keys(article);
            if (keys.empty()) throw Error("no article has the id, url or key '" + article + "'; nothing was forgotten");
            for (const std::string& key : keys) writer->remove(key);
        }
        writer->commit();
        const WriteCounts& counts = writer->counts();
        const GraphCounts left = open_reader(graph_.path)->counts();
        say(fmt::format("{} article{} with {} claim{} forgotten; the graph has {} articles, {} claims, {} events",
                        counts.removed, counts.removed == 1 ? "" : "s", counts.removed_claims,
                        counts.removed_claims == 1 ? "" : "s", left.articles, left.claims, left.events));
        return success;
    }

private:
    std::vector<std::string> articles_;
    GraphOption graph_;
    KnowledgeOption knowledge_;
};

}  // namespace

std::unique_ptr<Command> make_forget() {
    return std::make_unique<Forget>();
}

}  // namespace entente::app
