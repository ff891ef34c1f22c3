// The loop that reads: articles in, in many threads what is made of them, results in input order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "entente/claims/extractor.hpp"
#include "entente/intake/reader.hpp"
#include "entente/store/writer.hpp"

namespace entente::app {

// Says the first problems one by one, and counts all. Any thread may call it.
class ProblemLog {
public:
    void add(const Problem& problem);
    // Says how many were not said. Answers how many there were.
    std::uint64_t finish();

private:
    std::mutex mutex_;
    std::uint64_t count_ = 0;
};

enum class Outcome {
    coded,
    already_there,  // `skip` said so: not read
    not_english,    // not read
};

struct Coded {
    CodedArticle coded;
    Outcome outcome = Outcome::coded;
    std::string text;  // what `render` made of it
};

struct PipelineCounts {
    std::uint64_t articles = 0;
    std::uint64_t not_english = 0;
    std::uint64_t problems = 0;
    std::uint64_t bytes = 0;   // of the articles' text
    std::uint64_t tokens = 0;  // of those that were read
};

struct Pipeline {
    std::vector<std::string> paths;
    // Optional, instead of paths: calls the function for each article, in a thread of its own.
    std::function<void(const std::function<void(Article&&)>&)> feed = {};
    std::size_t threads = 1;
    std::function<Extraction(const Article&)> extract;

    // Optional. Called once a thread; what it answers says whether an article need not be read.
    std::function<std::function<bool(const std::string& key)>()> make_skip = {};
    // Optional. Runs in the worker threads.
    std::function<std::string(const Coded&)> render = {};
    // Called in the calling thread, in input order; `idle` says that nothing else is ready.
    std::function<void(Coded&&, bool idle)> take;

    // Throws what `take` throws. A failure within one article is a problem, not an end.
    PipelineCounts run();
};

// Whether its language is English, or not known.
bool is_english(const Article& article);

// The extractor's result with all sentences: found by `language` where the extractor did not name them.
Extraction with_sentences(Extraction&& extraction, const Article& article, const Language& language);

}  // namespace entente::app
