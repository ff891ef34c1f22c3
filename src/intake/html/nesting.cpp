#include "intake/html/nesting.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

constexpr std::size_t max_attributes = 1000;

// What the parser does about an element, as far as nesting goes. See "Tree construction" in the HTML standard.
enum Trait : unsigned {
    is_void = 1,         // has no content
    is_raw_text = 2,     // its content is text up to its end tag
    ends_paragraph = 4,  // an open p ends where it begins
    is_special = 8,      // an end tag of an ordinary element does not reach past it
    is_scope = 16,       // no end tag but a table's own reaches past it
    is_formatting = 32,  // its end tag takes it out of the middle, leaving open what was opened in it
    is_table_part = 64,
    is_foreign_root = 128,
};

struct TagTraits {
    std::string_view names;
    unsigned traits;
};

constexpr std::array<TagTraits, 11> traits_of_tags = {{
    {"area base br col embed hr img input link meta param source track wbr keygen frame basefont", is_void},
    {"script style textarea title xmp iframe noembed noframes", is_raw_text | is_special},
    {"address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
     "h6 "
     "header main nav ol p pre section ul menu summary hgroup listing dialog",
     ends_paragraph | is_special},
    {"hr", ends_paragraph},
    {"li dd dt button select option optgroup body html head frameset", is_special},
    {"a b big code em font i nobr s small strike strong tt u", is_formatting},
    {"table", ends_paragraph | is_special | is_scope | is_table_part},
    {"td th caption", is_special | is_scope | is_table_part},
    {"tr tbody thead tfoot colgroup", is_special | is_table_part},
    {"object applet marquee template", is_special | is_scope},
    {"svg math", is_foreign_root},
}};

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
    Nesting() {
        for (const TagTraits& group : traits_of_tags) {
            for (const std::string_view name : split(group.names, ' '))
                traits_[id_of(std::string(name))] |= group.traits;
        }
    }

    unsigned open(const Tag& tag) {
        const std::size_t id = id_of(tag.name);
        const unsigned traits = traits_[id];
        if ((traits & is_void) != 0 || (foreign_ > 0 && tag.self_closed)) return traits;
        close_what_it_ends(tag.name, traits);
        open_.push_back(id);
        ++count_[id];
        if ((traits & is_foreign_root) != 0) ++foreign_;
        return traits;
    }

    void close(const std::string& name) {
        if (name == "body" || name == "html") return;
        const std::size_t id = id_of(name);
        const unsigned traits = traits_[id];
        if (count_[id] == 0) return;
        for (std::size_t i = open_.size(); i-- > 0;) {
            const unsigned inner = traits_[open_[i]];
            if (open_[i] == id) return (traits & is_formatting) != 0 ? take_out(i) : pop_to(i);
            if ((traits & is_table_part) != 0) {
                if (open_[i] == table_) return;
            } else if ((traits & is_special) != 0) {
                if ((inner & is_scope) != 0) return;
            } else if ((traits & is_formatting) == 0 && (inner & is_special) != 0) {
                return;
            }
        }
    }

    std::size_t depth() const { return open_.size(); }

private:
    std::size_t id_of(const std::string& name) {
        const auto [at, added] = ids_.emplace(name, traits_.size());
        if (added) {
            traits_.push_back(0);
            count_.push_back(0);
        }
        return at->second;
    }

    void take_out(std::size_t index) {
        --count_[open_[index]];
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
    }

    void pop_to(std::size_t size) {
        while (open_.size() > size) {
            if ((traits_[open_.back()] & is_foreign_root) != 0) --foreign_;
            --count_[open_.back()];
            open_.pop_back();
        }
    }

    // Pops through the innermost of `ended`, looking no further out than one of `within`.
    void end(std::initializer_list<std::size_t> ended, std::initializer_list<std::size_t> within) {
        if (std::none_of(ended.begin(), ended.end(), [&](std::size_t id) { return count_[id] > 0; })) return;
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (std::find(ended.begin(), ended.end(), open_[i]) != ended.end()) return pop_to(i);
            if (std::find(within.begin(), within.end(), open_[i]) != within.end()) return;
        }
    }

    void close_what_it_ends(std::string_view tag, unsigned traits) {
        if ((traits & ends_paragraph) != 0) end({p_}, {button_, td_, th_, table_, object_, div_});
        if (tag == "li") end({li_}, {ul_, ol_, table_, td_, div_, object_});
        if (tag == "dt" || tag == "dd") end({dt_, dd_}, {dl_, table_, td_, div_, object_});
        if (tag == "option" || tag == "optgroup") end({option_}, {select_});
        if (tag == "td" || tag == "th") end({td_, th_}, {table_, tr_});
        if (tag == "tr") end({tr_}, {table_});
        if (tag == "tbody" || tag == "thead" || tag == "tfoot") end({tbody_, thead_, tfoot_}, {table_});
        if (tag == "a" || tag == "button" || tag == "nobr") {
            const auto found = std::find(open_.rbegin(), open_.rend(), ids_.at(std::string(tag)));
            if (found != open_.rend()) take_out(static_cast<std::size_t>(open_.rend() - found) - 1);
        }
    }

    std::unordered_map<std::string, std::size_t> ids_;
    std::vector<unsigned> traits_;    // of each id
    std::vector<std::size_t> count_;  // of each id, how often it is open
    std::vector<std::size_t> open_;
    int foreign_ = 0;
    std::size_t p_ = id_of("p"), li_ = id_of("li"), ul_ = id_of("ul"), ol_ = id_of("ol"), dt_ = id_of("dt"),
                dd_ = id_of("dd"), dl_ = id_of("dl"), div_ = id_of("div"), table_ = id_of("table"), tr_ = id_of("tr"),
                td_ = id_of("td"), th_ = id_of("th"), tbody_ = id_of("tbody"), thead_ = id_of("thead"),
                tfoot_ = id_of("tfoot"), option_ = id_of("option"), select_ = id_of("select"),
                button_ = id_of("button"), object_ = id_of("object");
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
        const unsigned traits = nesting.open(tag);
        if (nesting.depth() > static_cast<std::size_t>(std::max(max_depth, 1)))
            throw Error("HTML nested more than " + std::to_string(max_depth) + " elements deep; not read");
        if ((traits & is_raw_text) != 0) at = end_of_raw_text(html, at, tag.name);
    }
}

}  // namespace entente::intake
