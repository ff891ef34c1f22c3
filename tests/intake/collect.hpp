// What the tests of intake share: a sink that keeps everything, and files to read.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/intake/reader.hpp"

namespace entente::testing {

struct Collected : ArticleSink {
    std::vector<Article> articles;
    std::vector<Problem> problems;
    IntakeCounts counts;

    void article(Article&& article) override { articles.push_back(std::move(article)); }
    void problem(Problem&& problem) override { problems.push_back(std::move(problem)); }
};

// A directory of its own, gone at the end.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-intake-XXXXXX").string();
        if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    // Writes a file and gives its path.
    std::string file(const std::string& name, std::string_view bytes) const {
        const std::filesystem::path path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    std::string path(const std::string& name = {}) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

inline Collected read_all(std::vector<std::string> paths, const IntakeOptions& options = {}) {
    Collected all;
    all.counts = read_articles(paths, options, all);
    return all;
}

// Reads one file of these bytes.
inline Collected read_bytes(const std::string& name, std::string_view bytes, const IntakeOptions& options = {}) {
    const Folder folder;
    Collected all = read_all({folder.file(name, bytes)}, options);
    for (Problem& problem : all.problems) problem.file = problem.file.substr(folder.path().size());
    return all;
}

inline std::string prose_of(const Article& article) {
    if (article.prose.empty()) return article.text;
    std::string prose;
    for (const auto& [begin, end] : article.prose) prose += article.text.substr(begin, end - begin) + "\n";
    return prose;
}

}  // namespace entente::testing
