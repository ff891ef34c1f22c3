#include "entente/language/language.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "language/container.hpp"
#include "language/lemmatizer.hpp"
#include "language/network.hpp"
#include "language/segmenter.hpp"

namespace entente {
namespace {

using language::Container;

std::string_view own_model() {
    const auto bytes = embedded("src/language/data/english.bin");
    if (!bytes) throw Error("the program carries no language model");
    return *bytes;
}

// One thread's memory between calls: how much is kept does not grow with the text, since sentences are cut.
struct Scratch {
    language::Workspace network;
    std::vector<std::string_view> forms;
    std::vector<std::pair<Upos, Ptag>> tags;
    std::vector<std::int32_t> heads;
    std::vector<Label> labels;
    std::string lemma;
};

Scratch& scratch() {
    static thread_local Scratch own;
    return own;
}

// Where to cut a sentence that is too long to be parsed at once: behind the last sentence-like sign of a part.
std::size_t part_end(const Document& document, std::span<const Token> tokens, std::size_t begin) {
    const std::size_t limit = language::Network::longest;
    if (tokens.size() - begin <= limit) return tokens.size();
    for (std::size_t end = begin + limit; end > begin + limit / 2; --end) {
        const std::string_view form = document.form(tokens[end - 1]);
        if (form == "." || form == ";" || form == "!" || form == "?" || form == ":" || form == ",") return end;
    }
    return begin + limit;
}

}  // namespace

struct Language::Model {
    std::string file;
    std::vector<std::uint64_t> bytes;
    Container container;
    language::Network network;
    language::Lemmatizer lemmatizer;
    language::Segmenter segmenter;

    explicit Model(std::string_view whole)
        : file("the program's language model"),
          container(whole, file),
          network(container),
          lemmatizer(container),
          segmenter(container) {}
    Model(const std::string& name, std::vector<std::uint64_t> content, std::size_t size)
        : file(name),
          bytes(std::move(content)),
          container({reinterpret_cast<const char*>(bytes.data()), size}, file),
          network(container),
          lemmatizer(container),
          segmenter(container) {}
};

Language::Language() : model_(std::make_unique<const Model>(own_model())) {}

Language::Language(const std::string& model_file) {
    std::size_t size = 0;
    auto bytes = language::read_aligned(model_file, size);
    model_ = std::make_unique<const Model>(model_file, std::move(bytes), size);
}

Language::~Language() = default;
Language::Language(Language&&) noexcept = default;

const Language& Language::english() {
    static const Language own;
    return own;
}

Document Language::segment(std::string text, std::span<const std::pair<std::uint32_t, std::uint32_t>> prose) const {
    Document document;
    document.text = std::move(text);
    if (prose.empty()) {
        model_->segmenter.segment(document, 0, static_cast<std::uint32_t>(document.text.size()));
    } else {
        for (const auto& [begin, end] : prose) model_->segmenter.segment(document, begin, end);
    }
    return document;
}

void Language::tag(Document& document, Sentence& sentence) const {
    Scratch& work = scratch();
    const auto tokens = document.tokens_of(sentence);
    for (std::size_t begin = 0; begin < tokens.size();) {
        const std::size_t end = part_end(document, tokens, begin);
        work.forms.clear();
        for (std::size_t i = begin; i < end; ++i) work.forms.push_back(document.form(tokens[i]));
        model_->network.tag(work.forms, work.network, work.tags);
        for (std::size_t i = begin; i < end; ++i) {
            Token& token = tokens[i];
            token.upos = work.tags[i - begin].first;
            token.xpos = work.tags[i - begin].second;
            model_->lemmatizer.lemma(work.forms[i - begin], token.upos, token.xpos, work.lemma);
            document.set_lemma(token, work.lemma);
        }
        begin = end;
    }
}

void Language::parse(Document& document, Sentence& sentence) const {
    Scratch& work = scratch();
    const auto tokens = document.tokens_of(sentence);
    std::int32_t first_root = Token::root;
    for (std::size_t begin = 0; begin < tokens.size();) {
        const std::size_t end = part_end(document, tokens, begin);
        work.forms.clear();
        for (std::size_t i = begin; i < end; ++i) work.forms.push_back(document.form(tokens[i]));
        model_->network.parse(work.forms, work.network, work.heads, work.labels);
        for (std::size_t i = begin; i < end; ++i) {
            const std::int32_t head = work.heads[i - begin];
            tokens[i].head = head + static_cast<std::int32_t>(begin);
            tokens[i].label = work.labels[i - begin];
            if (head != Token::root) continue;
            // The parts of a sentence that had to be cut hang on the first part's root.
            tokens[i].head = first_root;
            tokens[i].label = first_root == Token::root ? Label::root : Label::parataxis;
            if (first_root == Token::root) first_root = static_cast<std::int32_t>(i);
        }
        begin = end;
    }
    sentence.parsed = true;
}

}  // namespace entente
