#include "intake/html/metadata.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "entente/base/text.hpp"
#include "intake/json_values.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/furniture.hpp"
#include "intake/page/source_name.hpp"

namespace entente::intake {
namespace {

using Json = nlohmann::json;

std::optional<Day> stated_day(std::string_view text) {
    text = trim(text);
    if (text.size() > 100) return std::nullopt;
    if (const auto day = parse_iso_day(text)) return day;
    const auto found = find_date(text);
    return found ? std::optional(found->day) : std::nullopt;
}

std::string tidy(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        if (!is_ascii_space(c)) {
            out += c;
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    // JSON-LD is often escaped once too often.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities = {{{"&amp;", "&"},
                                                                                               {"&quot;", "\""},
                                                                                               {"&#39;", "'"},
                                                                                               {"&#039;", "'"},
                                                                                               {"&apos;", "'"},
                                                                                               {"&#8217;", "\u2019"},
                                                                                               {"&lt;", "<"},
                                                                                               {"&gt;", ">"}}};
    for (const auto& [entity, sign] : entities) {
        for (std::size_t at = out.find(entity); at != std::string::npos; at = out.find(entity, at + 1))
            out.replace(at, entity.size(), sign);
    }
    return out;
}

std::string json_string(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? tidy(found->get<std::string>()) : std::string();
}

bool has_type(const Json& object, std::string_view part) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const auto matches = [&](const Json& value) {
        return value.is_string() && value.get<std::string>().find(part) != std::string::npos;
    };
    return type->is_array() ? std::any_of(type->begin(), type->end(), matches) : matches(*type);
}

bool is_article(const Json& object) {
    return has_type(object, "Article") || has_type(object, "BlogPosting") || has_type(object, "LiveBlog");
}

void take_linked_data(const Json& object, PageMetadata& page) {
    if (page.title.empty()) page.title = json_string(object, "headline");
    if (!page.published) page.published = stated_day(json_string(object, "datePublished"));
    if (page.language.empty()) page.language = json_string(object, "inLanguage");
    const auto publisher = object.find("publisher");
    if (page.source.empty() && publisher != object.end()) {
        const Json& first = publisher->is_array() && !publisher->empty() ? publisher->front() : *publisher;
        if (first.is_object()) page.source = json_string(first, "name");
    }
}

// Objects of a script of linked data, those in arrays and graphs among them.
void find_articles(const Json& value, std::vector<const Json*>& found) {
    if (value.is_array()) {
        for (const Json& item : value) find_articles(item, found);
    } else if (value.is_object()) {
        if (is_article(value)) found.push_back(&value);
        const auto graph = value.find("@graph");
        if (graph != value.end()) find_articles(*graph, found);
    }
}

void read_linked_data(const Dom& dom, PageMetadata& page) {
    constexpr std::size_t max_depth = 64;
    for (std::uint32_t i = 0; i < dom.nodes.size(); ++i) {
        const Dom::Node& node = dom.nodes[i];
        if (node.tag != "script" || lower_ascii(dom.attribute(node, "type")) != "application/ld+json") continue;
        std::string text;
        for (std::uint32_t k = i + 1; k < node.end; ++k) text += dom.nodes[k].text;
        if (json_depth(text) > max_depth) continue;
        const Json data = Json::parse(text, nullptr, false);
        if (data.is_discarded()) continue;
        std::vector<const Json*> articles;
        find_articles(data, articles);
        for (const Json* article : articles) take_linked_data(*article, page);
    }
}

class Metas {
public:
    explicit Metas(const Dom& dom) {
        for (const Dom::Node& node : dom.nodes) {
            if (node.tag != "meta") continue;
            std::string_view key = dom.attribute(node, "property");
            if (key.empty()) key = dom.attribute(node, "name");
            if (key.empty()) key = dom.attribute(node, "itemprop");
            const std::string_view content = trim(dom.attribute(node, "content"));
            if (key.empty() || content.empty()) continue;
            // Some pages name several properties at once.
            const std::string lower = lower_ascii(key);
            for (const std::string_view one : split(lower, ' ')) {
                if (!one.empty()) entries_.emplace_back(std::string(one), content);
            }
        }
    }

    // Of the first of these names that the page has.
    std::string_view first(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names) {
            for (const auto& [key, content] : entries_) {
                if (key == name) return content;
            }
        }
        return {};
    }

private:
    std::vector<std::pair<std::string, std::string_view>> entries_;
};

std::size_t words_in(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// "Talks resume | BBC News" → "Talks resume". What is cut off is the site's name, or short beside the rest.
std::string without_site(std::string title, const std::string& site) {
    for (const std::string_view separator :
         {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u00B7 ", " / "}) {
        const std::size_t last = title.rfind(separator);
        if (last == std::string::npos) continue;
        const std::string head = title.substr(0, last);
        const std::string tail = title.substr(last + separator.size());
        if (!site.empty() && lower_utf8(trim(tail)) == lower_utf8(site)) return std::string(trim(head));
        if (!site.empty() && lower_utf8(trim(title.substr(0, title.find(separator)))) == lower_utf8(site))
            return std::string(trim(title.substr(title.find(separator) + separator.size())));
        if (words_in(head) >= 4 && words_in(tail) <= 4 && words_in(tail) < words_in(head))
            return std::string(trim(head));
    }
    return title;
}

std::vector<std::string> headings(const Dom& dom) {
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < dom.nodes.size() && found.size() < 20; ++i) {
        if (dom.nodes[i].tag != "h1") continue;
        if (std::string text = dom.text_of(i); !text.empty()) found.push_back(std::move(text));
    }
    return found;
}

// Are half of the words of `title` in `other`, or is one part of the other?
bool agrees(std::string_view title, std::string_view other) {
    const std::string a = plain_line(title);
    const std::string b = plain_line(other);
    if (a.empty() || b.empty()) return false;
    if (a.find(b) != std::string::npos || b.find(a) != std::string::npos) return true;
    const auto theirs = split(b, ' ');
    std::size_t words = 0;
    std::size_t shared = 0;
    for (const std::string_view word : split(a, ' ')) {
        ++words;
        if (std::find(theirs.begin(), theirs.end(), word) != theirs.end()) ++shared;
    }
    return 2 * shared >= words;
}

// Metadata and headings are sometimes about the site, or left over from a template. The first of the headline of the
// linked data, the title of the meta elements and the headings that something else on the page agrees with is taken.
std::string choose_title(const std::string& headline, const std::string& meta, const std::string& own,
                         const std::vector<std::string>& headings) {
    for (const std::string& title : {headline, meta}) {
        if (title.empty()) continue;
        if (own.empty() || agrees(title, own)) return title;
        if (std::any_of(headings.begin(), headings.end(),
                        [&](const std::string& heading) { return agrees(title, heading); }))
            return title;
    }
    for (const std::string& heading : headings) {
        if (agrees(heading, own)) return heading;
    }
    for (const std::string& title : {meta, own, headline}) {
        if (!title.empty()) return title;
    }
    return headings.empty() ? std::string() : headings.front();
}

std::string title_element(const Dom& dom) {
    for (std::uint32_t i = 0; i < dom.nodes.size(); ++i) {
        if (dom.nodes[i].tag == "title") return dom.text_of(i);
    }
    return {};
}

std::optional<Day> day_of_elements(const Dom& dom) {
    std::optional<Day> time;
    for (std::uint32_t i = 0; i < dom.nodes.size(); ++i) {
        const Dom::Node& node = dom.nodes[i];
        const bool published = dom.attribute(node, "itemprop").find("datePublished") != std::string_view::npos ||
                               dom.has_attribute(node, "pubdate");
        if (!published && (node.tag != "time" || time)) continue;
        auto day = stated_day(dom.attribute(node, "datetime"));
        if (!day && published) day = stated_day(dom.attribute(node, "content"));
        if (!day) day = stated_day(dom.text_of(i));
        if (day && published) return day;
        if (day) time = day;
    }
    return time;
}

std::string absolute(std::string_view url) {
    url = trim(url);
    return url.starts_with("http://") || url.starts_with("https://") ? std::string(url) : std::string();
}

std::string canonical_url(const Dom& dom, const Metas& metas) {
    for (const Dom::Node& node : dom.nodes) {
        if (node.tag == "link" && lower_ascii(dom.attribute(node, "rel")) == "canonical") {
            if (std::string url = absolute(dom.attribute(node, "href")); !url.empty()) return url;
        }
    }
    return absolute(metas.first({"og:url"}));
}

}  // namespace

PageMetadata read_metadata(const Dom& dom) {
    PageMetadata page;
    if (dom.nodes.empty()) return page;
    const Metas metas(dom);
    read_linked_data(dom, page);
    if (page.source.empty())
        page.source = tidy(metas.first({"og:site_name", "dc.publisher", "publisher", "application-name"}));
    if (page.source.starts_with("http")) page.source.clear();
    page.source = tidy_source(page.source);
    page.url = canonical_url(dom, metas);
    const std::string_view own_language = dom.attribute(dom.nodes[0], "lang");
    if (!own_language.empty()) page.language = std::string(own_language);

    const std::string named = tidy(metas.first(
        {"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "weibo:article:title"}));
    page.title = without_site(choose_title(page.title, named, tidy(title_element(dom)), headings(dom)), page.source);

    if (!page.published) {
        page.published = stated_day(metas.first(
            {"article:published_time", "og:article:published_time", "og:published_time", "datepublished",
             "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date",
             "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "ptime", "date"}));
    }
    if (!page.published) page.published = day_of_elements(dom);
    return page;
}

}  // namespace entente::intake
