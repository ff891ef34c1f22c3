// The include rule of the house: who may include whom. Data flows one way, stores and extraction meet only in app, and
// a third-party header appears only in the folder that wraps it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Folders = std::set<std::string>;

// A folder of src/ (and its twin under include/entente/) may include itself and these; app may include everything.
const std::map<std::string, Folders> may_include = {
    {"base", {}},
    {"model", {"base"}},
    {"knowledge", {"base", "model"}},
    {"intake", {"base", "model"}},
    {"language", {"base", "model", "knowledge", "intake"}},
    {"actors", {"base", "model", "knowledge", "intake", "language"}},
    {"claims", {"base", "model", "knowledge", "intake", "language", "actors"}},
    {"merge", {"base", "model", "knowledge"}},
    {"store", {"base", "model", "knowledge", "merge"}},
    {"graph", {"base", "model", "knowledge", "merge", "store"}},
    {"query", {"base", "model", "knowledge", "merge", "store", "graph"}},
    {"export", {"base", "model", "knowledge", "merge", "store", "graph", "query"}},
};

// Third-party headers, by how their names begin, and the folders that may include them. None stands in the public
// promise, include/entente/.
struct ThirdParty {
    std::string prefix;
    Folders folders;
    bool in_headers = true;  // in .hpp files of src/, too
};
const Folders everywhere = {"base",  "model", "knowledge", "intake", "language", "actors", "claims",
                            "merge", "store", "graph",     "query",  "export",   "app"};
const Folders with_json = {"model", "knowledge", "intake", "store", "query", "export", "app"};
const std::vector<ThirdParty> third_party = {
    {"gumbo.h", {"intake"}},
    {"archive", {"intake"}},
    {"SQLiteCpp/", {"store"}},
    {"sqlite3.h", {"store"}},
    {"boost/", {"graph"}},
    {"openssl/", {"base"}},
    {"CLI/", {"app"}},
    {"nlohmann/json_fwd.hpp", with_json},
    {"nlohmann/", with_json, false},
    {"fmt/", everywhere, false},
};

// The operating system's and the compiler's own.
const std::set<std::string> system_headers = {"fcntl.h",  "unistd.h",  "poll.h",     "pthread.h",
                                              "signal.h", "termios.h", "immintrin.h"};

// What is wrong with one file's includes, as "file:line: why". `folder` is its folder in the house.
std::vector<std::string> broken_rules(const std::string& file, const std::string& folder, std::istream& text) {
    static const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    static const std::regex standard("[a-z_0-9]+");
    std::vector<std::string> broken;
    std::string line;
    for (std::size_t number = 1; std::getline(text, line); ++number) {
        std::smatch match;
        if (!std::regex_search(line, match, directive)) continue;
        const std::string header = match[2];
        const auto report = [&](const std::string& why) {
            broken.push_back(file + ":" + std::to_string(number) + ": " + why);
        };
        if (match[1] == "\"") {
            const std::string path = header.starts_with("entente/") ? header.substr(8) : header;
            const std::string other = path.substr(0, path.find('/'));
            if (other == path || folder == "app" || other == folder) continue;
            const auto allowed = may_include.find(folder);
            if (allowed == may_include.end()) {
                report("the folder " + folder + " is not in the include rule");
            } else if (!allowed->second.contains(other)) {
                report(folder + " must not include " + other + " (" + header + ")");
            }
            continue;
        }
        if (std::regex_match(header, standard) || system_headers.contains(header) || header.starts_with("sys/"))
            continue;
        const auto rule =
            std::ranges::find_if(third_party, [&](const auto& r) { return header.starts_with(r.prefix); });
        if (rule == third_party.end()) {
            report("<" + header + "> is not in the include rule");
        } else if (!rule->folders.contains(folder)) {
            report("<" + header + "> is not " + folder + "'s to include");
        } else if (file.starts_with("include/")) {
            report("<" + header + "> is none of a public header's business");
        } else if (!rule->in_headers && file.ends_with(".hpp")) {
            report("<" + header + "> belongs in a .cpp file");
        }
    }
    return broken;
}

std::vector<std::string> broken_rules(const std::string& file, const std::string& folder, const std::string& text) {
    std::istringstream in(text);
    return broken_rules(file, folder, in);
}

}  // namespace

TEST_CASE("the house keeps the include rule") {
    std::vector<std::string> broken;
    std::size_t files = 0;
    const fs::path root = ENTENTE_SOURCE_DIR;
    for (const fs::path& top : {root / "src", root / "include" / "entente"}) {
        for (const auto& entry : fs::recursive_directory_iterator(top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp") continue;
            ++files;
            std::ifstream in(entry.path());
            const std::string folder = fs::relative(entry.path(), top).begin()->string();
            const auto found = broken_rules(fs::relative(entry.path(), root).string(), folder, in);
            broken.insert(broken.end(), found.begin(), found.end());
        }
    }
    CHECK(files > 20);
    std::string list;
    for (const std::string& one : broken) list += "\n" + one;
    INFO("includes that break the rule:" << list);
    CHECK(broken.empty());
}

TEST_CASE("a broken include rule is named with its file and line") {
    using Broken = std::vector<std::string>;
    CHECK(broken_rules("src/model/a.cpp", "model", "#include <string>\n#include \"entente/claims/extractor.hpp\"\n") ==
          Broken{"src/model/a.cpp:2: model must not include claims (entente/claims/extractor.hpp)"});
    CHECK(broken_rules("src/store/a.cpp", "store", "#include \"actors/names.hpp\"") ==
          Broken{"src/store/a.cpp:1: store must not include actors (actors/names.hpp)"});
    CHECK(broken_rules("src/query/a.cpp", "query", "#include <boost/graph/graph_traits.hpp>") ==
          Broken{"src/query/a.cpp:1: <boost/graph/graph_traits.hpp> is not query's to include"});
    CHECK(broken_rules("src/query/a.hpp", "query", "  #  include <nlohmann/json.hpp>") ==
          Broken{"src/query/a.hpp:1: <nlohmann/json.hpp> belongs in a .cpp file"});
    CHECK(broken_rules("src/intake/a.cpp", "intake", "#include <zstd.h>") ==
          Broken{"src/intake/a.cpp:1: <zstd.h> is not in the include rule"});
    CHECK(broken_rules("include/entente/store/a.hpp", "store", "#include <sqlite3.h>") ==
          Broken{"include/entente/store/a.hpp:1: <sqlite3.h> is none of a public header's business"});
    CHECK(broken_rules("src/query/a.hpp", "query", "#include <nlohmann/json_fwd.hpp>").empty());
    CHECK(broken_rules("src/util/a.cpp", "util", "#include \"base/text.hpp\"") ==
          Broken{"src/util/a.cpp:1: the folder util is not in the include rule"});
    CHECK(broken_rules("src/app/a.cpp", "app", "#include \"store/writer.hpp\"\n#include \"claims/a.hpp\"\n").empty());
}
