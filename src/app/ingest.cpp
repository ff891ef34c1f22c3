// ingest: articles into a graph file.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>

#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "app/pipeline.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"

namespace entente::app {
namespace {

constexpr std::size_t batch_articles = 500;
constexpr std::uint64_t batch_bytes = 8u << 20;

std::string measured(const PipelineCounts& counts, double seconds) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto rate = [&](std::uint64_t amount) { return static_cast<double>(amount) / std::max(seconds, 1e-9); };
    return fmt::format("measured: {:.2f} s, {:.0f} articles/s, {:.2f} MB/s, {:.0f} tokens/s, peak memory {:.0f} MB",
                       seconds, rate(counts.articles), rate(counts.bytes) / 1e6, rate(counts.tokens),
                       static_cast<double>(usage.ru_maxrss) / 1024);
}

class Ingest final : public Command {
public:
    void set_up(CLI::App& app) override {
        paths_.add(app, true);
        graph_.add(app);
        threads_.add(app);
        knowledge_.add(app);
        app.add_flag("--measure", measure_, "Say how fast it went, and how much memory it took");
    }

    int run() override {
        const auto begin = std::chrono::steady_clock::now();
        const Knowledge knowledge(knowledge_.directory);
        WriterOptions options;
        options.extractor = ENTENTE_VERSION;
        options.ontology = &knowledge.ontology();
        const auto writer = open_writer(graph_.path, options);
        const Language& language = Language::english();
        const Extractor extractor(knowledge, language);

        Pipeline pipeline;
        pipeline.paths = paths_.paths;
        pipeline.threads = threads_.value();
        pipeline.extract = [&](const Article& article) {
            return with_sentences(extractor.extract(article), article, language);
        };
        pipeline.make_skip = [&] {
            return [index = std::shared_ptr(open_article_index(graph_.path))](const std::string& key) {
                return index->contains(key);
            };
        };
        std::uint64_t skipped = 0;
        std::size_t in_batch = 0;
        std::uint64_t bytes_in_batch = 0;
        pipeline.take = [&](Coded&& made, bool) {
            if (made.outcome == Outcome::already_there) ++skipped;
            if (made.outcome != Outcome::coded || !writer->add(made.coded)) return;
            bytes_in_batch += made.coded.article.text.size();
            if (++in_batch < batch_articles && bytes_in_batch < batch_bytes) return;
            writer->commit();
            in_batch = 0;
            bytes_in_batch = 0;
        };
        const PipelineCounts counts = pipeline.run();
        writer->commit();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        report(counts, writer->counts(), skipped);
        if (measure_) say(measured(counts, seconds));
        return counts.articles > counts.not_english ? success : failure;
    }

private:
    void report(const PipelineCounts& counts, const WriteCounts& written, std::uint64_t skipped) {
        const GraphCounts graph = open_reader(graph_.path)->counts();
        say(
            fmt::format("{} articles: {} new, {} already there, {} not English (skipped); {} problems; {} new claims; "
                        "the graph has {} articles, {} claims, {} events",
                        counts.articles, written.added, written.already_there + skipped, counts.not_english,
                        counts.problems, written.claims, graph.articles, graph.claims, graph.events));
        if (counts.articles == 0) say("no articles found; entente ingest --help says what can be read");
    }

    PathsOption paths_;
    GraphOption graph_;
    ThreadsOption threads_;
    KnowledgeOption knowledge_;
    bool measure_ = false;
};

}  // namespace

std::unique_ptr<Command> make_ingest() {
    return std::make_unique<Ingest>();
}

}  // namespace entente::app
