// Writing a graph file: articles and what extraction made of them, in batches.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"

namespace entente {

struct CodedArticle {
    Article article;
    std::string key;  // article_key(article)
    Extraction extraction;
};

struct WriteCounts {
    std::uint64_t added = 0;
    std::uint64_t already_there = 0;
    std::uint64_t claims = 0;  // of the articles added
};

// One writer a file; a second one waits a few seconds, then throws. Nothing that was added is visible to readers, or
// survives a crash, before commit(); after it, everything is, with its events merged. Destroying a writer drops what
// was not committed.
class GraphWriter {
public:
    virtual ~GraphWriter() = default;

    // False when an article with this key is already there: nothing changes.
    virtual bool add(const CodedArticle& coded) = 0;

    virtual void commit() = 0;

    virtual const WriteCounts& counts() const = 0;
};

struct WriterOptions {
    std::string extractor;             // version of the extractor, kept as a property of a new file
    std::uint64_t max_file_bytes = 0;  // refuse to let the file grow beyond; 0: no limit
};

// Opens or creates. Throws Error when the file is no entente graph, is newer than the program, or cannot be written.
std::unique_ptr<GraphWriter> open_writer(const std::string& path, const WriterOptions& options = {});

// Which articles a file holds, asked while it is being written: each answer is of its own moment.
class ArticleIndex {
public:
    virtual ~ArticleIndex() = default;
    virtual bool contains(std::string_view article_key) = 0;
};
std::unique_ptr<ArticleIndex> open_article_index(const std::string& path);

}  // namespace entente
