#include "intake/html/nesting.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

constexpr std::size_t max_attributes = 1000;

template <std::size_t Size>
bool one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_void(std::string_view tag) {
    static constexpr std::array<std::string_view, 17> tags = {"area",  "base",  "br",     "col",   "embed",   "hr",
                                                              "img",   "input", "link",   "meta",  "param",   "source",
                                                              "track", "wbr",   "keygen", "frame", "basefont"};
    return one_of(tag, tags);
}

bool is_raw_text(std::string_view tag) {
    static constexpr std::array<std::string_view, 8> tags = {"script", "style",  "textarea", "title",
                                                             "xmp",    "iframe", "noembed",  "noframes"};
    return one_of(tag, tags);
}

bool is_block(std::string_view tag) {
    static constexpr std::array<std::string_view, 30> tags = {
        "address",    "article", "aside",  "blockquote", "center", "details", "dir", "div",     "dl",    "fieldset",
        "figcaption", "figure",  "footer", "form",       "h1",     "h2",      "h3",  "h4",      "h5",    "h6",
        "header",     "hr",      "main",   "nav",        "ol",     "p",       "pre", "section", "table", "ul"};
    return one_of(tag, tags);
}

struct Tag {
    std::string name;
    bool closes = false;
    bool self_closed = false;
    std::size_t attributes = 0;
    std::size_t end = 0;  // behind '>'
};

// Reads the tag that begins with the '<' at `at`.
Tag read_tag(std::string_view html, std::size_t at) {
    Tag tag;
    ++at;
    if (at < html.size() && html[at] == '/') {
        tag.closes = true;
        ++at;
    }
    while (at < html.size() && !is_ascii_space(html[at]) && html[at] != '>' && html[at] != '/') {
        if (tag.name.size() < 32) tag.name += ascii_lower(html[at]);
        ++at;
    }
    char quote = '\0';
    char last = ' ';
    for (; at < html.size() && (quote != '\0' || html[at] != '>'); ++at) {
        const char c = html[at];
        if (quote != '\0') {
            if (c == quote) {
                quote = '\0';
                last = ' ';
            }
            continue;
        }
        if ((c == '"' || c == '\'') && last == '=') {
            quote = c;
            continue;
        }
        const bool separates = is_ascii_space(c) || c == '/';
        if (!separates && c != '=' && (last == ' ' || last == '/')) ++tag.attributes;
        if (!is_ascii_space(c)) {
            last = c;
        } else if (last != '=') {
            last = ' ';
        }
    }
    tag.self_closed = last == '/';
    tag.end = std::min(at + 1, html.size());
    return tag;
}

class Nesting {
public:
    void open(const Tag& tag) {
        if (is_void(tag.name)) return;
        if (foreign_ > 0 && tag.self_closed) return;
        close_what_it_ends(tag.name);
        open_.push_back(tag.name);
        if (is_foreign_root(tag.name)) ++foreign_;
    }

    void close(const std::string& name) {
        const auto found = std::find(open_.rbegin(), open_.rend(), name);
        if (found != open_.rend()) pop_to(static_cast<std::size_t>(open_.rend() - found) - 1);
    }

    std::size_t depth() const { return open_.size(); }

private:
    static bool is_foreign_root(std::string_view tag) { return tag == "svg" || tag == "math"; }

    void pop_to(std::size_t size) {
        while (open_.size() > size) {
            if (is_foreign_root(open_.back())) --foreign_;
            open_.pop_back();
        }
    }

    // Pops through the innermost element of `group`, looking no further out than an element of `barrier`.
    template <std::size_t Group, std::size_t Barrier>
    void pop_through(const std::array<std::string_view, Group>& group,
                     const std::array<std::string_view, Barrier>& barrier) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (one_of(open_[i], group)) return pop_to(i);
            if (one_of(open_[i], barrier)) return;
        }
    }

    void close_what_it_ends(std::string_view tag) {
        using Tags1 = std::array<std::string_view, 1>;
        using Tags2 = std::array<std::string_view, 2>;
        using Tags3 = std::array<std::string_view, 3>;
        if (is_block(tag))
            pop_through(Tags1{"p"}, std::array<std::string_view, 5>{"button", "td", "th", "table", "div"});
        if (tag == "li") pop_through(Tags1{"li"}, Tags3{"ul", "ol", "table"});
        if (tag == "dt" || tag == "dd") pop_through(Tags2{"dt", "dd"}, Tags2{"dl", "table"});
        if (tag == "option" || tag == "optgroup") pop_through(Tags1{"option"}, Tags1{"select"});
        if (tag == "td" || tag == "th") pop_through(Tags2{"td", "th"}, Tags2{"table", "tr"});
        if (tag == "tr") pop_through(Tags1{"tr"}, Tags1{"table"});
        if (tag == "tbody" || tag == "thead" || tag == "tfoot")
            pop_through(Tags3{"tbody", "thead", "tfoot"}, Tags1{"table"});
        if (tag == "a" || tag == "button" || tag == "nobr") {
            const auto found = std::find(open_.rbegin(), open_.rend(), tag);
            if (found != open_.rend()) open_.erase(std::next(found).base());
        }
    }

    std::vector<std::string> open_;
    int foreign_ = 0;
};

// Behind the end tag that ends the text of a script or style; the page's end when there is none.
std::size_t end_of_raw_text(std::string_view html, std::size_t at, const std::string& name) {
    for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
        if (lower_ascii(html.substr(at + 2, name.size())) == name) return at;
    }
    return html.size();
}

}  // namespace

void check_nesting(std::string_view html, int max_depth) {
    Nesting nesting;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
        const char next = at + 1 < html.size() ? html[at + 1] : ' ';
        if (html.substr(at).starts_with("<!--")) {
            const std::size_t end = html.find("-->", at + 4);
            at = end == std::string_view::npos ? html.size() : end + 3;
            continue;
        }
        if (!is_ascii_alpha(next) && next != '/') {
            ++at;
            continue;
        }
        const Tag tag = read_tag(html, at);
        at = tag.end;
        if (tag.attributes > max_attributes)
            throw Error("HTML with more than " + std::to_string(max_attributes) + " attributes in one tag; not read");
        if (tag.closes) {
            nesting.close(tag.name);
            continue;
        }
        nesting.open(tag);
        if (nesting.depth() > static_cast<std::size_t>(std::max(max_depth, 1)))
            throw Error("HTML nested more than " + std::to_string(max_depth) + " elements deep; not read");
        if (is_raw_text(tag.name) && !tag.self_closed) at = end_of_raw_text(html, at, tag.name);
    }
}

}  // namespace entente::intake
