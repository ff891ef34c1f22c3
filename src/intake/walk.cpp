#include "intake/walk.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "intake/kind.hpp"

namespace entente::intake {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_depth = 64;

struct Entry {
    std::string name;  // a directory's ends in '/', so that entries sort as their paths do
    fs::path path;
};

class Walk {
public:
    explicit Walk(const WalkVisitor& visitor) : visitor_(visitor) {}

    void directory(const fs::path& path, const std::string& relative) {
        std::error_code error;
        const fs::path real = fs::canonical(path, error);
        if (error) return visitor_.problem(path.string(), "cannot be read: " + error.message());
        if (std::find(inside_.begin(), inside_.end(), real) != inside_.end())
            return visitor_.problem(path.string(), "is a link back to a directory it lies in; not followed");
        if (inside_.size() >= max_depth)
            return visitor_.problem(path.string(),
                                    "lies more than " + std::to_string(max_depth) + " directories deep; not read");
        inside_.push_back(real);
        for (const Entry& entry : listing(path)) {
            if (entry.name.ends_with('/')) {
                directory(entry.path, relative + entry.name);
            } else {
                visitor_.file(entry.path.string(), relative + entry.name);
            }
        }
        inside_.pop_back();
    }

private:
    std::vector<Entry> listing(const fs::path& path) {
        std::vector<Entry> entries;
        std::error_code error;
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
            std::string name = at->path().filename().string();
            if (is_companion_file(name)) continue;
            std::error_code unknown;
            const fs::file_status status = at->status(unknown);
            if (fs::is_directory(status)) {
                entries.push_back({name + '/', at->path()});
            } else if (fs::is_regular_file(status)) {
                entries.push_back({std::move(name), at->path()});
            } else {
                visitor_.problem(at->path().string(), fs::exists(status) ? "is neither a file nor a directory; not read"
                                                                         : "is a link to nothing that could be read");
            }
        }
        if (error) visitor_.problem(path.string(), "cannot be read: " + error.message());
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
        return entries;
    }

    const WalkVisitor& visitor_;
    std::vector<fs::path> inside_;  // the directories from the top to where the walk is
};

}  // namespace

void walk_directory(const std::string& directory, const WalkVisitor& visitor) {
    Walk(visitor).directory(directory, "");
}

}  // namespace entente::intake
