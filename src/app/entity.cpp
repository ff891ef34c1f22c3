// entity NAME: who that is, what the articles call it, and its relations.
#include <fmt/format.h>

#include "app/question.hpp"
#include "entente/query/profile.hpp"

namespace entente::app {
namespace {

constexpr std::size_t names_shown = 12;

// ", 2012-05-07 – 2018-05-07", ", since 2012-05-07"; until: the day the successor took over.
std::string years_text(const OfficeHeld& held) {
    if (held.from && held.until) return ", " + iso(*held.from) + " – " + iso(*held.until);
    if (held.from) return ", since " + iso(*held.from);
    return held.until ? ", until " + iso(*held.until) : "";
}

std::string heading_of(const Profile& profile, const NameOf& name_of) {
    const Entity& entity = profile.entity;
    std::string text = fmt::format("{}  ({}, {}", entity.name, entity.id, name(entity.kind));
    if (!entity.country.empty() && entity.country != entity.id) text += fmt::format(" of {}", name_of(entity.country));
    if (entity.sector != Sector::none) text += fmt::format(", {}", name(entity.sector));
    text += entity.known ? ")\n" : "; not in the knowledge files)\n";
    for (const OfficeHeld& held : profile.offices) {
        text += fmt::format("  {} of {}{}\n", held.office, name_of(held.of), years_text(held));
    }
    if (profile.names.empty()) return text;
    text += "  called ";
    for (std::size_t i = 0; i < std::min(names_shown, profile.names.size()); ++i)
        text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", profile.names[i].name, profile.names[i].articles);
    return text + (profile.names.size() > names_shown ? ", …\n" : "\n");
}

class EntityCommand final : public Question {
public:
    void set_up(CLI::App& app) override {
        app.add_option("NAME", a_, "A name, alias, code, adjective or id")->required();
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const EventFilter asked = conditions(answering);
        const Profile found = profile(answering.resolve(a_), answering.knowledge(), answering.graph(), asked, limit());
        if (format() == Format::table) print(heading_of(found, answering.name_of()) + "\n");
        show([&] { return profile_json(found, answering.name_of()); },
             [&] { return relations_grid(found.relations.list, answering.name_of()); }, found.relations.total,
             "relations");
    }
};

}  // namespace

std::unique_ptr<Command> make_entity() {
    return std::make_unique<EntityCommand>();
}

}  // namespace entente::app
