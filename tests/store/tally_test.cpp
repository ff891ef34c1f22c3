// The sums that a graph file keeps say what its events say.
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <tuple>

#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<std::string> actors = {
    "RUS", "RUS/GOV person/ivan-testov", "RUS/MIL RUS/forces", "UKR",   "UKR/GOV person/olena-testova",
    "USA", "USA/BUS company/acme",       "NATO/IGO",           "UN/IGO"};

// Two hundred claims of four years: days, weeks that span two months or years, months, years, a decade, many days
// together, and no time.
std::vector<CodedArticle> years_of_news(unsigned seed) {
    std::mt19937 random(seed);
    const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const std::vector<std::string> types = {"meeting", "opposition", "attack", "contract", "leads"};
    std::vector<CodedArticle> articles;
    for (int i = 0; i < 100; ++i) {
        const Day published = make_day(2019, 1, 1) + std::chrono::days{any(4 * 365)};
        std::vector<Claim> claims;
        for (int k = 0; k < 2; ++k) {
            const std::string& source = actors[static_cast<std::size_t>(any(static_cast<int>(actors.size())))];
            const std::string& target = actors[static_cast<std::size_t>(any(static_cast<int>(actors.size())))];
            Claim made = claim(source, types[static_cast<std::size_t>(any(5))], target, "");
            const int year = static_cast<int>(civil(published).year());
            switch (any(8)) {
                case 0:
                    break;
                case 1:
                    made.event = {month_interval(year, static_cast<unsigned>(1 + any(12))), TimeBasis::stated};
                    break;
                case 2:
                    made.event = {year_interval(year - any(2)), TimeBasis::stated};
                    break;
                case 3:
                    made.event = {{published - std::chrono::days{6}, published + std::chrono::days{1}, Precision::week},
                                  TimeBasis::assumed};
                    break;
                case 4:
                    made.event = {{make_day(2010, 1, 1), make_day(2020, 1, 1), Precision::decade}, TimeBasis::stated};
                    break;
                case 5:
                    made.event = {{published - std::chrono::days{200}, published, Precision::day}, TimeBasis::stated};
                    break;
                default:
                    made.event = {day_interval(published - std::chrono::days{any(40)}), TimeBasis::stated};
            }
            made.status = static_cast<Status>(any(4));
            made.confidence = 0.5 + 0.1 * any(5);
            claims.push_back(std::move(made));
        }
        articles.push_back(coded("a" + std::to_string(i), any(9) == 0 ? "" : iso(published), std::move(claims)));
    }
    return articles;
}

void write(const std::string& file, const std::vector<CodedArticle>& articles, std::size_t batch) {
    const auto writer = open_writer(file);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        writer->add(articles[i]);
        if ((i + 1) % batch == 0) writer->commit();
    }
    writer->commit();
}

EventFilter any_filter(std::mt19937& random) {
    const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const std::vector<std::string> ids = {"RUS",        "UKR",         "USA", "NATO", "UN", "person/ivan-testov",
                                          "RUS/forces", "company/acme"};
    EventFilter filter;
    if (any(3) > 0) filter.a = {ids[static_cast<std::size_t>(any(8))]};
    if (any(8) == 0) filter.a.push_back("UKR");
    if (any(2) == 0) filter.b = {ids[static_cast<std::size_t>(any(8))]};
    filter.exact = any(4) == 0;
    const Day day = make_day(2019, 1, 1) + std::chrono::days{any(4 * 365)};
    if (any(2) == 0) filter.since = day;
    if (any(2) == 0) filter.until = day + std::chrono::days{any(600)};
    if (any(5) == 0) filter.as_of = day + std::chrono::days{any(300)};
    if (any(5) == 0) filter.types = {"meeting", "attack"};
    if (any(6) == 0) filter.plovers = {Plover::CONSULT, Plover::REJECT};
    if (any(4) == 0) filter.statuses = {Status::happened};
    if (any(6) == 0) filter.sectors = {Sector::MIL};
    if (any(6) == 0) filter.min_confidence = 0.75;
    return filter;
}

std::string side_id(const Participant& participant, bool exact) {
    return exact || participant.country.empty() ? participant.entity : participant.country;
}

struct Sum {
    std::uint64_t events = 0;
    std::uint64_t reports = 0;
    std::uint64_t best = 0;
    Day first = Day::max();
    Day last = Day::min();
    auto operator<=>(const Sum&) const = default;
};
using Key = std::tuple<std::string, std::string, std::string, Status>;

std::map<Key, Sum> by_events(GraphReader& graph, const EventFilter& filter) {
    std::map<Key, Sum> sums;
    std::map<Key, std::pair<std::tuple<std::uint32_t, long, Day>, std::uint64_t>> best;
    graph.each_event(filter, [&](Event&& event, std::uint64_t reports) {
        const Key key{side_id(event.source, filter.exact), event.type, side_id(event.target, filter.exact),
                      event.status};
        Sum& sum = sums[key];
        ++sum.events;
        sum.reports += reports;
        const bool dated = event.time.when.precision != Precision::unknown;
        if (dated) {
            sum.first = std::min(sum.first, event.time.when.from);
            sum.last = std::max(sum.last, std::max(event.time.when.from, event.time.when.until - std::chrono::days{1}));
        }
        const Day day = dated ? event.time.when.from : event.first_seen == Day{} ? Day::min() : event.first_seen;
        const std::pair rank(std::tuple(event.sources, std::lround(event.confidence * 1000), day),
                             static_cast<std::uint64_t>(std::stoull(event.id, nullptr, 16)));
        auto& kept = best[key];
        kept = std::max(kept, rank);
        sum.best = kept.second;
    });
    return sums;
}

std::map<Key, Sum> by_tallies(GraphReader& graph, const EventFilter& filter, bool of_all_months) {
    std::map<Key, Sum> sums;
    std::map<Key, BestEvent> best;
    const auto add = [&](const Tally& tally) {
        const Key key{graph.side(tally.source).entity, graph.code(tally.code).type, graph.side(tally.target).entity,
                      tally.status};
        Sum& sum = sums[key];
        sum.events += tally.events;
        sum.reports += tally.reports;
        if (tally.known_to != KnownTo::nothing) {
            sum.first = std::min(sum.first, tally.first);
            sum.last = std::max(sum.last, tally.last);
        }
        best[key] = std::max(best[key], tally.best);
        sum.best = best[key].event;
    };
    if (of_all_months) {
        graph.each_total(filter, add);
    } else {
        graph.each_tally(filter, add);
    }
    return sums;
}

std::map<std::pair<std::string, std::string>, std::uint64_t> pairs_of(const std::map<Key, Sum>& sums) {
    std::map<std::pair<std::string, std::string>, std::uint64_t> pairs;
    for (const auto& [key, sum] : sums) pairs[{std::get<0>(key), std::get<2>(key)}] += sum.events;
    return pairs;
}

std::string answer(const std::string& file, const std::string& query) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    std::string text;
    const auto add = [](void* out, int count, char** cells, char**) {
        for (int i = 0; i < count; ++i)
            static_cast<std::string*>(out)
                ->append(cells[i] == nullptr ? "-" : cells[i])
                .append(i + 1 < count ? "|" : "\n");
        return 0;
    };
    char* error = nullptr;
    const int code = sqlite3_exec(database, query.c_str(), add, &text, &error);
    CAPTURE(query, error == nullptr ? "" : error);
    CHECK(code == SQLITE_OK);
    sqlite3_free(error);
    sqlite3_close(database);
    return text;
}

const std::string all_months = R"(
    select source.id, target.id, role, month, type, status, known_to, side_sector, other_sector, events, reports,
           evidence, first_from, last_from, first_until, last_until, first_reported, last_reported, best
      from pair_months join codes using (code) join entities as source on source.entity = side
      join entities as target on target.entity = other order by 1, 2, 3, 4, 5, 6, 7, 8, 9)";

// What pair_totals and pair_ties hold, and what they should by the months.
const std::string all_totals = "select * from pair_totals order by 1, 2, 3, 4, 5, 6, 7";
const std::string totals_of_months = R"(
    select side, other, role, code, status, side_sector, other_sector, sum(events), sum(reports), sum(evidence),
           min(first_from), max(last_until), max(best)
      from pair_months group by side, other, role, code, status, side_sector, other_sector order by 1, 2, 3, 4, 5, 6, 7)";
const std::string all_ties = "select * from pair_ties order by 1, 2, 3, 4";
const std::string ties_of_months = R"(
    select side, other, role, status, sum(events), sum(iif(quad in (1, 2), events, 0)),
           sum(iif(quad in (3, 4), events, 0)), sum(evidence), sum(iif(quad in (1, 2), evidence, 0)),
           sum(iif(quad in (3, 4), evidence, 0)), sum(iif(mutual, evidence, 0)),
           sum(iif(quad > 0, events * cast(round(goldstein * 100) as integer), 0)), min(first_from), max(last_until),
           max(best)
      from pair_months join codes using (code) group by side, other, role, status order by 1, 2, 3, 4)";

void check_totals(const std::string& file) {
    CHECK(answer(file, all_totals) == answer(file, totals_of_months));
    CHECK(answer(file, all_ties) == answer(file, ties_of_months));
}

}  // namespace

TEST_CASE("tallies and ties say what the events say, whatever is asked") {
    const TemporaryFolder folder;
    write(folder.file("g.db"), years_of_news(1), 17);
    const auto graph = open_reader(folder.file("g.db"));
    std::mt19937 random(5);
    int found = 0;
    for (int i = 0; i < 400; ++i) {
        const EventFilter filter = any_filter(random);
        CAPTURE(i, filter.a, filter.b, filter.exact, filter.since.has_value(), filter.until.has_value(),
                filter.as_of.has_value(), filter.min_confidence);
        const auto wanted = by_events(*graph, filter);
        CHECK(by_tallies(*graph, filter, false) == wanted);
        CHECK(by_tallies(*graph, filter, true) == wanted);
        std::map<std::pair<std::string, std::string>, std::uint64_t> ties;
        graph->each_tie(filter, [&](const Tie& tie) {
            ties[{graph->entity_id(tie.source), graph->entity_id(tie.target)}] += tie.events;
        });
        CHECK(ties == pairs_of(wanted));
        if (!wanted.empty()) ++found;
    }
    CHECK(found > 200);
}

TEST_CASE("the sums do not depend on the batches, and follow the events that change") {
    const TemporaryFolder folder;
    write(folder.file("one.db"), years_of_news(2), 1);
    auto shuffled = years_of_news(2);
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(3));
    write(folder.file("all.db"), shuffled, 1000);
    const std::string sums = answer(folder.file("one.db"), all_months);
    CHECK(sums.size() > 5000);
    CHECK(sums == answer(folder.file("all.db"), all_months));
    check_totals(folder.file("one.db"));
    check_totals(folder.file("all.db"));
    CHECK(answer(folder.file("one.db"), "select count(*) from stale_months") == "0\n");

    // What another program takes away is seen at the next commit.
    answer(folder.file("one.db"), "delete from events where status = 3");
    CHECK(answer(folder.file("one.db"), "select count(*) > 0 from stale_months") == "1\n");
    write(folder.file("one.db"), {coded("new", "2022-01-01", {claim("USA", "meeting", "UN/IGO", "2022-01-01")})}, 1);
    CHECK(answer(folder.file("one.db"), "select count(*) from pair_months where status = 3") == "0\n");
    CHECK(answer(folder.file("one.db"), "select sum(events) from pair_months where role = 0") ==
          answer(folder.file("one.db"), "select count(*) from events"));
    check_totals(folder.file("one.db"));
}

TEST_CASE("the newest events are the last of all events") {
    const TemporaryFolder folder;
    write(folder.file("g.db"), years_of_news(4), 50);
    const auto graph = open_reader(folder.file("g.db"));
    std::mt19937 random(6);
    for (int i = 0; i < 100; ++i) {
        const EventFilter filter = any_filter(random);
        CAPTURE(i, filter.a, filter.b, filter.exact);
        std::vector<std::string> all;
        graph->each_event(filter, [&](Event&& event, std::uint64_t) { all.push_back(event.id); });
        if (all.size() > 5) all.erase(all.begin(), all.end() - 5);
        std::vector<std::string> newest;
        for (const auto& [event, reports] : graph->newest(filter, 5)) newest.push_back(event.id);
        CHECK(newest == all);
    }
}

TEST_CASE("as of a day, what was reported later or had not begun does not count") {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder.file("g.db"));
    Claim planned = claim("RUS", "meeting", "USA", "2022-06-01");
    planned.status = Status::planned;
    writer->add(coded("a", "2022-02-10", {claim("RUS", "attack", "UKR", "2022-02-01"), planned}));
    writer->add(coded("b", "2022-05-10", {claim("RUS", "opposition", "UKR", "2022-02-01")}));
    writer->commit();
    const auto graph = open_reader(folder.file("g.db"));
    const auto types = [&](const char* day) {
        EventFilter filter;
        filter.as_of = parse_iso_day(day);
        std::vector<std::string> found;
        graph->each_event(filter, [&](Event&& event, std::uint64_t) { found.push_back(event.type); });
        std::sort(found.begin(), found.end());
        return found;
    };
    CHECK(types("2022-02-09").empty());
    CHECK(types("2022-02-10") == std::vector<std::string>{"attack", "meeting"});
    CHECK(types("2022-05-10") == std::vector<std::string>{"attack", "meeting", "opposition"});
}

TEST_CASE("the sums follow what is forgotten") {
    const TemporaryFolder folder;
    auto articles = years_of_news(7);
    const std::string file = folder.file("g.db");
    write(file, articles, 30);
    const std::string whole = answer(file, all_months);
    {
        const auto writer = open_writer(file);
        for (int i = 0; i < 40; ++i) {
            CHECK(writer->remove(articles[static_cast<std::size_t>(i)].key));
            if (i % 9 != 0) continue;
            writer->commit();
            check_totals(file);
        }
        writer->commit();
    }
    check_totals(file);
    write(folder.file("never.db"), {articles.begin() + 40, articles.end()}, 30);
    CHECK(answer(file, all_months) != whole);
    CHECK(answer(file, all_months) == answer(folder.file("never.db"), all_months));
    CHECK(answer(file, "select count(*) from stale_months") == "0\n");
    write(file, articles, 30);
    CHECK(answer(file, all_months) == whole);
}

TEST_CASE("a graph file of the first schema is brought to the newest by whoever opens it") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    write(file, years_of_news(8), 30);
    const std::string sums = answer(file, all_months);
    const std::string version = answer(file, "pragma user_version");
    answer(file, to_first_schema);
    CHECK(answer(file, "pragma user_version") == "1\n");
    open_reader(file);
    CHECK(answer(file, "pragma user_version") == version);
    CHECK(answer(file, all_months) == sums);
    check_totals(file);
    const std::string totals = answer(file, all_totals);
    answer(file, to_third_schema);
    open_reader(file);
    CHECK(answer(file, all_totals) == totals);
    check_totals(file);
}

TEST_CASE("the views of a graph file answer") {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder.file("g.db"));
    writer->add(coded("a", "2022-02-10", {claim("RUS/MIL RUS/forces", "attack", "UKR", "2022-02-01")}));
    writer->commit();
    CHECK(answer(folder.file("g.db"),
                 "select day, source, target, events, material_conflict, assault, goldstein from "
                 "countries_daily") == "2022-02-01|RUS|UKR|1|1|1|-10.0\n");
    CHECK(answer(folder.file("g.db"), "select publisher, published, source, type, target, trigger from claims_flat") ==
          "Source of a|2022-02-10|RUS/forces|attack|UKR|met\n");
    CHECK(answer(folder.file("g.db"), "select article, text from sentences_flat") ==
          "a|Vladimir Putin met Xi Jinping in Beijing.\n");
    CHECK(answer(folder.file("g.db"), "select entity, article from mentions_flat order by 1") ==
          "RUS/forces|a\nUKR|a\n");
    CHECK(answer(folder.file("g.db"), "select month, source, target, type, events from pairs_monthly") ==
          "2022-02|RUS|UKR|attack|1\n");
    writer->add(coded("b", "2022-02-10", {claim("RUS", "opposition", "NATO/IGO", "2022-02-09")}));
    writer->commit();
    CHECK(answer(folder.file("g.db"), "select \"from\", until, type, source, target, events from states_flat") ==
          "2022-02-09|-|opposes|RUS|NATO|1\n");
}
