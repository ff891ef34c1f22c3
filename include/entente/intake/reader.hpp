// Files, archives, directories and standard input → articles, one at a time, in a fixed order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "entente/model/article.hpp"

namespace entente {

// Something that cost a record: a bad line, an unreadable file. `line` counts from 1; 0: the whole file.
struct Problem {
    std::string file;  // "news.zip/a.txt" for a member of an archive
    std::size_t line = 0;
    std::string message;
};

// What intake hands its results to. Calls come from one thread, in input order.
class ArticleSink {
public:
    virtual ~ArticleSink() = default;
    virtual void article(Article&& article) = 0;
    virtual void problem(Problem&& problem) = 0;
};

struct IntakeOptions {
    std::uint64_t max_article_bytes = 8u << 20;      // a larger body is a problem, not an article
    std::uint64_t max_unpacked_bytes = 16ull << 30;  // of one archive, all members together
    std::uint64_t max_ratio = 400;                   // unpacked to packed, beyond which an archive is taken for a bomb
    int max_html_depth = 512;
};

struct IntakeCounts {
    std::uint64_t articles = 0;
    std::uint64_t problems = 0;
    std::uint64_t bytes = 0;  // of the articles' text
};

// Reads every path: a file, an archive, a directory (all files below it, sorted by path), or "-" for standard input
// (JSONL, HTML or plain text, told by its first bytes). Nothing that is wrong with the input throws: it becomes a
// Problem. Memory does not grow with the input.
IntakeCounts read_articles(std::span<const std::string> paths, const IntakeOptions& options, ArticleSink& sink);

}  // namespace entente
