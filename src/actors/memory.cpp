#include "actors/memory.hpp"

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

void Memory::mentioned(std::uint32_t entity, std::uint32_t sentence) { sightings_.push_back({entity, sentence}); }

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

std::optional<std::pair<std::uint32_t, std::uint32_t>> Memory::last_pair(bool persons, std::uint32_t not_before) const {
    const auto side = [&](std::uint32_t entity) {
        const Entity& e = actors_.entities[entity];
        return e.country.empty() ? e.id : e.country;
    };
    std::optional<std::uint32_t> second;
    for (auto it = sightings_.rbegin(); it != sightings_.rend() && it->sentence >= not_before; ++it) {
        const Entity& entity = actors_.entities[it->entity];
        const bool fits = persons ? entity.kind == EntityKind::person
                                  : entity.kind == EntityKind::country || entity.kind == EntityKind::person;
        if (!fits || side(it->entity).empty()) continue;
        if (!second) {
            second = it->entity;
        } else if (side(it->entity) != side(*second)) {
            return std::pair{it->entity, *second};
        }
    }
    return std::nullopt;
}

std::string Memory::last_country() const {
    for (auto it = sightings_.rbegin(); it != sightings_.rend(); ++it) {
        const std::string& country = actors_.entities[it->entity].country;
        if (!country.empty()) return country;
    }
    return {};
}

}  // namespace entente
