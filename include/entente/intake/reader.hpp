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

// Reads every path: a file, an archive, a directory (all files below it, sorted by path), or "-" for standard input.
// What a stream holds is told by its name and its first bytes: an archive (zip, tar) or a compressed file (gzip, xz,
// zstd, bzip2), also within one another; JSON, one article a line or in any other layout; HTML; plain text. UTF-8,
// UTF-16 with a byte order mark, and in pages what they declare; the text of an article is UTF-8 always. Hidden files,
// and the pictures, styles and scripts that saved pages bring along, are passed over.
//
// JSON articles: {"id","url","source","title","published","language","text" or
// "html","mentions":[{"start","end","name", "entity"}]}, all strings but the offsets, which count code points; all but
// the body may be absent or null.
//
// An article's id is the one given, or else its url, or else its path below the directory or archive that was asked for
// (for a file asked for itself, its name), or else the first 16 hex digits of its text's SHA-256. Title, source, day
// and language that are not given are looked for in the page.
//
// Nothing that is wrong with the input throws: it becomes a Problem, and costs the record it is about. An impossible
// date, an unknown language and invalid UTF-8 cost only themselves. Memory does not grow with the input.
IntakeCounts read_articles(std::span<const std::string> paths, const IntakeOptions& options, ArticleSink& sink);

}  // namespace entente
