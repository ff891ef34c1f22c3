#include "intake/html/content.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "entente/base/text.hpp"
#include "intake/html/blocks.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/furniture.hpp"
#include "intake/page/imprint.hpp"

namespace entente::intake {
namespace {

// An element inside the best one is taken instead when it holds at least this share of its worth.
constexpr double enough = 0.9;
// Fewer words than this are hardly an article: another look is taken, dropping less.
constexpr std::size_t few_words = 60;

double worth(const Block& block) {
    const auto words = static_cast<double>(block.words);
    const auto links = static_cast<double>(block.link_words);
    if (furniture(block.text) != Furniture::none) return -words - 3;
    if (links > 0.6 * words) return -words - 1;
    if (block.heading) return 0;
    if (block.ended && block.words >= 3) return (words - links) * (block.item && !block.paragraph ? 0.8 : 1.0);
    if (block.words >= 20) return 0.7 * (words - 2 * links);
    if (block.item && block.words >= 5) return 0.3 * (words - 2 * links);
    return block.paragraph ? 0 : -2;
}

// Lists of other articles: three elements or more beside each other, each with little else than a headline that is a
// link and a sentence or two. Says of each block whether it stands in one.
std::vector<bool> teasers_among(const Dom& dom, const std::vector<Block>& blocks) {
    const auto is_headline = [](const Block& block) {
        return block.words >= 3 && 10 * block.link_words > 8 * block.words;
    };
    const auto is_teaser = [&](std::uint32_t node) {
        const Dom::Node& element = dom.nodes[node];
        static constexpr std::array<std::string_view, 4> tags = {"li", "div", "article", "section"};
        if (std::find(tags.begin(), tags.end(), element.tag) == tags.end()) return false;
        auto at = std::lower_bound(blocks.begin(), blocks.end(), node,
                                   [](const Block& block, std::uint32_t n) { return block.first_node < n; });
        std::size_t words = 0;
        std::size_t headlines = 0;
        // The headline comes first, or after a label.
        for (int i = 0; at != blocks.end() && at->first_node < element.end && words <= 120; ++at, ++i) {
            words += at->words;
            if (is_headline(*at) && i < 2) ++headlines;
        }
        return words >= 8 && words <= 120 && headlines > 0;
    };
    std::vector<std::uint32_t> count(dom.nodes.size(), 0);  // of the teasers among each node's children
    std::vector<bool> teaser(dom.nodes.size(), false);
    for (std::uint32_t i = 1; i < dom.nodes.size(); ++i) {
        teaser[i] = is_teaser(i);
        if (teaser[i]) ++count[dom.nodes[i].parent];
    }
    std::vector<bool> found;
    for (const Block& block : blocks) {
        bool within = false;
        int levels = 0;
        for (std::uint32_t node = block.element; node != 0 && node != Dom::none && levels < 12 && !within;
             node = dom.nodes[node].parent, ++levels)
            within = teaser[node] && count[dom.nodes[node].parent] >= 3;
        found.push_back(within);
    }
    return found;
}

class Finder {
public:
    Finder(const Dom& dom, std::string_view title, Dropping dropping, bool without_teasers)
        : dom_(dom), title_(plain_line(title)), blocks_(blocks_of(dom, dropping)) {
        std::vector<double> at_node(dom.nodes.size(), 0);
        const std::vector<bool> teasers =
            without_teasers ? teasers_among(dom, blocks_) : std::vector<bool>(blocks_.size(), false);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const double value = worth(blocks_[i]);
            at_node[blocks_[i].first_node] +=
                teasers[i] ? std::min(value, -0.5 * static_cast<double>(blocks_[i].words)) : value;
        }
        before_.resize(dom.nodes.size() + 1, 0);
        std::partial_sum(at_node.begin(), at_node.end(), before_.begin() + 1);
    }

    PageContent find() const {
        PageContent content;
        if (blocks_.empty()) return content;
        const std::uint32_t article = best_element();
        const Dom::Node& element = dom_.nodes[article];
        bool teasing = false;
        for (const Block& block : blocks_) {
            if (block.first_node < article || block.first_node >= element.end) continue;
            const Furniture kind = furniture(block.text);
            const double read = before_[block.first_node] - before_[article];
            if (kind == Furniture::end && 2 * read > before_[element.end] - before_[block.first_node] &&
                !content.paragraphs.empty())
                break;
            if (kind != Furniture::none) {
                teasing = kind == Furniture::teaser;
                continue;
            }
            if (date_line(block.text) || is_byline(block) || is_imprint(block)) continue;
            if (is_title(block) || in_worthless_part(block, article)) continue;
            if (teasing && !block.ended && !block.paragraph && !block.heading) continue;
            teasing = false;
            content.paragraphs.push_back(block.text);
        }
        return content;
    }

private:
    double sum(std::uint32_t node) const { return before_[dom_.nodes[node].end] - before_[node]; }

    // A small reward for elements that say that they are the article.
    double bonus(const Dom::Node& node) const {
        if (dom_.attribute(node, "itemprop").find("articleBody") != std::string_view::npos ||
            dom_.attribute(node, "property") == "articleBody")
            return 1.25;
        if (node.tag == "article" || node.tag == "main" || dom_.attribute(node, "role") == "main" ||
            dom_.attribute(node, "role") == "article")
            return 1.1;
        return 1.0;
    }

    std::uint32_t best_element() const {
        std::uint32_t best = 0;
        double most = 0;
        for (std::uint32_t i = 0; i < dom_.nodes.size(); ++i) {
            if (dom_.nodes[i].tag.empty()) continue;
            const double value = sum(i) * bonus(dom_.nodes[i]);
            if (value >= most && value > 0) {
                best = i;
                most = value;
            }
        }
        // Inwards, as long as one element holds almost all of it: what else there is are strangers.
        for (bool moved = true; moved;) {
            moved = false;
            for (std::uint32_t child = best + 1; child < dom_.nodes[best].end; child = dom_.nodes[child].end) {
                const bool holds = !dom_.nodes[child].tag.empty() && dom_.nodes[child].tag != "p" &&
                                   sum(child) >= enough * sum(best) && sum(child) > 0;
                if (holds) {
                    best = child;
                    moved = true;
                    break;
                }
            }
        }
        return best;
    }

    // Is some element between the block and the article worth less than nothing, all in all?
    bool in_worthless_part(const Block& block, std::uint32_t article) const {
        std::uint32_t node = block.element;
        for (; node != article && node != Dom::none; node = dom_.nodes[node].parent) {
            const double value = sum(node);
            if (value < 0) return true;
        }
        return block.link_words * 10 > block.words * 6 && !block.heading;
    }

    bool is_title(const Block& block) const {
        return block.words <= 40 && !title_.empty() && !block.ended && plain_line(block.text) == title_;
    }

    static bool is_byline(const Block& block) {
        const std::string_view text = block.text;
        if (block.words < 2 || block.words > 14 || block.ended || block.heading) return false;
        return (text.starts_with("By ") || text.starts_with("BY ") || text.starts_with("by ")) && text.size() > 3;
    }

    static bool is_imprint(const Block& block) {
        if (block.heading || block.words > 20) return false;
        const auto imprint = read_imprint(block.text);
        return imprint && (imprint->day || imprint->author);
    }

    const Dom& dom_;
    std::string title_;
    std::vector<Block> blocks_;
    std::vector<double> before_;  // worth of the blocks before each node
};

std::size_t words_of(const PageContent& content) {
    return std::accumulate(
        content.paragraphs.begin(), content.paragraphs.end(), std::size_t{0},
        [](std::size_t sum, const std::string& paragraph) {
            return sum + std::max<std::size_t>(
                             static_cast<std::size_t>(std::count(paragraph.begin(), paragraph.end(), ' ')) + 1,
                             paragraph.size() / 15);
        });
}

// The short lines of the page, wherever they stand, but those of links.
std::vector<std::string> notes_of(const Dom& dom) {
    constexpr std::size_t most = 400;
    std::vector<std::string> notes;
    for (Block& block : blocks_of(dom, Dropping::cautious)) {
        if (block.words <= 20 && 2 * block.link_words <= block.words && notes.size() < most)
            notes.push_back(std::move(block.text));
    }
    return notes;
}

}  // namespace

PageContent find_content(const Dom& dom, std::string_view title) {
    PageContent content = Finder(dom, title, Dropping::full, true).find();
    // Too little: teasers, too, may be what the page is about, and names may have misled.
    for (const Dropping dropping : {Dropping::full, Dropping::cautious}) {
        const std::size_t words = words_of(content);
        if (words >= few_words) break;
        PageContent again = Finder(dom, title, dropping, false).find();
        if (words_of(again) > 2 * words) content = std::move(again);
    }
    content.notes = notes_of(dom);
    return content;
}

}  // namespace entente::intake
