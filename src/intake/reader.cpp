#include "entente/intake/reader.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/sha256.hpp"
#include "entente/base/text.hpp"
#include "intake/archive.hpp"
#include "intake/bytes.hpp"
#include "intake/encoding.hpp"
#include "intake/html/page.hpp"
#include "intake/json_article.hpp"
#include "intake/json_values.hpp"
#include "intake/kind.hpp"
#include "intake/language_guess.hpp"
#include "intake/page/scraped.hpp"
#include "intake/walk.hpp"

namespace entente {
namespace {

using namespace intake;

constexpr int max_archive_depth = 4;

// Where a stream comes from.
struct Place {
    std::string file;    // for messages
    std::string id;      // of an article that has no other: a path, or empty
    std::string prefix;  // of the members' ids, if it is an archive
    std::size_t line = 0;
    int depth = 0;  // how many archives it lies in
};

std::string base_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string megabytes(std::uint64_t bytes) {
    return bytes >= (1u << 20) ? std::to_string(bytes >> 20) + " MB" : std::to_string(bytes) + " bytes";
}

// Those parts of the text that are prose, for the language to show in; the whole text when nothing was cut.
std::string prose_sample(const Article& article) {
    constexpr std::size_t enough = 8000;
    if (article.prose.empty()) return article.text.substr(0, enough);
    std::string sample;
    for (const auto& [begin, end] : article.prose) {
        sample.append(article.text, begin, end - begin);
        sample += '\n';
        if (sample.size() >= enough) break;
    }
    return sample;
}

class Intake {
public:
    Intake(const IntakeOptions& options, ArticleSink& sink) : options_(options), sink_(sink) {}

    void read_path(const std::string& path) {
        std::error_code error;
        if (path == "-") {
            guarded({"standard input", "", ""},
                    [&](const Place& place) { read_stream(*open_standard_input(), place, ""); });
        } else if (std::filesystem::is_directory(path, error)) {
            read_directory(path);
        } else {
            read_file({path, base_name(path), ""});
        }
    }

    const IntakeCounts& counts() const { return counts_; }

private:
    // Whatever goes wrong in reading is a problem of that place.
    template <typename Read>
    void guarded(const Place& place, Read read) {
        try {
            read(place);
        } catch (const Error& error) {
            problem(place, error.what());
        } catch (const std::bad_alloc&) {
            problem(place, "takes more memory than there is; not read");
        }
    }

    void problem(const Place& place, std::string message) {
        ++counts_.problems;
        std::string file = place.file;
        replace_invalid_utf8(file);
        sink_.problem({std::move(file), place.line, std::move(message)});
    }

    void read_directory(const std::string& directory) {
        WalkVisitor visitor;
        visitor.file = [&](const std::string& path, const std::string& relative) {
            read_file({path, relative, relative + '/'});
        };
        visitor.problem = [&](const std::string& path, const std::string& message) {
            problem({path, "", ""}, message);
        };
        walk_directory(directory, visitor);
    }

    void read_file(const Place& file) {
        guarded(file, [&](const Place& place) { read_stream(*open_file(place.file), place, base_name(place.file)); });
    }

    // Any stream, of whatever it proves to be. `name` is the file's own name, for telling kinds.
    void read_stream(ByteSource& source, const Place& place, std::string_view name) {
        Bytes raw(source);
        const std::unique_ptr<ByteSource> decoded = take_byte_order_mark(raw);
        Bytes recoded(decoded ? *decoded : raw);
        Bytes& bytes = decoded ? recoded : raw;
        const KindFound found = tell_kind(name, bytes.peek(kind_bytes));
        switch (found.kind) {
            case Kind::empty:
                return problem(place, "is empty; expected an article");
            case Kind::foreign:
                return problem(place, "is " + found.what + "; expected plain text, HTML, JSON or an archive of those");
            case Kind::packed:
                return read_archive(bytes, place, name);
            case Kind::jsonl:
                return read_lines(bytes, place);
            case Kind::json:
                return read_values(bytes, place);
            case Kind::html:
                return read_html_file(bytes, place);
            case Kind::text:
                return read_text_file(bytes, place);
        }
    }

    void read_archive(ByteSource& packed, const Place& place, std::string_view name) {
        if (place.depth >= max_archive_depth)
            throw Error("archives nested more than " + std::to_string(max_archive_depth) + " deep; not read");
        if (place.depth == 0) budget_ = {options_.max_unpacked_bytes, options_.max_ratio};
        Archive archive(packed, budget_);
        std::size_t members = 0;
        while (const auto member = archive.next()) {
            ++members;
            Place inner = place;
            ++inner.depth;
            std::string_view inner_name = without_compression_suffix(name);
            std::string safe;
            if (!member->name.empty()) {
                if (!member->is_file) continue;
                safe = safe_member_name(member->name);
                inner_name = safe;
                inner.file += '/' + safe;
                inner.id = place.prefix + safe;
                inner.prefix = inner.id + '/';
                if (is_companion_file(safe)) continue;
                if (safe != member->name && "./" + safe != member->name)
                    problem(inner, "its name in the archive leads elsewhere (" + shown(member->name) +
                                       "); nothing is written, read under this name");
            }
            if (member->encrypted) {
                problem(inner, "is encrypted; not read");
                continue;
            }
            guarded(inner, [&](const Place& at) { read_stream(archive.content(), at, inner_name); });
        }
        if (members == 0) problem(place, "is an archive without members; expected articles");
    }

    static std::string shown(std::string_view name) {
        std::string text = "\"";
        for (const char c : name.substr(0, 120)) text += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
        replace_invalid_utf8(text);
        return text + '"';
    }

    // A line may spend six bytes of escapes on three of text.
    std::size_t json_limit() const { return static_cast<std::size_t>(2 * options_.max_article_bytes + (1u << 20)); }

    std::string too_large(std::string_view what) const {
        return std::string(what) + " larger than " + megabytes(options_.max_article_bytes) +
               ", the limit for one article; not read";
    }

    void read_lines(Bytes& bytes, const Place& place) {
        Place at = place;
        while (const auto line = bytes.line(json_limit())) {
            ++at.line;
            if (line->too_long) {
                problem(at, too_large("a line"));
            } else if (!trim(line->text).empty()) {
                guarded(at, [&](const Place& here) { read_json(std::string(line->text), here); });
            }
        }
    }

    void read_values(Bytes& bytes, const Place& place) {
        JsonValues values(bytes, json_limit());
        Place at = place;
        bool any = false;
        while (const auto value = values.next()) {
            any = true;
            at.line = value->line;
            if (value->too_long) {
                problem(at, too_large("a JSON object"));
            } else {
                guarded(at, [&](const Place& here) { read_json(value->text, here); });
            }
        }
        if (!any) problem(place, "holds no JSON object; expected one article or an array of articles");
    }

    void read_json(std::string json, const Place& place) {
        if (const std::size_t replaced = replace_invalid_utf8(json); replaced > 0)
            problem(place, invalid_utf8(replaced));
        JsonArticle given = parse_json_article(json);
        Article article = std::move(given.article);
        std::string language_hint;
        if (given.html.empty()) {
            read_text(article, place);
        } else {
            if (given.html.size() > options_.max_article_bytes) throw Error(too_large("\"html\" is"));
            language_hint = read_html_page(given.html, options_.max_html_depth, article).language_hint;
        }
        place_mentions(given.mentions, article);
        for (std::string& complaint : given.complaints) problem(place, std::move(complaint));
        if (article.id.empty()) article.id = article.url;
        deliver(std::move(article), language_hint);
    }

    void read_html_file(Bytes& bytes, const Place& place) {
        std::string html = whole(bytes, "a page");
        const auto declared = declared_in_html(html);
        make_utf8(html, declared.value_or(Encoding::utf8), place);
        Article article;
        const PageRead page = read_html_page(html, options_.max_html_depth, article);
        article.id = article.url.empty() ? path_id(place) : article.url;
        deliver(std::move(article), page.language_hint);
    }

    void read_text_file(Bytes& bytes, const Place& place) {
        Article article;
        article.text = whole(bytes, "a text");
        make_utf8(article.text, Encoding::utf8, place);
        read_text(article, place);
        article.id = path_id(place);
        deliver(std::move(article), {});
    }

    std::string whole(Bytes& bytes, std::string_view what) const {
        std::string all = bytes.rest(static_cast<std::size_t>(options_.max_article_bytes));
        if (all.size() > options_.max_article_bytes) throw Error(too_large(what));
        return all;
    }

    static std::string invalid_utf8(std::size_t places) {
        return "not valid UTF-8 in " + std::to_string(places) + (places == 1 ? " place" : " places") +
               "; read with U+FFFD instead";
    }

    void make_utf8(std::string& text, Encoding declared, const Place& place) {
        const bool valid = first_invalid_utf8(text) == std::string::npos;
        // Pages that declare an old encoding and are UTF-8 after all are common.
        if (valid) return;
        if (declared != Encoding::utf8 && declared != Encoding::other) {
            text = to_utf8(text, declared);
        } else if (looks_like_windows1252(text)) {
            problem(place, "not valid UTF-8; read as windows-1252");
            text = to_utf8(text, Encoding::windows1252);
        } else {
            problem(place, invalid_utf8(replace_invalid_utf8(text)));
        }
    }

    void read_text(Article& article, const Place& place) {
        if (article.text.size() > options_.max_article_bytes) throw Error(too_large("a text"));
        std::size_t nuls = 0;
        for (char& c : article.text) {
            if (c != '\0') continue;
            c = ' ';
            ++nuls;
        }
        if (nuls > 0) problem(place, "NUL characters in the text; read as blanks");
        read_scraped_text(article);
    }

    // Packing a file does not make it another article.
    static std::string path_id(const Place& place) { return std::string(without_compression_suffix(place.id)); }

    void deliver(Article&& article, std::string_view language_hint) {
        read_dateline(article);
        if (article.id.empty()) article.id = sha256_hex(article.text).substr(0, 16);
        if (article.language.empty()) article.language = guess_language(prose_sample(article), language_hint);
        ++counts_.articles;
        counts_.bytes += article.text.size();
        sink_.article(std::move(article));
    }

    const IntakeOptions& options_;
    ArticleSink& sink_;
    IntakeCounts counts_;
    UnpackBudget budget_{};
};

}  // namespace

IntakeCounts read_articles(std::span<const std::string> paths, const IntakeOptions& options, ArticleSink& sink) {
    Intake intake(options, sink);
    for (const std::string& path : paths) intake.read_path(path);
    return intake.counts();
}

}  // namespace entente
