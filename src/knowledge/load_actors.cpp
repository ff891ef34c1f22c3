// The tables of actors: states, organs, organisations, groups, companies, persons and their offices, places.
#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "knowledge/table.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

using Tables = Knowledge::Tables;

class ActorLoader {
public:
    ActorLoader(Tables& tables, const std::string& directory, ActorTables which)
        : tables_(tables), directory_(directory), which_(which) {}

    void load() {
        // Growing step by step would take longer than reading.
        constexpr std::size_t names_expected = 1 << 16;
        constexpr std::size_t entities_expected = 1 << 15;
        tables_.entities.reserve(entities_expected);
        tables_.entity_by_id.reserve(entities_expected);
        if (with_names()) {
            tables_.names.reserve(names_expected);
            tables_.name_index.reserve(names_expected);
        }
        const bool more = which_ != ActorTables::of_states;
        countries();
        if (more) organs();
        organisations();
        if (more) {
            groups();
            companies();
            places();
        }
        offices();
        if (more) persons();
        if (with_names()) not_actors();
        memberships();
        if (which_ != ActorTables::all) return;
        organ_words();
        titles();
    }

private:
    bool with_names() const { return which_ == ActorTables::all || which_ == ActorTables::of_questions; }

    template <std::size_t N>
    std::vector<Row> rows(std::string_view name, const std::array<std::string_view, N>& columns,
                          std::initializer_list<std::size_t> key) const {
        return read_table(name, directory_, columns, std::vector<std::size_t>(key));
    }

    static Sector sector(const Row& row, std::size_t column) {
        const auto sector = sector_from(row[column]);
        if (!sector) row.fail("'" + row[column] + "' is no sector; expected GOV, MIL, COP, … (schemas/knowledge.md)");
        return *sector;
    }

    void check_country(const Row& row, std::size_t column) const {
        if (row[column].empty() || tables_.entity_by_id.contains(row[column])) return;
        row.fail("'" + row[column] + "' is no state of countries.tsv");
    }

    // Adds the entity, or answers the one that is there with the same id.
    std::uint32_t add(KnownEntity entity) {
        const auto [it, fresh] =
            tables_.entity_by_id.try_emplace(entity.id, static_cast<std::uint32_t>(tables_.entities.size()));
        if (fresh) tables_.entities.push_back(std::move(entity));
        return it->second;
    }

    void name(std::string_view phrase, std::uint32_t entity, NameRole role) {
        if (!with_names()) return;
        const auto value = static_cast<std::uint32_t>(tables_.names.size());
        tables_.names.push_back({entity, role});
        tables_.name_index.add(phrase, value);
        // News drops accents as often as not: "Erdogan", "Orban".
        if (const std::string plain = strip_accents(phrase); plain != phrase) tables_.name_index.add(plain, value);
    }

    void names(const Row& row, std::size_t name_column, std::size_t alias_column, std::uint32_t entity) {
        if (!with_names()) return;
        name(row[name_column], entity, NameRole::name);
        for (const std::string& alias : row.list(alias_column)) name(alias, entity, NameRole::name);
    }

    // Persons' names are spelt in more ways than a table can list: "Steinbrueck", "Fayez Sarraj", "Moshe Yaalon".
    void person_names(const Row& row, std::uint32_t person) {
        if (!with_names()) return;
        names(row, 0, 1, person);
        if (which_ == ActorTables::all) words_of_name(row[0], tables_.entities[person]);
        for (const std::string& variant : spellings(row[0])) name(variant, person, NameRole::name);
        for (const std::string& alias : row.list(1)) {
            for (const std::string& variant : spellings(alias)) name(variant, person, NameRole::name);
        }
    }

    // Asked for by extraction alone.
    void words_of_name(const std::string& full, const KnownEntity& who) {
        const std::string& state = who.country.empty() ? who.id : who.country;
        for (const std::string_view word : split(full, ' ')) {
            const auto [it, fresh] = tables_.name_word_states.try_emplace(std::string(word), state);
            if (!fresh && it->second != state) it->second.clear();
        }
    }

    static std::string replaced(std::string text, std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
        return text;
    }

    // Other spellings of a full name, without the one that stands there: German umlauts as two letters, the Arabic
    // article dropped or apart, no apostrophes inside words.
    static std::vector<std::string> spellings(const std::string& full) {
        std::vector<std::string> out;
        const auto add = [&](std::string spelling) {
            if (spelling != full && std::count(spelling.begin(), spelling.end(), ' ') > 0)
                out.push_back(std::move(spelling));
        };
        if (full.find(' ') == std::string::npos) return out;
        add(umlauts_apart(full));
        for (const std::string_view article : {" al-", " Al-", " el-", " El-"}) {
            if (full.find(article) == std::string::npos) continue;
            add(replaced(full, article, " "));
            add(replaced(full, article, " al "));
            add(replaced(full, article, " Al "));
            add(replaced(full, article, article[1] == 'a' || article[1] == 'A' ? " el-" : " al-"));
            add(replaced(full, article, article[1] == 'a' ? " Al-" : " al-"));
        }
        add(replaced(replaced(full, "'", ""), "’", ""));
        return out;
    }

    static std::string umlauts_apart(std::string text) {
        for (const auto& [umlaut, letters] :
             {std::pair{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}}) {
            text = replaced(std::move(text), umlaut, letters);
        }
        return text;
    }

    static std::map<std::string, std::string> codes(const Row& row, std::size_t column) {
        std::map<std::string, std::string> codes;
        for (const std::string& code : row.list(column)) {
            const std::size_t equals = code.find('=');
            if (equals == std::string::npos) row.fail("expected codes like iso2=RU|cow=365, found '" + code + "'");
            codes[code.substr(0, equals)] = code.substr(equals + 1);
        }
        return codes;
    }

    void countries() {
        static constexpr std::array<std::string_view, 9> columns = {
            "id", "name", "aliases", "adjectives", "demonyms", "capital", "from", "until", "codes"};
        for (const Row& row : rows("countries.tsv", columns, {0})) {
            const std::uint32_t country = add({row[0],
                                               row[1],
                                               EntityKind::country,
                                               row[0],
                                               Sector::GOV,
                                               row.from(6),
                                               row.until(7),
                                               {},
                                               codes(row, 8),
                                               {}});
            names(row, 1, 2, country);
            for (const std::string& word : row.list(3)) name(word, country, NameRole::adjective);
            for (const std::string& word : row.list(4)) name(word, country, NameRole::demonym);
            for (const std::string& word : row.list(5)) name(word, country, NameRole::capital);
        }
    }

    void organs() {
        static constexpr std::array<std::string_view, 5> columns = {"id", "name", "aliases", "country", "sector"};
        for (const Row& row : rows("organs.tsv", columns, {0})) {
            check_country(row, 3);
            names(row, 1, 2,
                  add({row[0], row[1], EntityKind::organisation, row[3], sector(row, 4), {}, {}, {}, {}, {}}));
        }
    }

    void organisations() {
        static constexpr std::array<std::string_view, 9> columns = {"id",     "name", "aliases", "kind", "country",
                                                                    "sector", "from", "until",   "codes"};
        for (const Row& row : rows("organisations.tsv", columns, {0})) {
            check_country(row, 4);
            auto all = codes(row, 8);
            const std::string parent = all.contains("parent") ? all["parent"] : std::string();
            names(row, 1, 2,
                  add({row[0],
                       row[1],
                       EntityKind::organisation,
                       row[4],
                       sector(row, 5),
                       row.from(6),
                       row.until(7),
                       parent,
                       std::move(all),
                       {}}));
        }
    }

    void groups() {
        static constexpr std::array<std::string_view, 9> columns = {"id",     "name", "aliases", "kind",  "country",
                                                                    "sector", "from", "until",   "parent"};
        for (const Row& row : rows("groups.tsv", columns, {0})) {
            check_country(row, 4);
            names(row, 1, 2,
                  add({row[0],
                       row[1],
                       EntityKind::group,
                       row[4],
                       sector(row, 5),
                       row.from(6),
                       row.until(7),
                       row[8],
                       {},
                       {}}));
        }
    }

    void companies() {
        static constexpr std::array<std::string_view, 6> columns = {"id",      "name",     "aliases",
                                                                    "country", "industry", "state_owned"};
        for (const Row& row : rows("companies.tsv", columns, {0})) {
            check_country(row, 3);
            names(row, 1, 2, add({row[0], row[1], EntityKind::company, row[3], Sector::BUS, {}, {}, {}, {}, {}}));
        }
    }

    void places() {
        static constexpr std::array<std::string_view, 4> columns = {"name", "aliases", "country", "kind"};
        for (const Row& row : rows("places.tsv", columns, {0})) {
            check_country(row, 2);
            names(row, 0, 1,
                  add({"place/" + slug(row[0]), row[0], EntityKind::place, row[2], Sector::none, {}, {}, {}, {}, {}}));
        }
    }

    void offices() {
        static constexpr std::array<std::string_view, 6> columns = {"person", "aliases", "office",
                                                                    "of",     "from",    "until"};
        for (const Row& row : rows("offices.tsv", columns, {0, 2, 3, 4})) {
            const auto of = tables_.entity_by_id.find(row[3]);
            if (of == tables_.entity_by_id.end())
                row.fail("'" + row[3] + "' is no state or organisation of the tables");
            const std::string& home = tables_.entities[of->second].country;
            const std::uint32_t person =
                add({"person/" + slug(row[0]), row[0], EntityKind::person, home, Sector::GOV, {}, {}, {}, {}, {}});
            person_names(row, person);
            const auto index = static_cast<std::uint32_t>(tables_.offices.size());
            tables_.offices.push_back({person, of->second, row[2], row.from(4), row.until(5)});
            const OfficeTerm& term = tables_.offices.back();
            if (term.from && term.until && *term.until <= *term.from) row.fail("'until' is not after 'from'");
            tables_.entities[person].offices.push_back(index);
            tables_.offices_of[row[3] + ' ' + row[2]].push_back(index);
            surname(row[0], row[3], person);
        }
    }

    // The part of a leader's name that news uses alone: the first where family names come first, else the last.
    void surname(const std::string& full, const std::string& of, std::uint32_t person) {
        static constexpr std::array<std::string_view, 5> family_first = {"CHN", "PRK", "KOR", "TWN", "HKG"};
        const auto words = split(full, ' ');
        if (words.size() < 2) return;
        // In Hong Kong and Taiwan some go by an English given name: Carrie Lam, but Leung Chun-ying.
        const bool either = of == "HKG" || of == "TWN";
        const bool first = std::find(family_first.begin(), family_first.end(), of) != family_first.end() &&
                           (!either || words.back().find('-') != std::string_view::npos);
        std::string_view family = first ? words.front() : words.back();
        if (family.size() < 2 || !is_letter_name(family)) return;
        name(family, person, NameRole::surname);
        if (const std::string apart = umlauts_apart(std::string(family)); apart != family)
            name(apart, person, NameRole::surname);
        for (const std::string_view article : {"al-", "el-", "Al-", "El-"}) {
            if (family.starts_with(article)) name(family.substr(article.size()), person, NameRole::surname);
        }
    }

    static bool is_letter_name(std::string_view word) {
        return word != "Jr." && word != "Sr." && word != "II" && word != "III" && word != "IV" && word != "V" &&
               word != "VI" && word != "XVI" && word.find('.') == std::string_view::npos;
    }

    void persons() {
        static constexpr std::array<std::string_view, 5> columns = {"person", "aliases", "country", "sector", "role"};
        for (const Row& row : rows("persons.tsv", columns, {0})) {
            check_country(row, 2);
            person_names(row, add({"person/" + slug(row[0]),
                                   row[0],
                                   EntityKind::person,
                                   row[2],
                                   sector(row, 3),
                                   {},
                                   {},
                                   {},
                                   {},
                                   {}}));
        }
    }

    void memberships() {
        static constexpr std::array<std::string_view, 4> columns = {"organisation", "country", "from", "until"};
        for (const Row& row : rows("memberships.tsv", columns, {0, 1, 2})) {
            check_country(row, 1);
            if (!tables_.entity_by_id.contains(row[0]))
                row.fail("'" + row[0] + "' is no organisation of organisations.tsv");
            tables_.memberships.push_back({row[0], row[1], row.from(2), row.until(3)});
        }
    }

    void organ_words() {
        static constexpr std::array<std::string_view, 4> columns = {"phrase", "organ", "sector", "number"};
        for (const Row& row : rows("organ-words.tsv", columns, {0})) {
            tables_.organ_index.add(row[0], static_cast<std::uint32_t>(tables_.organ_words.size()));
            tables_.organ_words.push_back({row[0], row[1], sector(row, 2), row[3] == "pl"});
        }
    }

    void titles() {
        static constexpr std::array<std::string_view, 4> columns = {"phrase", "office", "sector", "countries"};
        for (const Row& row : rows("titles.tsv", columns, {0, 3})) {
            tables_.title_index.add(row[0], static_cast<std::uint32_t>(tables_.titles.size()));
            tables_.title_index.add(plural(row[0]), static_cast<std::uint32_t>(tables_.titles.size()));
            tables_.titles.push_back({row[0], row[1], sector(row, 2), row.list(3)});
        }
    }

    // "foreign minister" → "foreign ministers", "head of state" → "heads of state", "secretary" → "secretaries".
    static std::string plural(const std::string& phrase) {
        std::size_t end = phrase.size();
        for (const std::string_view joint : {" of ", " for ", " to ", "-in-", " general"}) {
            if (const std::size_t at = phrase.find(joint); at != std::string::npos && at > 0) end = std::min(end, at);
        }
        std::string head = phrase.substr(0, end);
        if (head.ends_with("man")) {
            head.replace(head.size() - 2, 1, "e");
        } else if (head.ends_with("y") && !head.ends_with("ey")) {
            head.replace(head.size() - 1, 1, "ies");
        } else if (!head.ends_with("s")) {
            head += 's';
        }
        return head + phrase.substr(end);
    }

    void not_actors() {
        static constexpr std::array<std::string_view, 2> columns = {"phrase", "why"};
        for (const Row& row : rows("not-actors.tsv", columns, {0})) name(row[0], 0, NameRole::not_actor);
    }

    Tables& tables_;
    const std::string& directory_;
    ActorTables which_;
};

}  // namespace

void load_actors(Knowledge::Tables& tables, const std::string& directory, ActorTables which) {
    ActorLoader(tables, directory, which).load();
    const auto by_from = [&](std::uint32_t a, std::uint32_t b) {
        return tables.offices[a].from.value_or(Day::min()) < tables.offices[b].from.value_or(Day::min());
    };
    for (auto& [key, terms] : tables.offices_of) std::stable_sort(terms.begin(), terms.end(), by_from);
}

}  // namespace entente
