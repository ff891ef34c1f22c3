// The program: one command a file; here they are put together, and errors become words and exit statuses.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "app/command.hpp"
#include "app/help.hpp"
#include "app/output.hpp"
#include "entente/query/names.hpp"

namespace entente::app {
namespace {

constexpr Verb verbs[] = {
    {"extract", "Read articles and print what each claims, as JSON Lines",
     "entente extract news.jsonl.zst | jq '.claims[].type'", make_extract},
    {"annotate", "Read articles and print sentences, tags and trees, as CoNLL-U",
     "echo 'Putin met Xi in Beijing.' | entente annotate", make_annotate},
    {"ingest", "Read articles into a graph file; those that it has already change nothing",
     "entente ingest --graph world.db archive/ more.jsonl.zst", make_ingest},
    {"relations", "What two sides do to each other, or one to all others, summed up",
     "entente relations --graph world.db Russia China --since 2014", make_relations,
     "N: how many events. EVENT: the best attested one; entente explain EVENT shows\nits sentences.\n\n"},
    {"timeline", "The events between two sides, or of one, by time, the newest last",
     "entente timeline --graph world.db Russia NATO --plover THREATEN,REJECT", make_timeline,
     "TIME: first and last day; ~: assumed from the day of publication; in brackets:\n"
     "unknown, first reported that day. N: how many independent sources. BUT SEE: what\n"
     "denies it, or was denied by it. entente explain EVENT shows the sentences.\n\n"},
    {"states", "What lasts between two sides, or of one: sanctions, treaties, offices, stances, …",
     "entente states --graph world.db USA Russia --as-of 2014-08-01", make_states,
     "A state holds from FROM until the day before UNTIL. FROM: the day by which the\n"
     "event OPENED had begun it; by: only reported then. UNTIL: the day of CLOSED, an\n"
     "explicit end; empty: none is known. N: how many events speak of it. ORIGIN:\n"
     "reported by articles, or known from the program's own tables.\n\n"},
    {"diff", "What began, ended, warmed and cooled between two days",
     "entente diff --graph world.db --from 2014-01-01 --to 2015-01-01 Russia", make_diff,
     "began, ended: states that hold on one of the two days only. warmed, cooled: the\n"
     "mean Goldstein score of what happened in the days before --to (91, or --window)\n"
     "is higher or lower by at least 1 than in as many days before --from, with at\n"
     "least 3 events in each; in brackets: how many. EVENT: what opened or closed the\n"
     "state, or moved the score most.\n\n"},
    {"balance", "Cooperation and conflict between two sides, or of one with all, by month or year",
     "entente balance --graph world.db USA Iran --since 2015 --until 2020 --by year", make_balance,
     "COOPERATION, CONFLICT: events of quad classes 1 and 2, 3 and 4, by the month in which\n"
     "they begin. GOLDSTEIN: mean score, -10 to 10. EVENT: the best attested one.\n"
     "Only what happened, unless --status says otherwise. --format bars draws it.\n\n"},
    {"trend", "How often something happens, by month or year: everywhere, or between two sides",
     "entente trend --graph world.db attack Russia Ukraine --format bars", make_trend,
     "Only what happened, unless --status says otherwise.\n\n"},
    {"neighbours", "Whom somebody has to do with, the best attested first",
     "entente neighbours --graph world.db Iran --since 2020", make_neighbours,
     "EVIDENCE: the sum, over the events, of independent sources times confidence.\n"
     "Only what happened, unless --status says otherwise.\n\n"},
    {"path", "How two are joined: the shortest chain of well attested links",
     "entente path --graph world.db 'North Korea' Syria --in-order --since 2010", make_path,
     "A step counts 1 and, the thinner the EVIDENCE, up to as much again or more.\n"
     "Only what happened, unless --status says otherwise.\n\n"},
    {"rank", "Who counts most", "entente rank --graph world.db --since 2022 --until 2022 --by pagerank", make_rank,
     "Only what happened, unless --status says otherwise.\n\n"},
    {"communities", "Who stands with whom: groups that cooperate within and fight others",
     "entente communities --graph world.db --since 2022 --until 2022", make_communities,
     "COOPERATION, CONFLICT: events among the members; OUTSIDE: conflict with others.\n"
     "Only what happened, unless --status says otherwise.\n\n"},
    {"triangles", "Three that are all friends or enemies, and whether that is in balance",
     "entente triangles --graph world.db Turkey --since 2015", make_triangles,
     "+: more evidence of cooperation than of conflict, −: less. STRENGTH: the least\n"
     "difference of the three. Only what happened, unless --status says otherwise.\n\n"},
    {"entity", "Who or what a name is, what it is called, and its relations", "entente entity --graph world.db Gazprom",
     make_entity},
    {"search", "The sentences that hold some words", "entente search --graph world.db gas 'long-term contract'",
     make_search},
    {"mentions", "The sentences that speak of somebody, the newest last",
     "entente mentions --graph world.db Gazprom --since 2014 --until 2014", make_mentions,
     "--since and --until mean the day of publication.\n\n"},
    {"explain", "The article, sentence, words and rule behind an event or a claim",
     "entente explain --graph world.db 3f2a9c", make_explain},
    {"stats", "The graph in numbers", "entente stats --graph world.db --since 2022 --format json", make_stats},
    {"export", "The graph, or a part of it, as GraphML or DOT",
     "entente export --graph world.db --format dot --aggregate --of Russia | dot -Tsvg >russia.svg", make_export},
    {"forget", "Remove articles and all that they contributed, as if they had never been read",
     "entente forget --graph world.db https://example.org/17", make_forget},
    {"recode", "Read the kept articles again, with this program and knowledge, and show what changes",
     "entente recode --graph world.db --knowledge mine", make_recode, "Without --apply, the graph stays as it is.\n\n"},
    {"digest", "A SHA-256 of all that the graph says: the same for the same articles",
     "entente digest --graph world.db", make_digest},
};

// A first word that is no command is most likely one misspelt.
void check_verb(const std::string& word) {
    const bool known =
        std::any_of(std::begin(verbs), std::end(verbs), [&](const Verb& verb) { return word == verb.name; });
    if (known || word.empty() || word.front() == '-') return;
    std::pair<std::size_t, std::string> nearest{4, ""};
    for (const Verb& verb : verbs) nearest = std::min(nearest, {edit_distance(word, verb.name, 3), verb.name});
    throw UsageError("there is no command '" + word + "'; " +
                     (nearest.second.empty() ? "entente --help lists them" : "did you mean " + nearest.second + "?"));
}

int run(int argc, char** argv) {
    if (argc > 1) check_verb(argv[1]);
    CLI::App app{"Who did what to whom: news articles into a dated graph", "entente"};
    app.set_version_flag("--version", "entente " ENTENTE_VERSION, "Print the version and exit");
    app.require_subcommand(1);
    app.footer("entente COMMAND --help says more.");
    app.option_defaults()->always_capture_default(false);
    app.formatter(std::make_shared<HelpFormatter>());
    app.failure_message(usage_message);
    app.set_help_flag("-h,--help", "Print this help and exit");
    std::pair<CLI::App*, std::unique_ptr<Command>> commands[std::size(verbs)];
    for (std::size_t i = 0; i < std::size(verbs); ++i) {
        CLI::App* sub = app.add_subcommand(verbs[i].name, verbs[i].summary);
        sub->footer(std::string(verbs[i].notes) + "Example: " + verbs[i].example);
        sub->group("Commands");
        commands[i] = {sub, verbs[i].make()};
        // Of the others nothing is asked but their names.
        if (argc > 1 && std::string_view(argv[1]) == verbs[i].name) commands[i].second->set_up(*sub);
    }
    if (argc == 1) {
        say(app.help());
        return usage_error;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? success : usage_error;
    }
    for (const auto& [sub, command] : commands) {
        if (sub->parsed()) return command->run();
    }
    return usage_error;
}

}  // namespace
}  // namespace entente::app

int main(int argc, char** argv) {
    using namespace entente::app;
    std::signal(SIGPIPE, SIG_IGN);  // a broken pipe is noticed when writing
    try {
        const int status = run(argc, argv);
        flush_output();
        return status;
    } catch (const BrokenPipe&) {
        std::fclose(stdout);
        return success;
    } catch (const UsageError& error) {
        say(std::string("entente: ") + error.what());
        return usage_error;
    } catch (const std::bad_alloc&) {
        say("entente: there is not enough memory");
        return failure;
    } catch (const std::exception& error) {
        say(std::string("entente: ") + error.what());
        return failure;
    }
}
