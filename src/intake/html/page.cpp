#include "intake/html/page.hpp"

#include <utility>

#include "entente/base/error.hpp"
#include "intake/html/content.hpp"
#include "intake/html/dom.hpp"
#include "intake/html/metadata.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/imprint.hpp"
#include "intake/page/source_name.hpp"

namespace entente::intake {
namespace {

void guess_from_notes(const PageContent& content, Article& article) {
    const bool dated = article.published.has_value();
    int best = -1;
    std::string holder;
    for (const std::string& note : content.notes) {
        if (article.source.empty()) article.source = source_line(note).value_or("");
        const auto imprint = read_imprint(note);
        // An outlet's name alone may as well be a link to another one.
        if (imprint && article.source.empty() && (imprint->day || imprint->author)) article.source = imprint->outlet;
        if (holder.empty()) holder = copyright_holder(note).value_or("");
        const auto day = imprint ? imprint->day : date_line(note);
        const int rank = imprint ? imprint->rank : 1;
        if (dated || !day || rank <= best) continue;
        article.published = day;
        article.published_guessed = true;
        best = rank;
    }
    if (article.source.empty()) article.source = holder;
}

}  // namespace

PageRead read_html_page(std::string_view html, int max_depth, Article& article) {
    const Dom dom = parse_html(html, max_depth);
    PageMetadata page = read_metadata(dom);
    if (article.title.empty()) article.title = std::move(page.title);
    if (article.source.empty()) article.source = std::move(page.source);
    if (article.url.empty()) article.url = std::move(page.url);
    if (!article.published) article.published = page.published;

    const PageContent content = find_content(dom, article.title);
    article.text.clear();
    for (const std::string& paragraph : content.paragraphs) {
        if (!article.text.empty()) article.text += "\n\n";
        article.text += paragraph;
    }
    if (article.text.empty()) throw Error("a page without any text of an article; not read");
    article.text_extracted = true;

    if (!article.published) {
        article.published = date_in_url(article.url);
        article.published_guessed = article.published.has_value();
    }
    guess_from_notes(content, article);
    return {std::move(page.language)};
}

}  // namespace entente::intake
