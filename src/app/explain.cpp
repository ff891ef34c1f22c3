// explain ID: the article, sentence, words and rule behind an event or a claim, and why it was read so.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "entente/claims/extractor.hpp"
#include "entente/language/language.hpp"
#include "entente/query/explanation.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

struct Mark {
    Span span;
    const char* open;
    const char* close;
};

// The sentence with its source, target and trigger marked: in colour on a terminal, else [source] *trigger* <target>.
std::string marked_sentence(const StoredClaim& stored, bool colour) {
    const Claim& claim = stored.claim;
    const char* const off = "\033[0m";
    std::vector<Mark> marks = {{claim.source.span, colour ? "\033[34m" : "[", colour ? off : "]"},
                               {claim.target.span, colour ? "\033[35m" : "<", colour ? off : ">"},
                               {claim.evidence.trigger, colour ? "\033[1m" : "*", colour ? off : "*"}};
    std::sort(marks.begin(), marks.end(), [](const Mark& x, const Mark& y) { return x.span < y.span; });
    const std::uint32_t begin = claim.evidence.span.begin;
    const std::string& text = stored.sentence_text;
    std::string out;
    std::size_t at = 0;
    for (const Mark& mark : marks) {
        // Only what lies in the sentence and overlaps no mark before it.
        if (mark.span.begin < begin || mark.span.begin - begin < at || mark.span.end - begin > text.size() ||
            mark.span.begin >= mark.span.end)
            continue;
        out += text.substr(at, mark.span.begin - begin - at);
        out += mark.open + text.substr(mark.span.begin - begin, mark.span.end - mark.span.begin) + mark.close;
        at = mark.span.end - begin;
    }
    out += text.substr(at);
    for (char& c : out) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && !(colour && c == '\033');
        if (control) c = ' ';
    }
    return out;
}

std::string claim_text(const StoredClaim& stored, const NameOf& name_of, bool colour) {
    const Claim& claim = stored.claim;
    std::string text = fmt::format("claim {}  {} {} {}  {}  {}, {}\n", claim.id, actor_text(claim.source, name_of),
                                   claim.type, actor_text(claim.target, name_of), time_text(claim.event),
                                   name(claim.event.basis), name(claim.status));
    text += "  " + marked_sentence(stored, colour) + "\n";
    text += fmt::format("  {}{}", stored.article.published ? iso(*stored.article.published) + "  " : "",
                        stored.article.source.empty() ? stored.article.id : stored.article.source);
    if (!stored.article.title.empty()) text += "  " + stored.article.title;
    if (!stored.article.url.empty()) text += "  " + stored.article.url;
    text += fmt::format("\n  rule {}, confidence {}", claim.evidence.rule, number_text(claim.confidence, 2));
    if (claim.evidence.by_coreference) text += ", through an earlier mention";
    if (!claim.speaker.empty()) text += ", said by " + name_of(claim.speaker);
    const std::string about = about_text(claim.attributes);
    return text + (about.empty() ? "\n" : "\n  about " + about + "\n");
}

std::string ground_text(Ground ground) {
    switch (ground) {
        case Ground::roles:
            return "the frame's roles found both sides";
        case Ground::claim_model:
            return "the model of acts and actors holds it likely";
        case Ground::pair_model:
            return "the model of marked pairs holds it likely";
        case Ground::office_table:
            break;
    }
    return "the tables of offices have it";
}

// The decisions, one a line, and what the model heeded most for the claim and against it.
std::string why_text(const ClaimGrounds& grounds) {
    if (!grounds.why) return "  why: not known; " + grounds.missing + "\n";
    const Why& why = *grounds.why;
    const auto line = [](std::string_view what, const std::string& words) {
        return fmt::format("    {:<13} {}\n", what, words);
    };
    std::string text = "  why: " + ground_text(why.ground) + "\n";
    if (!why.frame.empty()) text += line("frame", why.frame);
    if (!why.construction.empty()) text += line("construction", why.construction);
    for (const Decision& decision : why.decisions)
        text += line(name(decision.kind), decision.value + (decision.because.empty() ? "" : ": " + decision.because));
    for (const bool in_favour : {true, false}) {
        std::string words;
        int shown = 0;
        for (const Voice& voice : why.voices) {
            if ((voice.weight > 0) != in_favour || ++shown > 4) continue;
            words += fmt::format("{}{} ({:+.1f})", words.empty() ? "" : "; ", voice.says, voice.weight);
        }
        if (!words.empty()) text += line(in_favour ? "for it" : "against it", words);
    }
    return text;
}

std::string event_text(const Event& event, const NameOf& name_of) {
    std::string codes;
    if (event.quad != 0)
        codes = fmt::format("  ({}, CAMEO {}, quad {}, Goldstein {})", name(event.plover), event.cameo, event.quad,
                            number_text(event.goldstein, 1));
    const std::string time = time_text(event.time);
    return fmt::format("event {}  {} {} {}{}\n  {}, {}; {}; confidence {}; {} independent source{}, {} claim{}\n",
                       event.id, actor_text(event.source, name_of), event.type, actor_text(event.target, name_of),
                       codes, time.empty() ? "time unknown" : time, name(event.time.basis), name(event.status),
                       number_text(event.confidence, 2), event.sources, event.sources == 1 ? "" : "s",
                       event.claims.size(), event.claims.size() == 1 ? "" : "s");
}

// What speaks against it: other days, and the denial (or the deed).
std::string doubts_text(const Explanation& found, const NameOf& name_of) {
    std::string text;
    for (const auto& [time, reports] : found.differing_times) {
        text += text.empty() ? "  the reports differ in time: " : ", ";
        text += fmt::format("{} ({} claim{})", time_text(time), reports, reports == 1 ? "" : "s");
    }
    if (!text.empty()) text += "\n";
    for (const Event& other : found.contradictions) {
        const std::string time = time_text(other.time);
        text += fmt::format("  but see event {}  {} {}{} {}  {}\n", other.id, actor_text(other.source, name_of),
                            other.status == Status::denied ? "denied " : "", other.type,
                            actor_text(other.target, name_of), time.empty() ? "time unknown" : time);
    }
    return text;
}

Grid claims_grid(const Explanation& explanation) {
    Grid grid;
    for (const char* key : {"event", "claim", "type", "source", "target", "status", "confidence", "published",
                            "publisher", "article", "url", "sentence", "trigger", "rule"})
        grid.columns.push_back({.key = key});
    for (const StoredClaim& stored : explanation.claims) {
        const Claim& claim = stored.claim;
        grid.rows.push_back({stored.event, claim.id, claim.type, claim.source.entity, claim.target.entity,
                             std::string(name(claim.status)), number_text(claim.confidence, 4),
                             stored.article.published ? iso(*stored.article.published) : "", stored.article.source,
                             stored.article.id, stored.article.url, stored.sentence_text, claim.evidence.trigger_text,
                             claim.evidence.rule});
    }
    return grid;
}

class Explain final : public Command {
public:
    void set_up(CLI::App& app) override {
        app.add_option("ID", id_, "Of an event or a claim, or how it begins")->required();
        graph_.add(app);
        format_.add(app);
        knowledge_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        Explanation found = explain(answering.graph(), id_);
        const NameOf name_of = answering.name_of();
        if (format_.format != Format::csv) found.grounds = read_again(answering.graph(), found.claims);
        if (format_.format == Format::json) {
            const NameOf text_of = [&](std::string_view key) {
                const auto article = answering.graph().article(key);
                return article ? article->text : std::string();
            };
            print(explanation_json(found, text_of, name_of));
        } else if (format_.format == Format::csv) {
            print(csv_text(claims_grid(found)));
        } else {
            print(event_text(found.event, name_of) + doubts_text(found, name_of));
            for (std::size_t i = 0; i < found.claims.size(); ++i)
                print("\n" + claim_text(found.claims[i], name_of, output_is_terminal()) + why_text(found.grounds[i]));
        }
        flush_output();
        return success;
    }

private:
    // What asks needs fewer tables than what reads: those are loaded when there is a text to read.
    std::vector<ClaimGrounds> read_again(GraphReader& graph, const std::vector<StoredClaim>& claims) const {
        std::optional<Knowledge> knowledge;
        std::optional<Extractor> extractor;
        return grounds_of(graph, claims, [&](const Article& article) {
            if (!extractor) {
                knowledge.emplace(knowledge_.directory);
                extractor.emplace(*knowledge, Language::english(), ExtractOptions{.why = true});
            }
            return extractor->extract(article).whys;
        });
    }

    std::string id_;
    GraphOption graph_;
    FormatOption format_;
    KnowledgeOption knowledge_;
};

}  // namespace

std::unique_ptr<Command> make_explain() {
    return std::make_unique<Explain>();
}

}  // namespace entente::app
