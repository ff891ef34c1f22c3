// extract: articles in, one JSON object an article out; no graph file.
#include <fmt/format.h>

#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "app/pipeline.hpp"
#include "entente/export/json.hpp"
#include "entente/knowledge/knowledge.hpp"

namespace entente::app {
namespace {

class Extract final : public Command {
public:
    void set_up(CLI::App& app) override {
        paths_.add(app, false);
        threads_.add(app);
        knowledge_.add(app);
        app.add_option("--parse", parse_,
                       "needed: only sentences that can hold a claim are parsed (the default); all: every one, which "
                       "costs time and finds nothing more")
            ->check(CLI::IsMember({"needed", "all"}))
            ->type_name("WHICH");
        app.add_flag(
            "--why", why_,
            "With every claim the decisions that made it: frame, construction, who, status, time, speaker, and "
            "what the learnt model heeded most");
    }

    int run() override {
        const Knowledge knowledge(knowledge_.directory);
        const Extractor extractor(knowledge, Language::english(), {.parse_all = parse_ == "all", .why = why_});
        Pipeline pipeline;
        pipeline.paths = paths_.paths.empty() ? std::vector<std::string>{"-"} : paths_.paths;
        pipeline.threads = threads_.value();
        pipeline.extract = [&](const Article& article) { return extractor.extract(article); };
        pipeline.render = [](const Coded& made) {
            return extraction_json(made.coded.article, made.coded.extraction) + "\n";
        };
        pipeline.take = [](Coded&& made, bool idle) {
            print(made.text);
            if (idle) flush_output();
        };
        const PipelineCounts counts = pipeline.run();
        flush_output();
        if (counts.not_english > 0)
            say(fmt::format("{} of {} articles are not English: nothing was read from them", counts.not_english,
                            counts.articles));
        if (counts.articles == 0) say("no articles found");
        return counts.articles > counts.not_english ? success : failure;
    }

private:
    PathsOption paths_;
    ThreadsOption threads_;
    KnowledgeOption knowledge_;
    std::string parse_ = "needed";
    bool why_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() {
    return std::make_unique<Extract>();
}

}  // namespace entente::app
