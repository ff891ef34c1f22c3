#include "export/fixtures.hpp"

#include <map>
#include <utility>

namespace entente::fixtures {
namespace {

struct Codes {
    Plover plover;
    const char* cameo;
    int quad;
    double goldstein;
    bool mutual;
};

const std::map<std::string, Codes>& codes() {
    static const std::map<std::string, Codes> table = {
        {"meeting", {Plover::CONSULT, "040", 1, 1.0, true}},
        {"visit", {Plover::CONSULT, "042", 1, 1.9, false}},
        {"agreement", {Plover::AGREE, "057", 1, 8.0, true}},
        {"endorsement", {Plover::SUPPORT, "051", 1, 3.4, false}},
        {"trade", {Plover::COOPERATE, "061", 2, 6.4, true}},
        {"energy-supply", {Plover::COOPERATE, "061", 2, 6.4, false}},
        {"arms-supply", {Plover::AID, "072", 2, 8.3, false}},
        {"aid", {Plover::AID, "070", 2, 7.0, false}},
        {"demand", {Plover::REQUEST, "100", 3, -5.0, false}},
        {"accusation", {Plover::ACCUSE, "112", 3, -2.0, false}},
        {"condemnation", {Plover::ACCUSE, "111", 3, -2.0, false}},
        {"opposition", {Plover::REJECT, "120", 3, -4.0, false}},
        {"threat", {Plover::THREATEN, "130", 3, -4.4, false}},
        {"sanction", {Plover::SANCTION, "163", 4, -8.0, false}},
        {"air-strike", {Plover::ASSAULT, "195", 4, -10.0, false}},
        {"invasion", {Plover::ASSAULT, "190", 4, -10.0, false}},
        {"member-of", {Plover::none, "", 0, 0.0, false}},
        {"leads", {Plover::none, "", 0, 0.0, false}},
        {"owned-by", {Plover::none, "", 0, 0.0, false}},
    };
    return table;
}

std::string event_id(std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(16 - digits.size(), '0') + digits;
}

}  // namespace

Entity entity(std::string id, std::string name, EntityKind kind, std::string country, Sector sector) {
    Entity made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.kind = kind;
    made.country = std::move(country);
    made.sector = sector;
    return made;
}

Event event(std::string id, std::string source, std::string type, std::string target) {
    Event made;
    made.id = std::move(id);
    made.type = std::move(type);
    made.source.entity = std::move(source);
    made.target.entity = std::move(target);
    made.confidence = 0.9;
    made.sources = 1;
    made.claims = {made.id};
    if (const auto it = codes().find(made.type); it != codes().end()) {
        made.plover = it->second.plover;
        made.cameo = it->second.cameo;
        made.quad = it->second.quad;
        made.goldstein = it->second.goldstein;
        made.mutual = it->second.mutual;
    }
    return made;
}

Graph hostile() {
    using namespace std::string_literals;
    Graph graph;
    const std::string markup = "\"<&>'\\ \n";
    const std::vector<std::pair<std::string, std::string>> names = {
        {markup, markup},
        {"AT&amp;T", "AT&amp;T &lt;b&gt; &#65;"},
        {"back\\slash\\", "ends in \\"},
        {"emoji/🕊️", "🕊️ Peace & Co 🇺🇳"},
        {"rtl/حزب", "حزب الله (Hezbollah) \u202Eright\u202C"},
        {"control/\x01\x1F", "bell\x07 null"s + '\0' + "escape\x1B[31m"},
        {"control/%01%1F", "spelt out"},
        {"broken/\xFF\xC0", "cut \xE2\x82"},
        {"\tdigraph {} -> ;", "node [label=\"x\"]; // # /* \\N \\G \\l"},
        {"-0.5", "]]> <!-- -- --> <?xml ?>"},
    };
    for (const auto& [id, text] : names) {
        graph.entities.push_back(entity(id, text, EntityKind::group, "XX\"<&>", Sector::CVL));
    }
    graph.entities.push_back(entity("unused", "takes no part", EntityKind::place));

    const auto add = [&](std::size_t source, const char* type, std::size_t target) -> Event& {
        const std::string id = event_id(graph.events.size() + 1);
        graph.events.push_back(event(id, graph.entities[source].id, type, graph.entities[target].id));
        return graph.events.back();
    };
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        Event& made = add(i, "accusation", i + 1);
        made.attributes.topic = names[i].second;
        made.attributes.place = "two\nlines\tand a tab\r\n";
        made.time = {day_interval(make_day(2022, 2, 4)), TimeBasis::stated};
    }
    add(0, "a \"type\" <of> its & own\\", 1);
    add(0, "accusation", 1);  // parallel
    add(3, "meeting", 3);     // a loop
    Event& supply = add(4, "energy-supply", 3);
    supply.attributes.quantity = Quantity{1e10, "cubic metre"};
    supply.attributes.money = Money{117.5e9, "USD"};
    supply.attributes.duration = "P25Y";
    supply.time = {year_interval(2022), TimeBasis::relative};
    supply.status = Status::planned;
    supply.confidence = 1.0 / 3;
    supply.sources = 7;
    supply.first_seen = make_day(2022, 2, 4);
    supply.last_seen = make_day(2022, 3, 1);
    return graph;
}

Graph thirty() {
    using enum EntityKind;
    Graph graph;
    graph.entities = {
        entity("RUS", "Russia", country, "RUS"),
        entity("UKR", "Ukraine", country, "UKR"),
        entity("USA", "United States", country, "USA"),
        entity("CHN", "China", country, "CHN"),
        entity("DEU", "Germany", country, "DEU"),
        entity("FRA", "France", country, "FRA"),
        entity("GBR", "United Kingdom", country, "GBR"),
        entity("POL", "Poland", country, "POL"),
        entity("TUR", "Turkey", country, "TUR"),
        entity("FIN", "Finland", country, "FIN"),
        entity("SWE", "Sweden", country, "SWE"),
        entity("IRN", "Iran", country, "IRN"),
        entity("ISR", "Israel", country, "ISR"),
        entity("IND", "India", country, "IND"),
        entity("BLR", "Belarus", country, "BLR"),
        entity("SYR", "Syria", country, "SYR"),
        entity("NATO", "NATO", organisation, "", Sector::IGO),
        entity("EU", "European Union", organisation, "", Sector::IGO),
        entity("UN", "United Nations", organisation, "", Sector::IGO),
        entity("IAEA", "International Atomic Energy Agency", organisation, "", Sector::IGO),
        entity("person/vladimir-putin", "Vladimir Putin", person, "RUS", Sector::GOV),
        entity("person/xi-jinping", "Xi Jinping", person, "CHN", Sector::GOV),
        entity("person/volodymyr-zelenskyy", "Volodymyr Zelenskyy", person, "UKR", Sector::GOV),
        entity("person/joe-biden", "Joe Biden", person, "USA", Sector::GOV),
        entity("company/gazprom", "Gazprom", company, "RUS", Sector::BUS),
        entity("company/cnpc", "China National Petroleum Corporation", company, "CHN", Sector::BUS),
        entity("RUS/foreign-ministry", "Russian Foreign Ministry", organisation, "RUS", Sector::GOV),
        entity("hezbollah", "Hezbollah", group, "LBN", Sector::REB),
        entity("IRN/protesters", "protesters in Iran", group, "IRN", Sector::CVL),
        entity("place/zaporizhzhia", "Zaporizhzhia nuclear plant", place, "UKR"),
    };
    struct Row {
        const char* source;
        const char* type;
        const char* target;
        unsigned count = 1;
        Status status = Status::happened;
    };
    const Row rows[] = {
        {"RUS", "invasion", "UKR", 3},
        {"RUS", "air-strike", "UKR", 12},
        {"RUS", "air-strike", "place/zaporizhzhia"},
        {"UKR", "accusation", "RUS", 4},
        {"RUS", "accusation", "UKR", 2},
        {"RUS", "opposition", "NATO", 3},
        {"CHN", "opposition", "NATO"},
        {"RUS", "demand", "NATO", 2},
        {"RUS", "trade", "CHN", 3},
        {"RUS", "energy-supply", "IND", 2},
        {"RUS", "energy-supply", "DEU"},
        {"CHN", "endorsement", "RUS"},
        {"person/vladimir-putin", "meeting", "person/xi-jinping", 3},
        {"person/joe-biden", "meeting", "person/xi-jinping"},
        {"person/joe-biden", "visit", "POL"},
        {"person/joe-biden", "visit", "UKR"},
        {"person/volodymyr-zelenskyy", "visit", "USA"},
        {"person/volodymyr-zelenskyy", "meeting", "person/joe-biden", 2},
        {"person/vladimir-putin", "visit", "IRN"},
        {"company/gazprom", "agreement", "company/cnpc"},
        {"company/gazprom", "owned-by", "RUS"},
        {"company/cnpc", "owned-by", "CHN"},
        {"USA", "leads", "NATO"},
        {"USA", "sanction", "RUS", 6},
        {"EU", "sanction", "RUS", 8},
        {"GBR", "sanction", "RUS", 4},
        {"EU", "sanction", "BLR", 2},
        {"USA", "sanction", "IRN", 2, Status::planned},
        {"USA", "arms-supply", "UKR", 9},
        {"DEU", "arms-supply", "UKR", 3},
        {"POL", "arms-supply", "UKR", 2},
        {"GBR", "arms-supply", "UKR", 3},
        {"FRA", "arms-supply", "UKR"},
        {"EU", "aid", "UKR", 4},
        {"UN", "aid", "SYR"},
        {"UN", "condemnation", "RUS", 2},
        {"FIN", "member-of", "NATO"},
        {"SWE", "member-of", "NATO", 1, Status::planned},
        {"TUR", "member-of", "NATO"},
        {"TUR", "opposition", "SWE", 2},
        {"TUR", "opposition", "FIN"},
        {"TUR", "agreement", "SWE"},
        {"TUR", "air-strike", "SYR", 2},
        {"ISR", "air-strike", "SYR", 3},
        {"ISR", "air-strike", "hezbollah"},
        {"ISR", "threat", "IRN", 1, Status::hypothetical},
        {"IRN", "arms-supply", "RUS", 3},
        {"IRN", "arms-supply", "hezbollah"},
        {"IRN", "arms-supply", "RUS", 1, Status::denied},
        {"IRN/protesters", "accusation", "IRN"},
        {"IAEA", "demand", "IRN"},
        {"IAEA", "visit", "place/zaporizhzhia"},
        {"RUS/foreign-ministry", "accusation", "USA", 2},
        {"RUS/foreign-ministry", "threat", "FIN"},
        {"BLR", "endorsement", "RUS"},
        {"IND", "meeting", "CHN"},
        {"FRA", "meeting", "DEU", 2},
        {"DEU", "member-of", "EU"},
        {"FRA", "meeting", "person/vladimir-putin"},
        {"CHN", "trade", "IRN"},
    };
    for (const Row& row : rows) {
        for (unsigned i = 0; i < row.count; ++i) {
            Event made = event(event_id(graph.events.size() + 1), row.source, row.type, row.target);
            made.status = row.status;
            made.time = {day_interval(make_day(2022, 1 + i % 12, 4 + i)), TimeBasis::stated};
            made.sources = 1 + i % 3;
            graph.events.push_back(std::move(made));
        }
    }
    return graph;
}

}  // namespace entente::fixtures
