#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>

#include "intake/collect.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

struct Packed {
    std::string name;
    std::string bytes;
};

enum class Format { zip, tar, tar_gz, tar_zst, tar_xz };

// An archive of these members.
void pack(const std::string& path, Format format, const std::vector<Packed>& members) {
    struct archive* a = archive_write_new();
    if (format == Format::zip) {
        archive_write_set_format_zip(a);
    } else {
        archive_write_set_format_pax_restricted(a);
        if (format == Format::tar_gz) archive_write_add_filter_gzip(a);
        if (format == Format::tar_zst) archive_write_add_filter_zstd(a);
        if (format == Format::tar_xz) archive_write_add_filter_xz(a);
    }
    REQUIRE(archive_write_open_filename(a, path.c_str()) == ARCHIVE_OK);
    for (const Packed& member : members) {
        struct archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        REQUIRE(archive_write_header(a, entry) == ARCHIVE_OK);
        archive_write_data(a, member.bytes.data(), member.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
}

std::string gzip(const Folder& folder, const std::string& bytes) {
    const std::string path = folder.path("packed.gz");
    struct archive* a = archive_write_new();
    archive_write_set_format_raw(a);
    archive_write_add_filter_gzip(a);
    archive_write_open_filename(a, path.c_str());
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(a, entry);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(entry);
    archive_write_close(a);
    archive_write_free(a);
    std::ifstream in(path, std::ios::binary);
    std::string packed((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    in.close();
    std::filesystem::remove(path);
    return packed;
}

std::vector<std::string> ids(const Collected& all) {
    std::vector<std::string> found;
    for (const Article& article : all.articles) found.push_back(article.id);
    return found;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a directory is read in the order of its paths, whatever lies in it") {
    const Folder folder;
    folder.file("b/x.txt", "Russia and China met.");
    folder.file("b-c.txt", "Iran and Iraq met.");
    folder.file("a.html", "<html><body><p>France and Spain met on Monday.</p></body></html>");
    folder.file("c.jsonl", "{\"id\":\"one\",\"text\":\"A.\"}\n{\"id\":\"two\",\"text\":\"B.\"}\n");
    folder.file("page_files/style.css", "p { color: red }");
    folder.file(".hidden", "nothing");
    const auto all = read_all({folder.path()});
    CHECK(ids(all) == Ids{"a.html", "b-c.txt", "b/x.txt", "one", "two"});
    CHECK(all.problems.empty());
}

TEST_CASE("links that lead back up are not followed") {
    const Folder folder;
    folder.file("a/x.txt", "Russia and China met.");
    std::filesystem::create_directory_symlink(folder.path(), folder.path("a/up"));
    const auto all = read_all({folder.path()});
    CHECK(ids(all) == Ids{"a/x.txt"});
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].file == folder.path("a/up"));
    CHECK(all.problems[0].message == "is a link back to a directory it lies in; not followed");
}

TEST_CASE("archives of every kind give their members") {
    const auto [format, name] = GENERATE(table<Format, std::string>({{Format::zip, "n.zip"},
                                                                     {Format::tar, "n.tar"},
                                                                     {Format::tar_gz, "n.tgz"},
                                                                     {Format::tar_zst, "n.tar.zst"},
                                                                     {Format::tar_xz, "n.tar.xz"}}));
    const Folder folder;
    pack(folder.path(name), format,
         {{"d/a.txt", "Russia and China met."}, {"b.jsonl", "{\"id\":\"one\",\"text\":\"A.\"}\n{\"text\":\n"}});
    const auto all = read_all({folder.path(name)});
    INFO(name);
    CHECK(ids(all) == Ids{"d/a.txt", "one"});
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].file == folder.path(name) + "/b.jsonl");
    CHECK(all.problems[0].line == 2);
    CHECK(ids(read_all({folder.path()})) == Ids{name + "/d/a.txt", "one"});
}

TEST_CASE("a compressed file is the file in it") {
    const Folder folder;
    folder.file("a.txt.gz", gzip(folder, "Russia and China met."));
    folder.file("c.jsonl.gz", gzip(folder, "{\"id\":\"one\",\"text\":\"A.\"}\n"));
    CHECK(ids(read_all({folder.path()})) == Ids{"a.txt", "one"});
    CHECK(ids(read_all({folder.path("a.txt.gz")})) == Ids{"a.txt"});
}

TEST_CASE("an archive in an archive is read, but not without end") {
    const Folder folder;
    std::string inner = "Russia and China met.";
    std::string name = "a.txt";
    for (int i = 0; i < 6; ++i) {
        const std::string path = folder.path("level.tar");
        pack(path, Format::tar, {{name, inner}});
        std::ifstream in(path, std::ios::binary);
        inner.assign((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        name = "level.tar";
        if (i == 1) {
            const auto all = read_all({path});
            CHECK(ids(all) == Ids{"level.tar/a.txt"});
        }
    }
    const auto all = read_all({folder.path("level.tar")});
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "archives nested more than 4 deep; not read");
}

TEST_CASE("names that lead out of an archive are read under a harmless name and reported") {
    const Folder folder;
    const std::string path = folder.path("evil.tar");
    pack(path, Format::tar,
         {{"../../etc/entente-test", "Russia and China met."},
          {"/tmp/b\x01.txt", "Iran and Iraq met."},
          {"./c.txt", "France and Spain met."}});
    const auto all = read_all({path});
    CHECK(ids(all) == Ids{"etc/entente-test", "tmp/b?.txt", "c.txt"});
    REQUIRE(all.problems.size() == 2);
    CHECK(all.problems[0].file == path + "/etc/entente-test");
    CHECK(all.problems[0].message ==
          "its name in the archive leads elsewhere (\"../../etc/entente-test\"); nothing is written, read under this "
          "name");
    CHECK_FALSE(std::filesystem::exists("/etc/entente-test"));
}

TEST_CASE("a bomb is left alone once it shows") {
    const Folder folder;
    folder.file("bomb.gz", gzip(folder, std::string(64u << 20, 'a')));
    const auto all = read_all({folder.path("bomb.gz")});
    CHECK(all.articles.empty());
    REQUIRE_FALSE(all.problems.empty());
    CHECK(all.problems.back().message ==
          "unpacks to more than 400 times its size, like a zip bomb; the rest is not read");
}

TEST_CASE("a zip file that announces a bomb is left alone at once") {
    const Folder folder;
    pack(folder.path("bomb.zip"), Format::zip,
         {{"a.txt", "Russia and China met."}, {"b.txt", std::string(64u << 20, 'a')}});
    const auto all = read_all({folder.path("bomb.zip")});
    CHECK(ids(all) == Ids{"a.txt"});
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].file == folder.path("bomb.zip"));
    CHECK(all.problems[0].message == "unpacks to more than 400 times its size, like a zip bomb; the rest is not read");
}

TEST_CASE("no more is unpacked of an archive than the limit") {
    const Folder folder;
    pack(folder.path("big.zip"), Format::zip, {{"a.txt", std::string(1000, 'a')}, {"b.txt", std::string(1000, 'b')}});
    IntakeOptions options;
    options.max_unpacked_bytes = 1500;
    const auto all = read_all({folder.path("big.zip")}, options);
    CHECK(ids(all) == Ids{"a.txt"});
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "unpacks to more than the limit; the rest is not read");
}

TEST_CASE("a damaged archive gives what can be read, and a problem") {
    const Folder folder;
    std::string noise;
    unsigned state = 1;
    for (int i = 0; i < 300000; ++i) noise += static_cast<char>('a' + (state = state * 1664525u + 1013904223u) % 26u);
    pack(folder.path("n.tgz"), Format::tar_gz, {{"a.txt", "Russia and China met."}, {"b.txt", noise}});
    std::filesystem::resize_file(folder.path("n.tgz"), 100000);
    const auto all = read_all({folder.path("n.tgz")});
    CHECK(ids(all) == Ids{"a.txt"});
    REQUIRE_FALSE(all.problems.empty());
    CHECK(all.problems[0].message.find("truncated") != std::string::npos);
}

TEST_CASE("what is no article is said so") {
    const auto [name, bytes, message] = GENERATE(table<std::string, std::string, std::string>({
        {"a.txt", "", "is empty; expected an article"},
        {"a.txt", " \n\n", "is empty; expected an article"},
        {"a.txt", std::string("a\0b", 3), "is a binary file; expected plain text, HTML, JSON or an archive of those"},
        {"a.txt", "\x01\x02\x03\x04 abc", "is a binary file; expected plain text, HTML, JSON or an archive of those"},
        {"a.pdf", "%PDF-1.4 ...", "is a PDF document; expected plain text, HTML, JSON or an archive of those"},
        {"a.xml", "<?xml version='1.0'?><rss></rss>",
         "is XML that is not a web page; expected plain text, HTML, JSON or an archive of those"},
        {"a.html", "<html><body></body></html>", "a page without any text of an article; not read"},
        {"a.json", "[]", "holds no JSON object; expected one article or an array of articles"},
    }));
    const auto all = read_bytes(name, bytes);
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == message);
    CHECK(all.problems[0].line == 0);
}

TEST_CASE("a path that is not there is a problem") {
    const auto all = read_all({"/nonexistent/news.jsonl"});
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].file == "/nonexistent/news.jsonl");
    CHECK(all.problems[0].message == "cannot be opened: No such file or directory");
}

TEST_CASE("a text larger than the limit is a problem") {
    IntakeOptions options;
    options.max_article_bytes = 100;
    const auto all = read_bytes("a.txt", std::string(101, 'x'), options);
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "a text larger than 100 bytes, the limit for one article; not read");
}

TEST_CASE("other encodings become UTF-8") {
    const auto text_of = [](const std::string& name, const std::string& bytes) {
        const auto all = read_bytes(name, bytes);
        REQUIRE(all.articles.size() == 1);
        return all.articles[0].text;
    };
    using namespace std::string_literals;
    CHECK(text_of("a.txt",
                  "\xEF\xBB\xBF"
                  "Erdoğan met Xi.") == "Erdoğan met Xi.");
    CHECK(text_of("a.txt", "\xFF\xFEX\0i\0 \0\x1F\x01.\0"s) == "Xi ğ.");
    CHECK(text_of("a.txt", "\xFE\xFF\0X\0i\xD8\x3D\xDE\x00"s) == "Xi\U0001F600");
    CHECK(text_of("a.jsonl", "\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0X\0i\0\"\0}\0\n\0"s) == "Xi");
    CHECK(text_of("a.html", "<meta charset='iso-8859-1'><p>Fran\xE7ois \x93met\x94 the minister today.</p>") ==
          "François “met” the minister today.");
    CHECK(text_of("a.html",
                  "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCF\xF3\xF2\xE8\xED met "
                  "the minister today.</p>") == "Путин met the minister today.");
}

TEST_CASE("text that is not UTF-8 and says nothing is windows-1252 or damaged") {
    const auto old = read_bytes("a.txt", "Fran\xE7ois met \x93the\x94 minister.");
    REQUIRE(old.articles.size() == 1);
    CHECK(old.articles[0].text == "François met “the” minister.");
    REQUIRE(old.problems.size() == 1);
    CHECK(old.problems[0].message == "not valid UTF-8; read as windows-1252");
    const auto damaged = read_bytes("a.txt", "Erdoğan met \xE4\xB8 Xi \xff.");
    REQUIRE(damaged.articles.size() == 1);
    CHECK(damaged.articles[0].text == "Erdoğan met \uFFFD Xi \uFFFD.");
    REQUIRE(damaged.problems.size() == 1);
    CHECK(damaged.problems[0].message == "not valid UTF-8 in 2 places; read with U+FFFD instead");
}

TEST_CASE("lines may end in CRLF; the text is left as it is") {
    const auto all = read_bytes("a.txt", "Talks go on\r\n\r\nRussia and China met on Friday.\r\n\r\nLeave a Reply\r\n");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].title == "Talks go on");
    CHECK(prose_of(all.articles[0]) == "Russia and China met on Friday.\n");
}
