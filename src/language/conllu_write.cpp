// Writing CoNLL-U, and annotating as one pass from text or CoNLL-U to CoNLL-U.
#include <ostream>
#include <string>
#include <utility>

#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"
#include "entente/language/language.hpp"

namespace entente {
namespace {

// A field must not hold tabs or line breaks; an empty one is "_".
std::string field(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return out.empty() ? "_" : out;
}

void write_word(std::ostream& out, const Document& document, const Token& token, std::size_t id,
                std::string_view misc) {
    out << id << '\t' << field(document.form(token)) << '\t' << field(document.lemma(token)) << '\t' << name(token.upos)
        << '\t' << name(token.xpos) << "\t_\t";
    if (token.head == Token::unparsed) {
        out << "_\t_";
    } else {
        out << token.head + 1 << '\t' << name(token.label);
    }
    out << "\t_\t" << (misc.empty() ? "_" : misc) << '\n';
}

void write_range(std::ostream& out, std::size_t first, std::size_t last, std::string_view form, std::string_view misc) {
    out << first + 1 << '-' << last + 1 << '\t' << field(form) << "\t_\t_\t_\t_\t_\t_\t_\t"
        << (misc.empty() ? "_" : misc) << '\n';
}

}  // namespace

void write_conllu(std::ostream& out, const ConlluSentence& sentence) {
    for (const std::string& comment : sentence.comments) out << comment << '\n';
    auto range = sentence.ranges.begin();
    for (std::size_t i = 0; i < sentence.document.tokens.size(); ++i) {
        if (range != sentence.ranges.end() && range->first == i) {
            write_range(out, range->first, range->last, range->form, range->misc);
            ++range;
        }
        write_word(out, sentence.document, sentence.document.tokens[i], i + 1, sentence.misc[i]);
    }
    out << '\n';
}

void write_conllu(std::ostream& out, const Document& document) {
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
        const auto tokens = document.tokens_of(sentence);
        if (tokens.empty()) continue;
        out << "# sent_id = " << ++number << "\n# text = "
            << field(std::string_view(document.text)
                         .substr(tokens.front().begin, tokens.back().end - tokens.front().begin))
            << '\n';
        const auto misc = [&](std::size_t i) -> std::string_view {
            const bool glued = i + 1 < tokens.size() && tokens[i].end == tokens[i + 1].begin;
            return glued ? "SpaceAfter=No" : "_";
        };
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            std::size_t last = i;
            while (last + 1 < tokens.size() && tokens[last + 1].continues_word) ++last;
            if (last > i && !tokens[i].continues_word) {
                write_range(out, i, last,
                            std::string_view(document.text).substr(tokens[i].begin, tokens[last].end - tokens[i].begin),
                            misc(last));
            }
            const bool inside = tokens[i].continues_word || last > i;
            write_word(out, document, tokens[i], i + 1, inside ? "_" : misc(i));
        }
        out << '\n';
    }
}

void annotate_text(const Language& language, std::string text, std::ostream& out) {
    Document document = language.segment(std::move(text));
    for (Sentence& sentence : document.sentences) {
        language.tag(document, sentence);
        language.parse(document, sentence);
    }
    write_conllu(out, document);
}

void annotate_conllu(const Language& language, std::istream& in, std::string file, std::ostream& out) {
    ConlluReader reader(in, std::move(file));
    for (ConlluSentence sentence; reader.next(sentence);) {
        sentence.document.lemmas.clear();
        language.tag(sentence.document, sentence.document.sentences[0]);
        language.parse(sentence.document, sentence.document.sentences[0]);
        write_conllu(out, sentence);
    }
}

}  // namespace entente
