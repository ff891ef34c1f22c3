// Writing a graph file: articles and what extraction made of them, in batches.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/event.hpp"

namespace entente {

struct Ontology;

struct WriteCounts {
    std::uint64_t added = 0;
    std::uint64_t already_there = 0;
    std::uint64_t claims = 0;  // of the articles added
    std::uint64_t removed = 0;
    std::uint64_t removed_claims = 0;
};

// Events as they were and will be, by id. `removed` and `added` may share an id: the event then says something else.
struct EventChanges {
    std::vector<Event> removed;
    std::vector<Event> added;
};

// One writer a file; a second one waits a few seconds, then throws. Nothing that was added is visible to readers, or
// survives a crash, before commit(); after it, everything is, with its events merged. Destroying a writer drops what
// was not committed.
class GraphWriter {
public:
    virtual ~GraphWriter() = default;

    // False when an article with this key is already there: nothing changes.
    virtual bool add(const CodedArticle& coded) = 0;

    // Forgets an article and all that it contributed: the graph becomes what it would be had it never been added. False
    // when there is no article with this key.
    virtual bool remove(std::string_view article_key) = 0;

    // What the articles added and removed since the last commit() change in the events. Visible to nobody else yet.
    virtual EventChanges preview() = 0;

    virtual void commit() = 0;

    virtual const WriteCounts& counts() const = 0;
};

struct WriterOptions {
    std::string extractor;                   // version of the extractor, kept as a property of a new file
    bool must_exist = false;                 // do not make a new file
    std::uint64_t max_file_bytes = 0;        // refuse to let the file grow beyond; 0: no limit
    std::uint64_t cache_bytes = 256u << 20;  // of the file's pages kept in memory
    // What opens and closes states; must outlive the writer. Where the file's states follow from another one, the next
    // commit() derives them all. nullptr: the one that the program carries.
    const Ontology* ontology = nullptr;
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
