// recode: reads the kept articles again, and shows what that changes; with --apply, changes it.
#include <fmt/format.h>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "app/pipeline.hpp"
#include "entente/query/recoding.hpp"
#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class Recode final : public Command {
public:
    void set_up(CLI::App& app) override {
        app.add_flag("--apply", apply_, "Make the changes: all of them or, where something fails, none");
        graph_.add(app);
        format_.add(app);
        limit_.add(app);
        threads_.add(app);
        knowledge_.add(app);
    }

    int run() override {
        const Knowledge knowledge(knowledge_.directory);
        WriterOptions options;
        options.extractor = ENTENTE_VERSION;
        options.must_exist = true;
        options.ontology = &knowledge.ontology();
        const auto writer = open_writer(graph_.path, options);
        Answering answering(graph_, knowledge_);
        Recoding found = read_again(answering, knowledge, *writer);
        found.events = writer->preview();
        show(found, answering);
        if (apply_) writer->commit();
        say(fmt::format("{} articles read again, {} of them differently; {} claims and {} events {}{}", found.articles,
                        found.changed_articles, found.claims.size(),
                        found.events.removed.size() + found.events.added.size(), apply_ ? "changed" : "would change",
                        apply_ || found.changed_articles == 0 ? "" : "; --apply makes the changes"));
        return success;
    }

private:
    // What was read differently replaces what was there, in a batch that is not committed yet.
    Recoding read_again(Answering& answering, const Knowledge& knowledge, GraphWriter& writer) {
        const Language& language = Language::english();
        const Extractor extractor(knowledge, language);
        Recoding found;
        Pipeline pipeline;
        pipeline.feed = [&](const std::function<void(Article &&)>& take) {
            open_reader(graph_.path)->each_article(take);
        };
        pipeline.threads = threads_.value();
        pipeline.extract = [&](const Article& article) {
            return with_sentences(extractor.extract(article), article, language);
        };
        pipeline.take = [&](Coded&& made, bool) {
            ++found.articles;
            const auto before = answering.graph().coded_article(made.coded.key);
            if (!before || is_same_coding(*before, made.coded)) return;
            ++found.changed_articles;
            for (ClaimChange& change : claim_changes(*before, made.coded)) found.claims.push_back(std::move(change));
            writer.remove(made.coded.key);
            writer.add(made.coded);
        };
        if (pipeline.run().problems > 0) throw Error("some articles could not be read again; nothing was changed");
        return found;
    }

    void show(const Recoding& found, Answering& answering) {
        const std::size_t total = found.claims.size() + found.events.removed.size() + found.events.added.size();
        const std::size_t limit = limit_.value(format_.format);
        if (format_.format == Format::json) {
            print(recoding_json(found, limit, answering.name_of()));
        } else {
            print_grid(recoding_grid(found, limit, answering.name_of()), format_.format, total);
        }
    }

    bool apply_ = false;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    ThreadsOption threads_;
    KnowledgeOption knowledge_;
};

}  // namespace

std::unique_ptr<Command> make_recode() {
    return std::make_unique<Recode>();
}

}  // namespace entente::app
