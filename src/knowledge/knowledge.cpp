#include "entente/knowledge/knowledge.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

// A table that is misnamed would be passed over in silence.
void check_names(const std::string& directory) {
    const std::string built_in = "src/knowledge/data/";
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        if (entry.path().extension() == ".tsv") files.push_back(entry.path().filename().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        if (embedded(built_in + file)) continue;
        std::string known;
        for (const EmbeddedFile& table : embedded_under(built_in))
            known += (known.empty() ? "" : ", ") + std::string(table.path.substr(built_in.size()));
        throw Error(directory + "/" + file, 0, "there is no table of this name; the tables are " + known);
    }
}

}  // namespace

Knowledge::Knowledge(const std::string& directory, Later)
    : tables_(std::make_unique<Tables>()), by_id_(std::make_unique<Tables>()), of_states_(std::make_unique<Tables>()) {
    if (!directory.empty() && !std::filesystem::is_directory(directory)) {
        throw Error(directory, 0,
                    "expected a directory of knowledge tables (schemas/knowledge.md says what they hold)");
    }
    if (!directory.empty()) check_names(directory);
    tables_->directory = directory;
}

Knowledge::Knowledge(const std::string& directory) : Knowledge(directory, Later{}) {
    load_ontology(tables_->ontology, directory);
    load_actors(*tables_, directory, ActorTables::all);
    load_frames(tables_->frames, tables_->ontology, directory);
}

Knowledge Knowledge::for_questions(const std::string& directory) {
    return {directory, Later{}};
}

Knowledge::~Knowledge() = default;
Knowledge::Knowledge(Knowledge&&) noexcept = default;

const Ontology& Knowledge::ontology() const {
    if (tables_->ontology.types.empty()) load_ontology(tables_->ontology, tables_->directory);
    return tables_->ontology;
}

const Knowledge::Tables& Knowledge::tables() const {
    if (tables_->entities.empty()) load_actors(*tables_, tables_->directory, ActorTables::of_questions);
    return *tables_;
}

const Knowledge::Tables& Knowledge::tables_by_id() const {
    if (!tables_->entities.empty()) return *tables_;
    if (by_id_->entities.empty()) load_actors(*by_id_, tables_->directory, ActorTables::without_names);
    return *by_id_;
}

const Knowledge::Tables& Knowledge::tables_of_states() const {
    // The user's offices may be those of anybody.
    const bool others = !tables_->directory.empty() || !tables_->entities.empty() || !by_id_->entities.empty();
    if (others) return tables_by_id();
    if (of_states_->entities.empty()) load_actors(*of_states_, {}, ActorTables::of_states);
    return *of_states_;
}

const PairWeights& Knowledge::Tables::pair_weights() const {
    std::call_once(weights_once_, [&] { load_pair_weights(weights_, directory); });
    return weights_;
}

const ClaimWeights& Knowledge::Tables::claim_weights() const {
    std::call_once(claim_weights_once_, [&] { load_claim_weights(claim_weights_, directory); });
    return claim_weights_;
}

const KnownEntity* Knowledge::Tables::find(std::string_view id) const {
    const auto it = entity_by_id.find(std::string(id));
    return it == entity_by_id.end() ? nullptr : &entities[it->second];
}

const KnownEntity& Knowledge::Tables::whole(const KnownEntity& body) const {
    const KnownEntity* parent = body.parent.empty() ? nullptr : find(body.parent);
    return parent == nullptr ? body : *parent;
}

const KnownEntity* Knowledge::Tables::holder(const std::string& of, const std::string& office, Day day) const {
    const auto it = offices_of.find(of + ' ' + office);
    if (it == offices_of.end()) return nullptr;
    const KnownEntity* found = nullptr;
    for (const std::uint32_t index : it->second) {
        const OfficeTerm& term = offices[index];
        if (!term.holds_on(day)) continue;
        if (found != nullptr && found != &entities[term.person]) return nullptr;
        found = &entities[term.person];
    }
    return found;
}

const OfficeTerm* Knowledge::Tables::office_on(const KnownEntity& person, Day day) const {
    for (const std::uint32_t index : person.offices) {
        if (offices[index].holds_on(day)) return &offices[index];
    }
    return nullptr;
}

}  // namespace entente
