#include "app/options.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <thread>

#include "app/command.hpp"
#include "entente/base/text.hpp"
#include "entente/query/names.hpp"

namespace entente::app {
namespace {

constexpr std::size_t table_lines = 50;

// Validators: their names are left out of the help, which says what is meant already.

std::string upper(std::string text) {
    for (char& c : text) {
        if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

// A choice among the names of an enumeration; `parse` answers nothing for other text.
template <typename Parse>
CLI::Validator choice(Parse parse, const std::string& what, const std::string& examples) {
    return {
        [=](std::string& text) { return parse(text) ? "" : "there is no " + what + " '" + text + "'; " + examples; },
        ""};
}

}  // namespace

CLI::Validator iso_date() {
    return {[](std::string& text) {
                return parse_iso(text) ? "" : "'" + text + "' is no date; write 2022-02-04, 2022-02 or 2022";
            },
            ""};
}

CLI::Validator one_of(std::vector<std::string> words, const std::string& what) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return choice([words = std::move(words)](
                      const std::string& text) { return std::find(words.begin(), words.end(), text) != words.end(); },
                  what, "they are " + list);
}

std::string relation_type(const std::string& given, const Ontology& ontology) {
    std::string type = lower_ascii(given);
    if (ontology.find(type) != nullptr) return type;
    std::pair<std::size_t, std::string> nearest{4, ""};
    for (const auto& [known, relation] : ontology.types)
        nearest = std::min(nearest, {edit_distance(type, known, 3), known});
    throw UsageError("there is no relation type '" + given + "'" +
                     (nearest.second.empty() ? "" : "; did you mean " + nearest.second + "?"));
}

void GraphOption::add(CLI::App& app) {
    app.add_option("-g,--graph", path, "The graph file")->required()->type_name("FILE");
}

void KnowledgeOption::add(CLI::App& app) {
    app.add_option(
           "--knowledge", directory,
           "A folder of tables that add to the built-in actors, offices and frames (schemas/knowledge.md); give the "
           "same one when asking as when ingesting")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory.description(""));
}

void ThreadsOption::add(CLI::App& app) {
    app.add_option("-j,--threads", count, "How many threads read sentences (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1024}).description(""));
}

std::size_t ThreadsOption::value() const {
    return count != 0 ? count : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void PathsOption::add(CLI::App& app, bool required) {
    auto* option = app.add_option("PATH", paths,
                                  "Files, archives (.gz .zst .xz .zip .tar) or folders of articles: plain text, HTML "
                                  "or JSON Lines; " +
                                      std::string(required ? "- is" : "- or no PATH is") + " standard input");
    if (required) option->required();
}

void FormatOption::add(CLI::App& app, bool bars) {
    static const std::map<std::string, Format> formats = {
        {"table", Format::table}, {"json", Format::json}, {"csv", Format::csv}, {"bars", Format::bars}};
    std::vector<std::string> names = {"table", "json", "csv"};
    if (bars) names.push_back("bars");
    app.add_option_function<std::string>(
           "--format", [this](const std::string& text) { format = formats.at(text); },
           bars ? "table (the default), json, csv or bars" : "table (the default), json or csv")
        ->type_name("FORMAT")
        ->check(one_of(names, "format"));
}

void LimitOption::add(CLI::App& app) {
    app.add_option("--limit", given, "At most so many rows (default: 50 in a table, all otherwise; 0: all)")
        ->type_name("N");
}

std::size_t LimitOption::value(Format format) const {
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    if (given) return *given == 0 ? all : *given;
    return format == Format::table ? table_lines : all;
}

void FilterOptions::add(CLI::App& app) {
    const std::string group = "Filters";
    app.add_option("--since", since_, "Only events on or after this day, month or year")
        ->type_name("DATE")
        ->check(iso_date())
        ->group(group);
    app.add_option("--until", until_, "Only events up to the end of this day, month or year")
        ->type_name("DATE")
        ->check(iso_date())
        ->group(group);
    app.add_option("--type", types_, "Only these relation types: meeting, attack, …")
        ->type_name("TYPE")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--plover", plovers_, "Only these PLOVER event types: CONSULT, ASSAULT, …")
        ->type_name("TYPE")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(choice([](const std::string& text) { return plover_from(upper(text)).has_value(); }, "PLOVER type",
                       "they are AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE "
                       "REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"))
        ->group(group);
    app.add_option("--status", statuses_, "Only these: happened, planned, hypothetical, denied")
        ->type_name("STATUS")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(choice([](const std::string& text) { return status_from(lower_ascii(text)).has_value(); }, "status",
                       "they are happened, planned, hypothetical and denied"))
        ->group(group);
    app.add_option("--sector", sectors_, "Only where either side acts in one of these: GOV, MIL, REB, BUS, …")
        ->type_name("SECTOR")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(choice([](const std::string& text) { return sector_from(upper(text)).has_value(); }, "sector",
                       "some are GOV MIL COP JUD LEG PTY OPP REB SPY BUS MED NGO IGO CVL"))
        ->group(group);
    app.add_option("--min-confidence", min_confidence_, "Only events at least this sure, 0 to 1")
        ->type_name("X")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->group(group);
}

bool FilterOptions::any() const {
    return !since_.empty() || !until_.empty() || !types_.empty() || !plovers_.empty() || !statuses_.empty() ||
           !sectors_.empty() || min_confidence_ > 0;
}

EventFilter FilterOptions::filter(const Knowledge& knowledge) const {
    EventFilter filter;
    if (!since_.empty()) filter.since = parse_iso(since_)->from;
    if (!until_.empty()) filter.until = parse_iso(until_)->until;
    if (filter.since && filter.until && *filter.until <= *filter.since)
        throw UsageError("--until " + until_ + " is before --since " + since_);
    for (const std::string& given : types_) filter.types.push_back(relation_type(given, knowledge.ontology()));
    for (const std::string& text : plovers_) filter.plovers.push_back(*plover_from(upper(text)));
    for (const std::string& text : statuses_) filter.statuses.push_back(*status_from(lower_ascii(text)));
    for (const std::string& text : sectors_) filter.sectors.push_back(*sector_from(upper(text)));
    filter.min_confidence = min_confidence_;
    return filter;
}

}  // namespace entente::app
