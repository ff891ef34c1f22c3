#include "intake/html/content.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "entente/base/text.hpp"
#include "intake/html/blocks.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/furniture.hpp"

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

class Finder {
public:
    Finder(const Dom& dom, std::string_view title, Dropping dropping)
        : dom_(dom), title_(plain_line(title)), blocks_(blocks_of(dom, dropping)) {
        std::vector<double> at_node(dom.nodes.size(), 0);
        for (const Block& block : blocks_) at_node[block.first_node] += worth(block);
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
            if (block.first_node < article || block.first_node >= element.end) {
                add_note(block, content);
                continue;
            }
            const Furniture kind = furniture(block.text);
            if (kind == Furniture::end && !content.paragraphs.empty()) break;
            if (kind != Furniture::none) {
                teasing = kind == Furniture::teaser;
                continue;
            }
            if (date_line(block.text) || is_byline(block)) {
                add_note(block, content);
                continue;
            }
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

    static void add_note(const Block& block, PageContent& content) {
        if (content.notes.size() < 200 && block.words <= 25) content.notes.push_back(block.text);
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

}  // namespace

PageContent find_content(const Dom& dom, std::string_view title) {
    PageContent content = Finder(dom, title, Dropping::full).find();
    const std::size_t words = words_of(content);
    if (words >= few_words) return content;
    PageContent again = Finder(dom, title, Dropping::cautious).find();
    return words_of(again) > 2 * words ? again : content;
}

}  // namespace entente::intake
