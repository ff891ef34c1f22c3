#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

using nlohmann::json;

RelationType::By by_from(const std::string& text, const std::string& file, const std::string& where) {
    if (text.empty()) return RelationType::By::nothing;
    if (text == "topic") return RelationType::By::topic;
    if (text == "commodity") return RelationType::By::commodity;
    if (text == "office") return RelationType::By::office;
    throw Error(file, 0, where + "'by' is topic, commodity or office");
}

// "sanctions-in-force", or {"state", "of", "acts", "topics"}.
std::vector<StateChange> changes_from(const json& list, const std::string& file, const std::string& where) {
    std::vector<StateChange> changes;
    for (const json& entry : list) {
        StateChange& change = changes.emplace_back();
        if (entry.is_string()) {
            change.state = entry.get<std::string>();
            continue;
        }
        change.state = entry.at("state").get<std::string>();
        change.acts = entry.value("acts", std::vector<std::string>{});
        change.topics = entry.value("topics", std::vector<std::string>{});
        const std::string of = entry.value("of", "both");
        if (of != "both" && of != "source" && of != "target") throw Error(file, 0, where + "'of' is source or target");
        change.of = of == "both"     ? StateChange::Of::both
                    : of == "source" ? StateChange::Of::source
                                     : StateChange::Of::target;
    }
    return changes;
}

void read_types(const std::string& file, std::string_view text, Ontology& ontology) {
    json document;
    try {
        document = json::parse(text);
    } catch (const json::parse_error& error) {
        throw Error(file, 0, std::string("expected JSON: ") + error.what());
    }
    try {
        for (const json& entry : document.at("types")) {
            RelationType type;
            type.name = entry.at("name").get<std::string>();
            const std::string where = "relation type '" + type.name + "': ";
            type.definition = entry.at("definition").get<std::string>();
            type.state = entry.at("kind").get<std::string>() == "state";
            type.mutual = entry.value("mutual", false);
            type.mode = entry.value("mode", "");
            type.context = entry.value("context", "");
            type.cameo = entry.value("cameo", "");
            type.quad = entry.value("quad", 0);
            type.goldstein = entry.value("goldstein", 0.0);
            type.personal = entry.value("personal", false);
            const std::string target = entry.value("target", "");
            if (!target.empty() && target != "organisation")
                throw Error(file, 0, where + "'target' is organisation, or absent");
            type.in_organisation = !target.empty();
            type.by = by_from(entry.value("by", ""), file, where);
            type.opens = changes_from(entry.value("opens", json::array()), file, where);
            type.closes = changes_from(entry.value("closes", json::array()), file, where);
            const auto plover = plover_from(entry.value("plover", ""));
            if (!plover) throw Error(file, 0, where + "'plover' is none of the sixteen PLOVER types");
            type.plover = *plover;
            if (!type.state && type.plover == Plover::none)
                throw Error(file, 0, where + "an event needs a PLOVER type");
            if (type.quad < 0 || type.quad > 4)
                throw Error(file, 0, where + "'quad' is 1 to 4, or 0 for a lasting relation");
            ontology.types[type.name] = type;
        }
    } catch (const json::exception& error) {
        throw Error(file, 0,
                    std::string("expected {\"types\": [{\"name\", \"definition\", \"kind\", …}]}: ") + error.what());
    }
}

}  // namespace

void load_ontology(Ontology& ontology, const std::string& directory) {
    const auto built_in = embedded("schemas/ontology.json");
    if (!built_in) throw Error("the program was built without schemas/ontology.json");
    read_types("(built-in) ontology.json", *built_in, ontology);
    const auto own = std::filesystem::path(directory) / "ontology.json";
    if (!directory.empty() && std::filesystem::exists(own)) {
        std::ifstream file(own, std::ios::binary);
        read_types(own.string(), std::string(std::istreambuf_iterator<char>(file), {}), ontology);
    }
    for (const auto& [name, type] : ontology.types) {
        for (const auto* list : {&type.opens, &type.closes}) {
            for (const StateChange& change : *list) {
                const RelationType* state = ontology.find(change.state);
                if (state == nullptr || !state->state)
                    throw Error("ontology: '" + name + "' opens or closes '" + change.state +
                                "', which is no lasting relation");
            }
        }
    }
}

}  // namespace entente
