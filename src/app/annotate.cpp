// annotate: sentences, tags and trees as CoNLL-U.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "app/pipeline.hpp"
#include "entente/language/conllu.hpp"

namespace entente::app {
namespace {

class Annotate final : public Command {
public:
    void set_up(CLI::App& app) override {
        paths_.add(app, false);
        app.add_option("--input", input_,
                       "text (the default): articles, as ingest reads them; conllu: sentences and tokens are kept, the "
                       "rest is filled in")
            ->type_name("FORM")
            ->check(one_of({"text", "conllu"}, "input form"));
        threads_.add(app);
    }

    int run() override {
        if (paths_.paths.empty()) paths_.paths = {"-"};
        return input_ == "conllu" ? annotate_trees() : annotate_articles();
    }

private:
    int annotate_articles() {
        const Language& language = Language::english();
        Pipeline pipeline;
        pipeline.paths = paths_.paths;
        pipeline.threads = threads_.value();
        pipeline.extract = [](const Article&) { return Extraction{}; };
        pipeline.render = [&](const Coded& made) {
            const Article& article = made.coded.article;
            if (made.outcome == Outcome::not_english) return std::string();
            Document document = language.segment(article.text, article.prose);
            for (Sentence& sentence : document.sentences) {
                language.tag(document, sentence);
                language.parse(document, sentence);
            }
            std::ostringstream text;
            text << "# newdoc id = " << article.id << '\n';
            write_conllu(text, document);
            return text.str();
        };
        pipeline.take = [](Coded&& made, bool idle) {
            print(made.text);
            if (idle) flush_output();
        };
        const PipelineCounts counts = pipeline.run();
        flush_output();
        if (counts.not_english > 0)
            say(fmt::format("{} of {} articles are not English and were skipped", counts.not_english, counts.articles));
        return counts.articles > counts.not_english ? success : failure;
    }

    int annotate_trees() {
        for (const std::string& path : paths_.paths) {
            std::ostringstream text;
            if (path == "-") {
                annotate_conllu(Language::english(), std::cin, "-", text);
            } else {
                std::ifstream in(path, std::ios::binary);
                if (!in) throw Error(path, 0, "the file cannot be read");
                annotate_conllu(Language::english(), in, path, text);
            }
            print(text.str());
        }
        flush_output();
        return success;
    }

    PathsOption paths_;
    std::string input_ = "text";
    ThreadsOption threads_;
};

}  // namespace

std::unique_ptr<Command> make_annotate() {
    return std::make_unique<Annotate>();
}

}  // namespace entente::app
