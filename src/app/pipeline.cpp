#include "app/pipeline.hpp"

#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "app/ordered_workers.hpp"
#include "app/output.hpp"
#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::app {
namespace {

constexpr std::uint64_t problems_said = 20;
constexpr std::size_t articles_in_flight = 64;        // a thread
constexpr std::uint64_t bytes_in_flight = 64u << 20;  // of text
constexpr std::uint64_t progress_step = 100;          // articles

struct Stopped {};  // the results are not wanted any more

using Workers = OrderedWorkers<Article, Coded>;

class Feeder final : public ArticleSink {
public:
    Feeder(Workers& workers, ProblemLog& problems) : workers_(workers), problems_(problems) {}
    void article(Article&& article) override {
        const std::uint64_t weight = article.text.size();
        if (!workers_.put(std::move(article), weight)) throw Stopped{};
    }
    void problem(Problem&& problem) override { problems_.add(problem); }

private:
    Workers& workers_;
    ProblemLog& problems_;
};

// Reads in a thread of its own, which ends before this object does.
class ReadingThread {
public:
    ReadingThread(const Pipeline& pipeline, Workers& workers, ProblemLog& problems)
        : workers_(workers), thread_([&] {
              try {
                  Feeder feeder(workers, problems);
                  if (pipeline.feed) {
                      pipeline.feed([&](Article&& article) { feeder.article(std::move(article)); });
                  } else {
                      read_articles(pipeline.paths, IntakeOptions{}, feeder);
                  }
              } catch (const Stopped&) {
              } catch (...) {
                  failed_ = std::current_exception();
              }
              workers.close();
          }) {}
    ~ReadingThread() {
        workers_.stop();
        if (thread_.joinable()) thread_.join();
    }
    // Rethrows what stopped the reading.
    void finish() {
        thread_.join();
        if (failed_) std::rethrow_exception(failed_);
    }

private:
    Workers& workers_;
    std::exception_ptr failed_;
    std::thread thread_;
};

class Progress {
public:
    void show(std::uint64_t articles) {
        if (!shown_ || articles % progress_step != 0) return;
        std::fputs(fmt::format("\r{} articles", articles).c_str(), stderr);
        written_ = true;
    }
    void clear() {
        if (written_) std::fputs("\r\033[K", stderr);
    }

private:
    bool shown_ = talk_is_terminal();
    bool written_ = false;
};

}  // namespace

void ProblemLog::add(const Problem& problem) {
    const std::lock_guard lock(mutex_);
    if (++count_ > problems_said) return;
    say(problem.line == 0 ? fmt::format("{}: {}", problem.file, problem.message)
                          : fmt::format("{}:{}: {}", problem.file, problem.line, problem.message));
}

std::uint64_t ProblemLog::finish() {
    const std::lock_guard lock(mutex_);
    if (count_ > problems_said) say(fmt::format("… and {} problems more", count_ - problems_said));
    return count_;
}

bool is_english(const Article& article) {
    const std::string language = lower_ascii(article.language);
    return language.empty() || language == "en" || language.starts_with("en-") || language.starts_with("en_") ||
           language == "eng" || language == "english" || language == "und";
}

Extraction with_sentences(Extraction&& extraction, const Article& article, const Language& language) {
    if (!extraction.sentences.empty() || article.text.empty()) return std::move(extraction);
    const Document document = language.segment(article.text, article.prose);
    for (const Sentence& sentence : document.sentences) extraction.sentences.push_back({sentence.begin, sentence.end});
    extraction.tokens = document.tokens.size();
    return std::move(extraction);
}

PipelineCounts Pipeline::run() {
    PipelineCounts counts;
    ProblemLog problems;
    const auto make_work = [this, &problems]() -> Workers::Work {
        auto skip = make_skip ? make_skip() : nullptr;
        return [this, &problems, skip](Article&& article) {
            Coded result;
            result.coded.key = article_key(article);
            result.coded.article = std::move(article);
            if (!is_english(result.coded.article)) {
                result.outcome = Outcome::not_english;
            } else if (skip && skip(result.coded.key)) {
                result.outcome = Outcome::already_there;
            } else {
                try {
                    result.coded.extraction = extract(result.coded.article);
                } catch (const Error& error) {
                    problems.add({result.coded.article.id, 0, error.what()});
                }
            }
            if (render) result.text = render(result);
            return result;
        };
    };
    Workers workers(threads, articles_in_flight * threads, bytes_in_flight, make_work);
    ReadingThread reading(*this, workers, problems);
    Progress progress;
    while (auto result = workers.take()) {
        progress.show(++counts.articles);
        counts.not_english += result->outcome == Outcome::not_english ? 1 : 0;
        counts.bytes += result->coded.article.text.size();
        counts.tokens += result->coded.extraction.tokens;
        take(std::move(*result), !workers.ready());
    }
    reading.finish();
    progress.clear();
    counts.problems = problems.finish();
    return counts;
}

}  // namespace entente::app
