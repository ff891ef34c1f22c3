#include "intake/html/blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

template <std::size_t Size>
bool one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_block_level(std::string_view tag) {
    static constexpr std::array<std::string_view, 43> tags = {
        "html",   "body", "address", "article", "aside", "blockquote", "center",     "dd",      "details",
        "dialog", "dir",  "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure",  "footer",
        "form",   "h1",   "h2",      "h3",      "h4",    "h5",         "h6",         "header",  "hr",
        "li",     "main", "nav",     "ol",      "p",     "pre",        "section",    "summary", "table",
        "tbody",  "td",   "th",      "tr",      "ul",    "caption",    "thead"};
    return one_of(tag, tags);
}

bool is_never_text(std::string_view tag) {
    static constexpr std::array<std::string_view, 27> tags = {
        "script", "style",  "noscript", "template", "head",   "button",   "input", "select", "textarea",
        "option", "iframe", "object",   "embed",    "applet", "svg",      "math",  "canvas", "audio",
        "video",  "map",    "datalist", "progress", "meter",  "noframes", "title", "link",   "meta"};
    return one_of(tag, tags);
}

bool is_page_part(std::string_view tag) {
    static constexpr std::array<std::string_view, 6> tags = {"nav", "aside", "footer", "figcaption", "dialog", "menu"};
    return one_of(tag, tags);
}

// Words of class names and ids that pages give to what surrounds an article.
bool names_furniture(std::string_view word) {
    static constexpr std::array<std::string_view, 100> words = {"ad",
                                                                "ads",
                                                                "adsense",
                                                                "advert",
                                                                "advertisement",
                                                                "advertising",
                                                                "advertorial",
                                                                "agegate",
                                                                "banner",
                                                                "breadcrumb",
                                                                "breadcrumbs",
                                                                "byline",
                                                                "caption",
                                                                "captions",
                                                                "carousel",
                                                                "cc",
                                                                "combx",
                                                                "comment",
                                                                "commentlist",
                                                                "comments",
                                                                "community",
                                                                "consent",
                                                                "cookie",
                                                                "cookies",
                                                                "credit",
                                                                "credits",
                                                                "dateline",
                                                                "disqus",
                                                                "donate",
                                                                "extra",
                                                                "fb",
                                                                "figcaption",
                                                                "filmstrip",
                                                                "flyout",
                                                                "foot",
                                                                "footer",
                                                                "footnotes",
                                                                "gallery",
                                                                "gdpr",
                                                                "hidden",
                                                                "infobox",
                                                                "legends",
                                                                "login",
                                                                "masthead",
                                                                "menu",
                                                                "meta",
                                                                "metadata",
                                                                "modal",
                                                                "mostread",
                                                                "nav",
                                                                "navbar",
                                                                "navbox",
                                                                "navigation",
                                                                "newsletter",
                                                                "outbrain",
                                                                "pager",
                                                                "pagination",
                                                                "partner",
                                                                "paywall",
                                                                "popular",
                                                                "popup",
                                                                "print",
                                                                "promo",
                                                                "promos",
                                                                "promotion",
                                                                "recirc",
                                                                "recommend",
                                                                "recommendations",
                                                                "recommended",
                                                                "related",
                                                                "remark",
                                                                "replies",
                                                                "respond",
                                                                "rss",
                                                                "share",
                                                                "sharebar",
                                                                "sharedaddy",
                                                                "sharing",
                                                                "shoutbox",
                                                                "sidebar",
                                                                "signin",
                                                                "signup",
                                                                "skip",
                                                                "skyscraper",
                                                                "slider",
                                                                "slideshow",
                                                                "social",
                                                                "sponsor",
                                                                "sponsored",
                                                                "sponsors",
                                                                "subscribe",
                                                                "subscription",
                                                                "taboola",
                                                                "tags",
                                                                "teaser",
                                                                "tool",
                                                                "toolbar",
                                                                "tools",
                                                                "trending",
                                                                "widget"};
    return std::binary_search(words.begin(), words.end(), word);
}

// "entry-footer articleTools" → is one of its words a name for furniture?
bool hints_at_furniture(std::string_view names) {
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        const bool starts_word = is_ascii_upper(c) && i > 0 && is_ascii_lower(names[i - 1]);
        if (!is_ascii_alpha(c) || starts_word) {
            if (names_furniture(word)) return true;
            word.clear();
        }
        if (is_ascii_alpha(c) && word.size() < 40) word += ascii_lower(c);
    }
    return false;
}

bool is_hidden(const Dom& dom, const Dom::Node& node) {
    if (dom.has_attribute(node, "hidden")) return true;
    const std::string style = lower_ascii(dom.attribute(node, "style"));
    if (style.empty()) return false;
    std::string packed;
    std::copy_if(style.begin(), style.end(), std::back_inserter(packed), [](char c) { return !is_ascii_space(c); });
    return packed.find("display:none") != std::string::npos || packed.find("visibility:hidden") != std::string::npos;
}

bool has_furniture_role(std::string_view role) {
    static constexpr std::array<std::string_view, 9> roles = {
        "navigation", "complementary", "contentinfo", "menu", "menubar", "dialog", "alertdialog", "search", "toolbar"};
    return one_of(role, roles);
}

class Cutter {
public:
    Cutter(const Dom& dom, Dropping dropping) : dom_(dom), dropping_(dropping) { count_text(); }

    std::vector<Block> cut() {
        std::vector<std::uint32_t> path;  // open elements
        for (std::uint32_t i = 0; i < dom_.nodes.size();) {
            while (!path.empty() && dom_.nodes[path.back()].end <= i) {
                close(path.back());
                path.pop_back();
            }
            const Dom::Node& node = dom_.nodes[i];
            if (node.tag.empty()) {
                add_text(i);
                ++i;
            } else if (is_dropped(node, i)) {
                if (is_block_level(node.tag)) flush();
                i = node.end;
            } else {
                open(i);
                path.push_back(i);
                ++i;
            }
        }
        for (; !path.empty(); path.pop_back()) close(path.back());
        flush();
        return std::move(blocks_);
    }

private:
    // Bytes of text before each node.
    void count_text() {
        text_before_.reserve(dom_.nodes.size() + 1);
        std::size_t sum = 0;
        for (const Dom::Node& node : dom_.nodes) {
            text_before_.push_back(sum);
            if (node.tag == "script" || node.tag == "style") continue;
            const bool code = node.parent != Dom::none &&
                              (dom_.nodes[node.parent].tag == "script" || dom_.nodes[node.parent].tag == "style");
            if (!code) sum += trim(node.text).size();
        }
        text_before_.push_back(sum);
    }

    // Most of the page is never a side matter, whatever its class is called.
    bool is_most_of_page(std::uint32_t index) const {
        return 2 * (text_before_[dom_.nodes[index].end] - text_before_[index]) > text_before_.back();
    }

    bool is_dropped(const Dom::Node& node, std::uint32_t index) const {
        if (is_never_text(node.tag) || is_hidden(dom_, node)) return true;
        if (dropping_ == Dropping::cautious || node.tag == "html" || node.tag == "body" || node.tag == "main" ||
            node.tag == "article")
            return false;
        const bool hinted = is_page_part(node.tag) || has_furniture_role(dom_.attribute(node, "role")) ||
                            dom_.attribute(node, "aria-hidden") == "true" ||
                            hints_at_furniture(dom_.attribute(node, "class")) ||
                            hints_at_furniture(dom_.attribute(node, "id"));
        return hinted && !is_most_of_page(index);
    }

    void open(std::uint32_t index) {
        const std::string_view tag = dom_.nodes[index].tag;
        if (tag == "a") ++links_;
        if (tag == "br") return line_break();
        if (!is_block_level(tag)) return;
        flush();
        elements_.push_back(index);
        if (tag == "p") ++paragraphs_;
        if (tag == "li" || tag == "dd" || tag == "dt") ++items_;
        if (is_heading(tag)) ++headings_;
    }

    void close(std::uint32_t index) {
        const std::string_view tag = dom_.nodes[index].tag;
        if (tag == "a") --links_;
        if (!is_block_level(tag)) return;
        flush();
        elements_.pop_back();
        if (tag == "p") --paragraphs_;
        if (tag == "li" || tag == "dd" || tag == "dt") --items_;
        if (is_heading(tag)) --headings_;
    }

    static bool is_heading(std::string_view tag) {
        return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
    }

    static bool ends_sentence(std::string_view text) {
        for (const std::string_view sign : {"\"", "'", ")", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"}) {
            if (text.ends_with(sign)) text.remove_suffix(sign.size());
        }
        return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
               text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82") || text.ends_with("\xEF\xBC\x81") ||
               text.ends_with("\xEF\xBC\x9F");
    }

    // Two of them, or one behind a finished sentence, part paragraphs; another one is only a blank.
    void line_break() {
        if (broken_ || ends_sentence(trim(current_.text))) {
            flush();
        } else if (!current_.text.empty()) {
            current_.text += ' ';
            broken_ = true;
        }
    }

    void add_text(std::uint32_t index) {
        const std::string_view text = dom_.nodes[index].text;
        if (current_.text.empty()) {
            current_.first_node = index;
        }
        bool in_word = !current_.text.empty() && current_.text.back() != ' ';
        std::size_t words = 0;
        for (const char c : text) {
            if (is_ascii_space(c)) {
                if (!current_.text.empty() && current_.text.back() != ' ') current_.text += ' ';
                in_word = false;
            } else {
                if (!in_word) ++words;
                current_.text += c;
                in_word = true;
                broken_ = false;
            }
        }
        current_.words += words;
        if (links_ > 0) current_.link_words += words;
    }

    void flush() {
        broken_ = false;
        std::string text(trim(current_.text));
        if (!text.empty() && !elements_.empty()) {
            current_.text = std::move(text);
            current_.element = elements_.back();
            current_.ended = ends_sentence(current_.text);
            current_.heading = headings_ > 0;
            current_.paragraph = paragraphs_ > 0;
            current_.item = items_ > 0;
            // Languages written without blanks: three characters, of three bytes each, make about two words.
            current_.words = std::max(current_.words, current_.text.size() / 15);
            blocks_.push_back(std::move(current_));
        }
        current_ = Block();
    }

    const Dom& dom_;
    Dropping dropping_;
    std::vector<std::size_t> text_before_;
    std::vector<std::uint32_t> elements_;  // open block-level elements
    std::vector<Block> blocks_;
    Block current_;
    int links_ = 0, paragraphs_ = 0, items_ = 0, headings_ = 0;
    bool broken_ = false;
};

}  // namespace

std::vector<Block> blocks_of(const Dom& dom, Dropping dropping) {
    return Cutter(dom, dropping).cut();
}

}  // namespace entente::intake
