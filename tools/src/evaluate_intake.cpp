// Measures how well article text, titles and dates come out of real web pages.
//
//   evaluate_intake [--worst N] [PAGES]
//
// PAGES is the archive of test pages (<name>/source.html, expected.html, expected-metadata.json); without it,
// "skipped" is printed. Text: F1 of the words, as bags, a page; captions are left out of the expected text, because
// intake drops them on purpose.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/model/article.hpp"
#include "intake/archive.hpp"
#include "intake/bytes.hpp"
#include "intake/html/dom.hpp"
#include "intake/html/page.hpp"
#include "intake/page/furniture.hpp"

namespace {

using namespace entente;
using namespace entente::intake;

struct Page {
    std::string source, expected;
    nlohmann::json metadata;
};

std::map<std::string, Page> load(const std::string& path) {
    std::map<std::string, Page> pages;
    const auto file = open_file(path);
    Bytes bytes(*file);
    UnpackBudget budget{1ull << 32, 1000};
    Archive archive(bytes, budget);
    while (const auto member = archive.next()) {
        if (!member->is_file) continue;
        const auto parts = split(member->name, '/');
        if (parts.size() < 2) continue;
        Page& page = pages[std::string(parts[parts.size() - 2])];
        Bytes content(archive.content());
        std::string text = content.rest(64u << 20);
        replace_invalid_utf8(text);
        if (parts.back() == "source.html")
            page.source = std::move(text);
        else if (parts.back() == "expected.html")
            page.expected = std::move(text);
        else if (parts.back() == "expected-metadata.json")
            page.metadata = nlohmann::json::parse(text);
    }
    return pages;
}

// Lower-case runs of letters and digits; other scripts' characters one by one.
std::multiset<std::string> words_of(std::string_view text) {
    std::multiset<std::string> words;
    std::string word;
    const std::string lower = lower_utf8(text);
    const auto finish = [&] {
        if (!word.empty()) words.insert(word);
        word.clear();
    };
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(lower, at);
        const bool part = c < 0x80 ? is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c))
                                   : c >= 0xC0 && (c < 0x2000 || c > 0x206F);
        if (!part) {
            finish();
        } else {
            word.append(lower, begin, at - begin);
            if (c >= 0x3000) finish();
        }
    }
    finish();
    return words;
}

std::string expected_text(const std::string& html) {
    const Dom dom = parse_html(html, 2000);
    std::string text;
    for (std::uint32_t i = 0; i < dom.nodes.size();) {
        const Dom::Node& node = dom.nodes[i];
        if (node.tag == "figcaption" || node.tag == "head" || node.tag == "svg" || node.tag == "iframe" ||
            node.tag == "object" || node.tag == "math") {
            i = node.end;
            continue;
        }
        if (!node.tag.empty() && node.tag != "a" && node.tag != "b" && node.tag != "i" && node.tag != "em" &&
            node.tag != "strong" && node.tag != "span")
            text += ' ';
        text += node.text;
        ++i;
    }
    return text;
}

struct Result {
    std::string name;
    double f1 = 0, precision = 0, recall = 0;
    std::string error;
};

Result compare(const std::string& name, const std::string& expected, const std::string& found) {
    const auto gold = words_of(expected);
    const auto ours = words_of(found);
    std::vector<std::string> common;
    std::set_intersection(gold.begin(), gold.end(), ours.begin(), ours.end(), std::back_inserter(common));
    Result result{name, 0, 0, 0, {}};
    if (gold.empty() || ours.empty()) return result;
    result.precision = static_cast<double>(common.size()) / static_cast<double>(ours.size());
    result.recall = static_cast<double>(common.size()) / static_cast<double>(gold.size());
    if (!common.empty()) result.f1 = 2 * result.precision * result.recall / (result.precision + result.recall);
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t worst = 15;
    std::string path = "../shared/data/html/readability-pages.tar.zst";
    std::string dump;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--worst") == 0 && i + 1 < argc)
            worst = std::stoul(argv[++i]);
        else if (std::strcmp(argv[i], "--show") == 0 && i + 1 < argc)
            dump = argv[++i];
        else
            path = argv[i];
    }
    if (!std::filesystem::exists(path)) {
        fmt::print("skipped: {} is not there\n", path);
        return 0;
    }
    std::vector<Result> results;
    std::size_t titles = 0, titles_right = 0, dates = 0, dates_right = 0;
    std::vector<std::string> remarks;
    try {
        for (const auto& [name, page] : load(path)) {
            if (!dump.empty() && name != dump) continue;
            Article article;
            std::string error;
            try {
                read_html_page(page.source, 512, article);
            } catch (const Error& problem) {
                error = problem.what();
            }
            if (!dump.empty()) fmt::print("{}\n----\n{}\n", article.text, expected_text(page.expected));
            results.push_back(compare(name, expected_text(page.expected), article.text));
            results.back().error = error;
            const std::string title = page.metadata.value("title", nlohmann::json()).is_string()
                                          ? page.metadata["title"].get<std::string>()
                                          : "";
            if (!title.empty()) {
                ++titles;
                if (plain_line(title) == plain_line(article.title))
                    ++titles_right;
                else
                    remarks.push_back(
                        fmt::format("title  {}: expected \"{}\", found \"{}\"", name, title, article.title));
            }
            const auto& time = page.metadata["publishedTime"];
            const auto day = time.is_string() ? parse_iso_day(time.get<std::string>()) : std::nullopt;
            if (day) {
                ++dates;
                if (article.published == day)
                    ++dates_right;
                else
                    remarks.push_back(fmt::format("date   {}: expected {}, found {}", name, iso(*day),
                                                  article.published ? iso(*article.published) : "none"));
            }
        }
    } catch (const Error& error) {
        fmt::print(stderr, "evaluate_intake: {}\n", error.what());
        return 1;
    }
    std::sort(results.begin(), results.end(),
              [](const Result& a, const Result& b) { return a.f1 != b.f1 ? a.f1 < b.f1 : a.name < b.name; });
    double sum = 0;
    std::size_t good = 0;
    for (const Result& result : results) {
        sum += result.f1;
        good += result.f1 >= 0.9 ? 1 : 0;
    }
    for (std::size_t i = 0; i < std::min(worst, results.size()); ++i)
        fmt::print("{:.3f}  P {:.3f}  R {:.3f}  {}  {}\n", results[i].f1, results[i].precision, results[i].recall,
                   results[i].name, results[i].error);
    if (worst > 0) {
        for (const std::string& remark : remarks) fmt::print("{}\n", remark);
    }
    fmt::print("pages {}, mean F1 {:.4f}, median {:.4f}, F1 of 0.9 or more: {}\n", results.size(),
               sum / static_cast<double>(std::max<std::size_t>(results.size(), 1)),
               results.empty() ? 0 : results[results.size() / 2].f1, good);
    fmt::print("titles {} of {}, dates {} of {}\n", titles_right, titles, dates_right, dates);
    return 0;
}
