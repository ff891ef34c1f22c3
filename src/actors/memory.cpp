#include "actors/memory.hpp"

#include <algorithm>
#include <map>

namespace entente {

std::uint32_t Memory::intern(Entity entity) {
    const auto [it, fresh] = by_id_.try_emplace(entity.id, static_cast<std::uint32_t>(actors_.entities.size()));
    if (fresh) {
        actors_.entities.push_back(std::move(entity));
    } else {
        Entity& old = actors_.entities[it->second];
        if (old.country.empty()) old.country = entity.country;
        if (old.sector == Sector::none) old.sector = entity.sector;
    }
    return it->second;
}

void Memory::guess_country(std::uint32_t entity, const std::string& country) {
    const Entity& guessed = actors_.entities[entity];
    if (!country.empty() && guessed.kind == EntityKind::person && !guessed.known) guesses_.try_emplace(entity, country);
}

void Memory::apply_guesses() {
    for (const auto& [entity, country] : guesses_) {
        if (actors_.entities[entity].country.empty()) actors_.entities[entity].country = country;
    }
}

void Memory::mentioned(std::uint32_t entity, std::uint32_t sentence) {
    sightings_.push_back({entity, sentence});
}

void Memory::person_named(std::uint32_t entity, std::string_view name, const std::string& office) {
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        if (end - at > 1) by_name_word_[std::string(name.substr(at, end - at))] = entity;
        at = end + 1;
    }
    if (!office.empty()) {
        by_office_[office] = entity;
        offices_[entity] = office;
    }
}

std::optional<std::uint32_t> Memory::person_with(std::string_view name_word) const {
    const auto it = by_name_word_.find(std::string(name_word));
    if (it == by_name_word_.end()) return std::nullopt;
    return it->second;
}

std::optional<std::uint32_t> Memory::person_in_office(const std::string& office) const {
    const auto it = by_office_.find(office);
    if (it == by_office_.end()) return std::nullopt;
    return it->second;
}

const std::string* Memory::office_of(std::uint32_t person) const {
    const auto it = offices_.find(person);
    return it == offices_.end() ? nullptr : &it->second;
}

std::optional<std::uint32_t> Memory::last_person(std::uint32_t not_before) const {
    std::optional<std::uint32_t> found;
    std::uint32_t sentence = 0;
    for (auto it = sightings_.rbegin(); it != sightings_.rend() && it->sentence >= not_before; ++it) {
        if (found && it->sentence != sentence) break;
        if (actors_.entities[it->entity].kind != EntityKind::person) continue;
        found = it->entity;
        sentence = it->sentence;
    }
    return found;
}

std::optional<std::uint32_t> Memory::last_of(EntityKind kind, Sector sector, std::uint32_t not_before) const {
    for (auto it = sightings_.rbegin(); it != sightings_.rend() && it->sentence >= not_before; ++it) {
        const Entity& entity = actors_.entities[it->entity];
        if (entity.kind == kind && (sector == Sector::none || entity.sector == sector)) return it->entity;
    }
    return std::nullopt;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Memory::main_pair(bool persons, std::uint32_t not_before,
                                                                         std::uint32_t sentence) const {
    struct Side {
        std::string key;
        std::uint32_t entity;  // as last mentioned
        std::uint32_t count = 0;
        std::size_t last = 0;
        bool here = false;  // named in this sentence
    };
    std::vector<Side> sides;
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
        if (sightings_[i].sentence < not_before) continue;
        const Entity& entity = actors_.entities[sightings_[i].entity];
        const bool fits = entity.kind == EntityKind::person || (!persons && entity.kind == EntityKind::country);
        const std::string& key = entity.country.empty() ? entity.id : entity.country;
        if (!fits || (entity.country.empty() && entity.kind == EntityKind::person)) continue;
        auto it = std::find_if(sides.begin(), sides.end(), [&](const Side& side) { return side.key == key; });
        if (it == sides.end()) it = sides.insert(it, {key, sightings_[i].entity, 0, i, false});
        if (persons || entity.kind == EntityKind::country || actors_.entities[it->entity].kind == EntityKind::person)
            it->entity = sightings_[i].entity;
        ++it->count;
        it->here = it->here || sightings_[i].sentence == sentence;
        it->last = i;
    }
    const auto here = std::count_if(sides.begin(), sides.end(), [](const Side& side) { return side.here; });
    if (here == 1 && sides.size() > 2) std::erase_if(sides, [](const Side& side) { return side.here; });
    if (sides.size() < 2) return std::nullopt;
    std::stable_sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
        return a.count != b.count ? a.count > b.count : a.last > b.last;
    });
    const auto ordered = std::minmax(sides[0].entity, sides[1].entity);
    return std::pair{ordered.first, ordered.second};
}

bool Memory::spoken_of(std::string_view state) const {
    return std::any_of(actors_.entities.begin(), actors_.entities.end(),
                       [&](const Entity& entity) { return entity.id == state || entity.country == state; });
}

std::string Memory::main_country() const {
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // how often, and where first
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
        const std::string& country = actors_.entities[sightings_[i].entity].country;
        if (country.size() == 3) ++counts.try_emplace(country, std::pair{std::size_t{0}, i}).first->second.first;
    }
    std::string best;
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const auto& [country, count] : counts) {
        if (count.first > most.first || (count.first == most.first && count.second < most.second)) {
            best = country;
            most = count;
        }
    }
    return best;
}

}  // namespace entente
