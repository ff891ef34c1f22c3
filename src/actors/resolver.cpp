#include "actors/resolver.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "entente/base/text.hpp"

namespace entente {
namespace {

// The state or organisation that an entity acts for.
std::string acts_for(const KnownEntity& entity) {
    return entity.country.empty() ? entity.id : entity.country;
}

}  // namespace

bool names_organisation(std::string_view word) {
    static const std::set<std::string_view> words = {
        "Agency",      "Alliance",   "Army",        "Assembly",     "Association",  "Authority",  "Bank",
        "Brigade",     "Brigades",   "Bureau",      "Center",       "Centre",       "Coalition",  "Command",
        "Commission",  "Committee",  "Company",     "Conference",   "Congress",     "Consortium", "Convention",
        "Corp",        "Corp.",      "Corporation", "Corps",        "Council",      "Court",      "Department",
        "Directorate", "Federation", "Force",       "Forces",       "Foundation",   "Front",      "Fund",
        "Group",       "Guard",      "Guards",      "Inc",          "Inc.",         "Institute",  "Jihad",
        "League",      "Liberation", "Limited",     "Ltd",          "Ltd.",         "Militia",    "Ministry",
        "Movement",    "Network",    "Office",      "Organisation", "Organization", "Parliament", "Partnership",
        "Party",       "Police",     "Resistance",  "Secretariat",  "Senate",       "Service",    "Services",
        "Society",     "State",      "Tribunal",    "Union",        "Unity",        "University", "Watch"};
    return words.contains(word);
}

bool names_thing(std::string_view word) {
    static const std::set<std::string_view> words = {
        "Accord",     "Accords",     "Act",          "Agreement", "Airport",      "Atlantic", "Avenue",
        "Base",       "Award",       "Basin",        "Bay",       "Beach",        "Bridge",   "Building",
        "Canal",      "Cape",        "Castle",       "Cathedral", "Championship", "Channel",  "Christmas",
        "Church",     "City",        "Coast",        "Creek",     "Cup",          "Cyclone",  "Dam",
        "Day",        "Declaration", "Constitution", "Desert",    "District",     "Dome",     "Emeritus",
        "Eve",        "Expedition",  "Festival",     "Field",     "Flight",       "Forest",   "Fort",
        "Games",      "Gate",        "Glacier",      "Gorge",     "Governorate",  "Gulf",     "Guild",
        "Hall",       "Harbor",      "Harbour",      "Heights",   "Highway",      "Hill",     "Hills",
        "Hospital",   "Hotel",       "House",        "Hurricane", "Island",       "Inquiry",  "Islands",
        "Lake",       "Line",        "Mall",         "Marathon",  "Market",       "Memorial", "Monday",
        "Mosque",     "Mount",       "Mountain",     "Mountains", "Museum",       "Oblast",   "Ocean",
        "Olympics",   "Open",        "Operation",    "Pacific",   "Palace",       "Park",     "Pass",
        "Peninsula",  "Plan",        "Plateau",      "Plaza",     "Point",        "Port",     "Prison",
        "Prize",      "Protocol",    "Province",     "Range",     "Region",       "Report",   "Resolution",
        "Reef",       "Reform",      "River",        "Road",      "Sea",          "Shoal",    "Square",
        "Stadium",    "Station",     "Storm",        "Strait",    "Street",       "Summit",   "Temple",
        "Tournament", "Tower",       "Treaty",       "Tropical",  "Typhoon",      "Valley",   "Village",
        "Volcano",    "War",         "World",        "Zone"};
    return words.contains(word);
}

std::string Resolver::text_of(std::uint32_t first, std::uint32_t last) const {
    std::string text;
    for (std::uint32_t at = first; at < last; ++at) {
        const Token& token = document_.tokens[at];
        if (at > first && document_.tokens[at - 1].end < token.begin) text += ' ';
        text += document_.form(token);
    }
    return text;
}

const Title* Resolver::title_of(const Piece& piece, const KnownEntity* owner) const {
    const Title* general = nullptr;
    const Title* of_one = nullptr;
    static const Title plain{"leader", "", Sector::GOV, {}};
    for (const std::uint32_t ref : piece.refs) {
        const Title& title = knowledge_.titles[ref];
        if (title.countries.empty()) {
            general = &title;
        } else if (owner != nullptr &&
                   std::find(title.countries.begin(), title.countries.end(), owner->country) != title.countries.end()) {
            return &title;
        } else if (owner == nullptr && title.countries.size() == 1) {
            of_one = &title;
        }
    }
    if (general == nullptr && of_one != nullptr) return of_one;
    return general != nullptr ? general : &plain;
}

std::uint32_t Resolver::known(std::uint32_t index) {
    const KnownEntity* entity = &knowledge_.whole(knowledge_.entities[index]);
    Entity out{entity->id, entity->name, entity->kind, entity->country, entity->sector, true};
    std::string office;
    if (entity->kind == EntityKind::person && !entity->offices.empty()) {
        if (const OfficeTerm* term = knowledge_.office_on(*entity, day_)) {
            const KnownEntity& of = knowledge_.entities[term->of];
            out.country = of.kind == EntityKind::country ? of.country : of.country.empty() ? of.id : of.country;
            out.sector = of.kind == EntityKind::country ? Sector::GOV : of.sector;
            office = term->office;
        } else {
            out.sector = Sector::ELI;  // before or after the office: does not act for the state
            const KnownEntity& of = knowledge_.entities[knowledge_.offices[entity->offices.front()].of];
            if (of.kind != EntityKind::country) out.country = entity->country;
        }
    }
    const bool person = entity->kind == EntityKind::person;
    const std::string name = out.name;
    const std::uint32_t id = memory_.intern(std::move(out));
    if (person) memory_.person_named(id, name, office);
    return id;
}

std::uint32_t Resolver::people(std::uint32_t country) {
    const KnownEntity& state = knowledge_.entities[country];
    return memory_.intern(
        {state.id + "/civilians", "Civilians of " + state.name, EntityKind::group, state.country, Sector::CVL, false});
}

const KnownEntity* Resolver::surname_holder(const Piece& piece, const KnownEntity* owner, const Title* title) const {
    const std::string office = title == nullptr ? std::string() : title->office;
    const auto held = [&](const KnownEntity& person) {
        if (title == nullptr || (office.empty() && title->sector == Sector::CVL) || title->phrase == "leader")
            return true;  // "Mr. Carter"
        return std::any_of(person.offices.begin(), person.offices.end(),
                           [&](std::uint32_t index) { return knowledge_.offices[index].office == office; });
    };
    const auto same_office = [&](const KnownEntity& a, const KnownEntity& b) {
        return std::any_of(a.offices.begin(), a.offices.end(), [&](std::uint32_t one) {
            return std::any_of(b.offices.begin(), b.offices.end(), [&](std::uint32_t other) {
                return knowledge_.offices[one].office == knowledge_.offices[other].office;
            });
        });
    };
    std::set<const KnownEntity*> in_office;
    std::set<const KnownEntity*> of_owner;
    for (const std::uint32_t ref : piece.refs) {
        const KnownEntity& person = knowledge_.entities[ref];
        if (owner != nullptr) {
            const bool fits = std::any_of(person.offices.begin(), person.offices.end(), [&](std::uint32_t index) {
                const OfficeTerm& term = knowledge_.offices[index];
                return &knowledge_.entities[term.of] == owner && (office.empty() || term.office == office);
            });
            if (fits) of_owner.insert(&person);
        }
        if (knowledge_.office_on(person, day_) != nullptr) in_office.insert(&person);
    }
    if (owner != nullptr) {
        std::set<const KnownEntity*> both;
        std::set_intersection(of_owner.begin(), of_owner.end(), in_office.begin(), in_office.end(),
                              std::inserter(both, both.end()));
        if (both.size() == 1) return *both.begin();
        return of_owner.size() == 1 ? *of_owner.begin() : nullptr;
    }
    if (in_office.empty()) {
        // The article has no date, or the person no office now: the only one of that name who held an office so called;
        // of a father and a son in the same office, the later. "Senator Carter" is none of them.
        const KnownEntity* found = nullptr;
        for (const std::uint32_t ref : piece.refs) {
            const KnownEntity& person = knowledge_.entities[ref];
            if (&person == found || !held(person)) continue;
            if (found != nullptr && (found->country != person.country || !same_office(*found, person))) return nullptr;
            if (found == nullptr ||
                knowledge_.offices[found->offices.back()].from < knowledge_.offices[person.offices.back()].from)
                found = &person;
        }
        return found;
    }
    if (in_office.size() != 1) return nullptr;
    // "Senator Johnson" is no prime minister; but "Secretary Clinton" is the foreign minister.
    const bool other = title != nullptr && title->sector != Sector::GOV && !held(**in_office.begin());
    return other ? nullptr : *in_office.begin();
}

std::uint32_t Resolver::unknown_person(const std::string& name, const std::string& country, Sector sector,
                                       const std::string& office) {
    const std::size_t space = name.rfind(' ');
    const auto known = memory_.person_with(space == std::string::npos ? name : name.substr(space + 1));
    if (known && space == std::string::npos) return *known;
    const std::uint32_t id = memory_.intern({"person/" + slug(name), name, EntityKind::person, country, sector, false});
    memory_.person_named(id, name, office);
    return id;
}

std::uint32_t Resolver::person(const NounGroup& group, const Title* title, const std::string& country, Sector sector) {
    const Piece& name = *group.name;
    const std::string office = title == nullptr ? "" : title->office;
    const std::string text = text_of(name.first, name.last);
    if (name.kind == PieceKind::person) {
        const std::uint32_t id = known(name.entity);
        if (!office.empty() && !group.former) memory_.person_named(id, text, office);
        return id;
    }
    if (name.kind == PieceKind::surname) {
        if (const auto earlier = memory_.person_with(text)) return *earlier;
        const KnownEntity* owner = group.owner ? &knowledge_.entities[*group.owner] : nullptr;
        if (const KnownEntity* holder = surname_holder(name, owner, title)) {
            const std::uint32_t id = known(static_cast<std::uint32_t>(holder - knowledge_.entities.data()));
            memory_.person_named(id, text, group.former ? "" : office);
            return id;
        }
    }
    return unknown_person(text, country, group.former ? Sector::ELI : sector, group.former ? "" : office);
}

std::uint32_t Resolver::organ(const KnownEntity* owner, const std::string& context, const Piece& piece) {
    const OrganWord& word = knowledge_.organ_words[piece.refs.front()];
    if (owner != nullptr && owner->country.empty() && owner->kind != EntityKind::place) {
        return known(static_cast<std::uint32_t>(owner - knowledge_.entities.data()));  // "UN troops", "NATO officials"
    }
    if (owner != nullptr && (owner->kind == EntityKind::group || owner->kind == EntityKind::organisation ||
                             owner->kind == EntityKind::company)) {
        return known(static_cast<std::uint32_t>(owner - knowledge_.entities.data()));  // "Hamas fighters"
    }
    // Who the gunmen of a place are for, nobody knows.
    const bool unknown_side = word.sector == Sector::UAF || word.sector == Sector::CRM || word.organ == "militants";
    const std::string country = owner != nullptr ? owner->country : unknown_side ? std::string() : context;
    const KnownEntity* state = country.empty() ? nullptr : knowledge_.find(country);
    if (state != nullptr && (word.organ.empty() || word.organ == "government")) {
        return known(static_cast<std::uint32_t>(state - knowledge_.entities.data()));
    }
    std::string name = word.organ;
    std::replace(name.begin(), name.end(), '-', ' ');
    if (!name.empty() && is_ascii_lower(name.front())) name.front() = static_cast<char>(name.front() - 'a' + 'A');
    static constexpr std::array<Sector, 12> groups = {Sector::CVL, Sector::REB, Sector::SEP, Sector::UAF,
                                                      Sector::OPP, Sector::CRM, Sector::REF, Sector::LAB,
                                                      Sector::EDU, Sector::REL, Sector::ELI, Sector::SET};
    const bool group = std::find(groups.begin(), groups.end(), word.sector) != groups.end();
    const EntityKind kind = group                        ? EntityKind::group
                            : word.sector == Sector::BUS ? EntityKind::company
                                                         : EntityKind::organisation;
    return memory_.intern({(country.empty() ? "any" : country) + "/" + (word.organ.empty() ? "government" : word.organ),
                           state != nullptr ? name + " of " + state->name : name, kind, country, word.sector, false});
}

std::uint32_t Resolver::resolve(const NounGroup& group, const std::string& context) {
    const KnownEntity* owner = group.owner ? &knowledge_.entities[*group.owner] : nullptr;
    const Title* title = nullptr;
    Sector sector = Sector::none;
    const Piece* organ_piece = nullptr;
    for (const Piece* piece : group.chain) {
        if (piece->kind == PieceKind::organ) {
            organ_piece = piece;
            const OrganWord& word = knowledge_.organ_words[piece->refs.front()];
            if (sector == Sector::none) sector = word.sector;
            // "former president" before a name says which office it was.
            if (group.name != nullptr && word.phrase.starts_with("former ")) {
                for (const std::uint32_t ref : knowledge_.title_index.find(word.phrase.substr(7)))
                    if (knowledge_.titles[ref].countries.empty()) title = &knowledge_.titles[ref];
            }
        } else {
            title = title_of(*piece, owner);
            if (title != nullptr && sector == Sector::none) sector = title->sector;
        }
    }
    const std::string country = owner == nullptr ? "" : acts_for(*owner);
    if (group.name != nullptr) {
        // "Pentagon spokesman Jack Doe": a title of one state only.
        const bool of_one = owner == nullptr && title != nullptr && title->countries.size() == 1;
        const std::uint32_t id = person(group, title, of_one ? title->countries.front() : country, sector);
        // "Justice Minister Jane Doe" without a state is most likely one of the state that the text is about.
        const bool of_state =
            sector == Sector::GOV || sector == Sector::LEG || sector == Sector::JUD || sector == Sector::MIL;
        if (owner == nullptr && of_state) memory_.guess_country(id, context);
        return id;
    }

    if (organ_piece != nullptr && (title == nullptr || title->office.empty()))
        return organ(owner, context, *organ_piece);
    if (title == nullptr) return organ_piece != nullptr ? organ(owner, context, *organ_piece) : known(*group.owner);

    const bool plural = group.chain.back()->plural;
    std::string office = title->office;
    if (group.counterpart_of_last && office.empty()) {
        if (const auto last = memory_.last_person(0)) {
            if (const std::string* held = memory_.office_of(*last)) office = *held;
        }
    }
    if (!office.empty() && !plural && !group.former) {
        if (owner == nullptr) {
            if (const auto person = memory_.person_in_office(office)) return *person;
        }
        // The president of a court is not that of the state.
        const bool body = owner != nullptr && owner->kind == EntityKind::organisation && !owner->country.empty() &&
                          owner->sector != Sector::GOV;
        const std::string of = body ? owner->id : owner != nullptr ? acts_for(*owner) : context;
        if (const KnownEntity* holder = of.empty() ? nullptr : knowledge_.holder(of, office, day_)) {
            return known(static_cast<std::uint32_t>(holder - knowledge_.entities.data()));
        }
    }
    if (owner != nullptr && owner->kind != EntityKind::country && owner->kind != EntityKind::place) {
        return known(*group.owner);  // "the company's chairman", "an EU spokesman"
    }
    const std::string home = owner != nullptr ? owner->country : context;
    const KnownEntity* state = home.empty() ? nullptr : knowledge_.find(home);
    const std::string role = (group.former ? "former-" : "") + slug(title->phrase);
    return memory_.intern(
        {(home.empty() ? "any" : home) + "/" + role,
         (group.former ? "Former " : "") + title->phrase + (state != nullptr ? " of " + state->name : ""),
         EntityKind::person, home, group.former ? Sector::ELI : title->sector, false});
}

std::optional<std::uint32_t> Resolver::proper(const Piece& piece, const std::string& country) {
    const std::string name = text_of(piece.first, piece.last);
    const auto words = split(name, ' ');
    if (std::any_of(words.begin(), words.end(), names_organisation)) {
        if (words.size() < 2) return std::nullopt;
        return memory_.intern({"org/" + slug(name), name, EntityKind::organisation, country, Sector::none, false});
    }
    if (words.size() == 1) return memory_.person_with(name);
    if (words.size() > 4) return std::nullopt;
    if (std::any_of(words.begin(), words.end(), names_thing)) return std::nullopt;
    const auto capital = [](std::string_view word) {
        return is_ascii_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80;
    };
    const auto upper = [](std::string_view word) {
        return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) { return !is_ascii_lower(c); });
    };
    if (!capital(words.front()) || !capital(words.back()) || std::all_of(words.begin(), words.end(), upper))
        return std::nullopt;
    return unknown_person(name, country, Sector::none, "");
}

}  // namespace entente
