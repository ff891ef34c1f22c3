// measure_graph FILE [REPEATS]: asks a graph file the questions that tools/bench reports, each REPEATS times (default
// 40), and prints for each its name and the 95th percentile of its time in milliseconds, separated by a tab. Every time
// includes opening the file. Last, the greatest memory that the process had of its own (without pages of the file), in
// megabytes.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/graph/path.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/query/network.hpp"
#include "entente/query/relations.hpp"
#include "entente/query/series.hpp"
#include "entente/query/states.hpp"
#include "entente/query/timeline.hpp"
#include "entente/store/reader.hpp"

using namespace entente;

namespace {

constexpr std::size_t rows = 50;
constexpr double percentile = 0.95;

using Question = std::function<void(GraphReader&)>;

double at_percentile(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    const auto at = static_cast<std::size_t>(percentile * static_cast<double>(times.size()));
    return times[std::min(at, times.size() - 1)];
}

// "12.3\t11.9": time and processor time, in milliseconds.
std::string milliseconds(const std::string& file, std::size_t repeats, const Question& question) {
    std::vector<double> times, processor;
    for (std::size_t i = 0; i < repeats; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const std::clock_t ticks = std::clock();
        question(*open_reader(file));
        processor.push_back(1000.0 * static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return fmt::format("{:.1f}\t{:.1f}", at_percentile(times), at_percentile(processor));
}

// Kibibytes of a line of /proc/self/status.
long status_of(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key + ":")) return std::strtol(line.c_str() + key.size() + 1, nullptr, 10);
    }
    return 0;
}

struct Busiest {
    std::string a, b;
    std::uint64_t events = 0;
    std::string far;  // the one with least evidence
};

Busiest busiest(const std::string& file) {
    const auto graph = open_reader(file);
    Busiest found;
    std::uint64_t least = ~std::uint64_t{0};
    graph->each_tie({}, [&](const Tie& tie) {
        if (tie.source == tie.target) return;
        if (tie.events > found.events)
            found = {graph->entity_id(tie.source), graph->entity_id(tie.target), tie.events, found.far};
        const std::string& id = graph->entity_id(tie.target);
        if (std::pair(tie.events, id) < std::pair(least, found.far)) {
            least = tie.events;
            found.far = id;
        }
    });
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        fmt::print(stderr, "usage: measure_graph FILE [REPEATS]\n");
        return 2;
    }
    const std::string file = argv[1];
    const std::size_t repeats = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 40;
    try {
        const Busiest pair = busiest(file);
        EventFilter of_pair, of_one, of_year, of_pair_in_part;
        of_pair.a = of_one.a = of_pair_in_part.a = {pair.a};
        of_pair.b = of_pair_in_part.b = {pair.b};
        of_pair_in_part.since = make_day(2015, 3, 10);
        of_pair_in_part.until = make_day(2019, 8, 20);
        of_year.since = make_day(2020, 1, 1);
        of_year.until = make_day(2021, 1, 1);
        of_year.statuses = {Status::happened};
        fmt::print("busiest pair\t{} {}\n", pair.a, pair.b);
        fmt::print("events of the busiest pair\t{}\n", pair.events);
        const std::pair<const char*, Question> questions[] = {
            {"relations, busiest pair", [&](GraphReader& graph) { relations(graph, of_pair, rows); }},
            {"relations, in part of its time", [&](GraphReader& graph) { relations(graph, of_pair_in_part, rows); }},
            {"timeline, busiest pair", [&](GraphReader& graph) { timeline(graph, of_pair, rows); }},
            {"balance, busiest pair", [&](GraphReader& graph) { series(graph, of_pair, SeriesBy::month); }},
            {"relations, busiest state", [&](GraphReader& graph) { relations(graph, of_one, rows); }},
            {"neighbours, busiest state", [&](GraphReader& graph) { neighbours(graph, of_one); }},
            {"path, busiest to least known", [&](GraphReader& graph) { shortest_path(graph, {}, pair.a, pair.far); }},
            {"path in order, the same", [&](GraphReader& graph) { path_in_order(graph, {}, pair.a, pair.far); }},
            {"rank, a year", [&](GraphReader& graph) { rank(graph, of_year, RankBy::pagerank); }},
            {"rank by betweenness, a year", [&](GraphReader& graph) { rank(graph, of_year, RankBy::betweenness); }},
            {"communities, a year", [&](GraphReader& graph) { find_communities(graph, of_year); }},
            {"states as of a day, busiest pair",
             [&](GraphReader& graph) {
                 StateQuestion question;
                 question.a = of_pair.a;
                 question.b = of_pair.b;
                 question.as_of = of_year.since;
                 states(graph, Knowledge::for_questions(), question);
             }},
            {"triangles, a year", [&](GraphReader& graph) { triads(graph, of_year, rows); }},
        };
        long memory = 0;
        for (const auto& [name, question] : questions) {
            fmt::print("{}\t{}\n", name, milliseconds(file, repeats, question));
            std::fflush(stdout);
            memory = std::max(memory, status_of("VmHWM") - status_of("RssFile"));
        }
        fmt::print("memory\t{}\n", memory / 1024);
    } catch (const std::exception& error) {
        fmt::print(stderr, "measure_graph: {}\n", error.what());
        return 1;
    }
    return 0;
}
