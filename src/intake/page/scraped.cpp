#include "intake/page/scraped.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/text.hpp"
#include "intake/page/dates.hpp"
#include "intake/page/furniture.hpp"
#include "intake/page/imprint.hpp"
#include "intake/page/source_name.hpp"

namespace entente::intake {
namespace {

enum class Part { prose, short_line, furniture, teaser, end, imprint, byline, source };

struct Line {
    std::string_view text;  // trimmed, never empty
    std::size_t begin = 0;  // in the article's text
    std::size_t words = 0;
    bool ended = false;  // as a sentence is
    Part part = Part::short_line;
    bool cut = false;
};

// Trims no-break spaces, too.
std::string_view trim_line(std::string_view text) {
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        text = trim(text);
        if (text.starts_with("\xC2\xA0")) text.remove_prefix(2);
        if (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
    }
    return text;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = is_ascii_space(c);
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

bool ends_sentence(std::string_view text) {
    for (bool stripped = true; stripped;) {
        stripped = false;
        for (const std::string_view sign :
             {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB", "\xC2\xA0", " "}) {
            if (text.ends_with(sign)) {
                text.remove_suffix(sign.size());
                stripped = true;
            }
        }
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
           text.ends_with(';') || text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82");
}

// "By Jane Roe", "By Jane Roe and John Doe | Feb 4, 2022"
bool is_byline(const Line& line) {
    if (line.words < 2 || line.words > 14 || !(line.text.starts_with("By ") || line.text.starts_with("BY ")))
        return false;
    return is_ascii_upper(line.text[3]) && !line.text.ends_with('.');
}

// "Home | Europe | Opinion", "Share  Tweet  Email": a few words between bars, tabs or gaps, three times or more.
bool is_menu(std::string_view text) {
    std::size_t items = 0;
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && text[end] != '|' && text[end] != '\t' && text.substr(end, 2) != "  " &&
               text.substr(end, 3) != " \xC2\xB7" && text.substr(end, 3) != "\xE2\x80\xA2")
            ++end;
        const std::size_t here = count_words(text.substr(at, end - at));
        if (here > 3) return false;
        if (here > 0) ++items;
        words += here;
        at = end + 1;
        while (at < text.size() && (text[at] == ' ' || (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)) ++at;
    }
    return items >= 3 && words >= items;
}

Part part_of(const Line& line) {
    switch (furniture(line.text)) {
        case Furniture::line:
            return Part::furniture;
        case Furniture::teaser:
            return Part::teaser;
        case Furniture::end:
            return Part::end;
        case Furniture::none:
            break;
    }
    if (date_line(line.text) || read_imprint(line.text)) return Part::imprint;
    if (is_menu(line.text)) return Part::furniture;
    if (is_byline(line)) return Part::byline;
    if (source_line(line.text)) return Part::source;
    if ((line.ended && line.words >= 5) || line.words >= 22) return Part::prose;
    return Part::short_line;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Line line;
        line.text = trim_line(text.substr(at, end - at));
        if (!line.text.empty()) {
            line.begin = static_cast<std::size_t>(line.text.data() - text.data());
            line.words = count_words(line.text);
            line.ended = ends_sentence(line.text);
            line.part = part_of(line);
            lines.push_back(line);
        }
        at = end + 1;
    }
    return lines;
}

class Page {
public:
    explicit Page(std::vector<Line> lines) : lines_(std::move(lines)) {
        first_prose_ = next_prose(0);
        const std::size_t second = next_prose(first_prose_ + 1);
        const auto is_short = [](const Line& line) { return line.part == Part::short_line; };
        if (second < lines_.size() &&
            std::none_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(first_prose_), is_short) &&
            asks_or_cries(lines_[first_prose_])) {
            lines_[first_prose_].part = Part::short_line;
            first_prose_ = second;
        }
    }

    bool has_prose() const { return first_prose_ < lines_.size(); }

    // Decides what is cut. Returns the title's line, if there is one.
    const Line* judge(const std::string& given_title) {
        for (Line& line : lines_) line.cut = line.part != Part::prose && line.part != Part::short_line;
        cut_after_end();
        cut_teasers();
        cut_tail_menus();
        // What stands above the first paragraph heads the page: banner, section, title, standfirst.
        const Line* title = find_title(given_title);
        for (std::size_t i = 0; i < first_prose_; ++i) lines_[i].cut = true;
        if (title != nullptr) {
            const std::string plain = plain_line(title->text);
            for (Line& line : lines_) {
                if (line.part == Part::short_line && plain_line(line.text) == plain) line.cut = true;
            }
        }
        return title;
    }

    const std::vector<Line>& lines() const { return lines_; }

private:
    std::size_t next_prose(std::size_t from) const {
        while (from < lines_.size() && lines_[from].part != Part::prose) ++from;
        return from;
    }

    // A headline may be a question; a paragraph's first line seldom is all of it.
    static bool asks_or_cries(const Line& line) {
        return line.words <= 16 && (line.text.ends_with('?') || line.text.ends_with('!'));
    }

    // The comment box and everything below it.
    void cut_after_end() {
        for (std::size_t i = first_prose_; i < lines_.size(); ++i) {
            if (lines_[i].part != Part::end) continue;
            for (std::size_t k = i; k < lines_.size(); ++k) lines_[k].cut = true;
            return;
        }
    }

    // Headlines below "Related", up to the next paragraph.
    void cut_teasers() {
        bool teasing = false;
        for (Line& line : lines_) {
            if (line.part == Part::teaser) {
                teasing = true;
            } else if (line.part == Part::prose && line.ended) {
                teasing = false;
            } else if (teasing && !line.ended && line.words <= 25) {
                line.cut = true;
            }
        }
    }

    // Three short lines or more in a row, below the last paragraph: links of the page's foot.
    void cut_tail_menus() {
        std::size_t last = lines_.size();
        while (last > 0 && (lines_[last - 1].cut || lines_[last - 1].part != Part::prose)) --last;
        std::size_t run = 0;
        for (std::size_t i = last; i <= lines_.size(); ++i) {
            if (i < lines_.size() && lines_[i].words <= 4 && !lines_[i].ended) {
                ++run;
                continue;
            }
            for (std::size_t k = i - run; run >= 3 && k < i; ++k) lines_[k].cut = true;
            run = 0;
        }
    }

    const Line* find_title(const std::string& given) const {
        const Line* best = nullptr;
        double best_score = 0;
        for (std::size_t i = 0; i < first_prose_; ++i) {
            const Line& line = lines_[i];
            if (line.part != Part::short_line || line.words > 30) continue;
            if (!given.empty()) {
                if (plain_line(line.text) == plain_line(given)) return &line;
                continue;
            }
            const double score = title_score(line, i);
            if (score > best_score) {
                best = &line;
                best_score = score;
            }
        }
        return best;
    }

    // Length speaks for a line (menus are short), and so does its being repeated by the comment box.
    double title_score(const Line& line, std::size_t index) const {
        if (line.words < 2) return 0;
        double score = static_cast<double>(std::min<std::size_t>(line.words, 12));
        const std::string plain = plain_line(line.text);
        for (std::size_t k = index + 1; k < lines_.size(); ++k) {
            const Line& other = lines_[k];
            if (other.part == Part::prose || other.text.size() > line.text.size() + 60) continue;
            if (other.text.size() >= line.text.size() && plain_line(other.text).find(plain) != std::string::npos) {
                score += 10;
                break;
            }
        }
        return score;
    }

    std::vector<Line> lines_;
    std::size_t first_prose_ = 0;
};

// The day in the line that is to be believed most; the first of equals, but one below the title rather than above it,
// where banners show the day of the visit.
void find_date(const std::vector<Line>& lines, const Line* title, Article& article) {
    if (article.published) return;
    int best = -1;
    for (const Line& line : lines) {
        if (line.part != Part::imprint && line.part != Part::byline) continue;
        const auto imprint = read_imprint(line.text);
        const auto day = imprint ? imprint->day : date_line(line.text);
        const int rank = 2 * (imprint ? imprint->rank : 1) + (title != nullptr && line.begin > title->begin ? 1 : 0);
        if (!day || rank <= best) continue;
        article.published = day;
        article.published_guessed = true;
        best = rank;
    }
}

void find_source(const std::vector<Line>& lines, Article& article) {
    const auto take = [&](const std::optional<std::string>& name) {
        if (article.source.empty() && name) article.source = *name;
    };
    for (const Line& line : lines) take(line.part == Part::source ? source_line(line.text) : std::nullopt);
    for (const Line& line : lines) {
        if (line.part != Part::imprint && line.part != Part::byline) continue;
        if (const auto imprint = read_imprint(line.text); imprint && !imprint->outlet.empty()) take(imprint->outlet);
    }
    for (const Line& line : lines) take(line.part == Part::furniture ? copyright_holder(line.text) : std::nullopt);
}

void set_prose(const std::vector<Line>& lines, Article& article) {
    article.prose.clear();
    if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.cut; })) return;
    bool open = false;
    for (const Line& line : lines) {
        if (line.cut) {
            open = false;
            continue;
        }
        const auto begin = static_cast<std::uint32_t>(line.begin);
        const auto end = static_cast<std::uint32_t>(line.begin + line.text.size());
        if (open) {
            article.prose.back().second = end;
        } else {
            article.prose.emplace_back(begin, end);
        }
        open = true;
    }
}

}  // namespace

void read_dateline(Article& article) {
    const auto size = static_cast<std::uint32_t>(article.text.size());
    const std::uint32_t begin = article.prose.empty()
                                    ? static_cast<std::uint32_t>(trim_line(article.text).data() - article.text.data())
                                    : article.prose.front().first;
    const auto dateline = read_dateline(std::string_view(article.text).substr(begin));
    if (!dateline) return;
    if (article.prose.empty()) article.prose.emplace_back(begin, size);
    article.prose.front().first = begin + static_cast<std::uint32_t>(dateline->length);
    if (article.source.empty()) article.source = dateline->agency;
    if (!article.published && dateline->day) {
        article.published = dateline->day;
        article.published_guessed = true;
    }
}

void read_scraped_text(Article& article) {
    if (trim(article.text).find('\n') == std::string_view::npos) return;
    Page page(lines_of(article.text));
    if (!page.has_prose()) return;
    const Line* title = page.judge(article.title);
    if (article.title.empty() && title != nullptr) article.title = std::string(title->text);
    find_date(page.lines(), title, article);
    find_source(page.lines(), article);
    set_prose(page.lines(), article);
}

}  // namespace entente::intake
