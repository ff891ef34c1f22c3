// weigh_claims <SENTENCES.jsonl: what the claim model makes of each sentence (fields id, published, text), one JSON
// object a line, for tools/evaluation to tell why a claim was missed:
//
//     {"id", "acts": [PLOVER types that some word can mean], "sides": [states and organisations of the actors],
//      "pairs": [{"source", "plover", "target", "probability", "chosen"}]}
//
// Of pairs of equal sides and type the likeliest is given.
#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <tuple>

#include "claims/claim_model.hpp"
#include "claims/prepare.hpp"
#include "claims/reader.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/language/language.hpp"
#include "knowledge/tables.hpp"

using namespace entente;

namespace {

struct Weighed {
    double probability = 0;
    bool chosen = false;
};

void weigh(const Knowledge::Tables& knowledge, const Article& article, std::set<std::string>& acts,
           std::set<std::string>& sides, std::map<std::tuple<std::string, std::string, std::string>, Weighed>& pairs) {
    const Language& language = Language::english();
    Prepared prepared = prepare(knowledge, language, article);
    for (std::uint32_t i = 0; i < prepared.document.sentences.size(); ++i) {
        if (!may_hold_claim(knowledge, prepared.document, prepared.actors, i)) continue;
        parse(knowledge, language, prepared.document, i);
        const Candidates candidates = candidates_of(knowledge, prepared, i);
        const auto& weights = knowledge.claim_weights();
        const auto probability = probabilities(weights, candidates);
        for (const Act& act : candidates.acts) acts.emplace(name(act.type->plover));
        for (const Slot& slot : candidates.slots) sides.insert(slot.side);
        const auto of = [&](const Pair& pair) -> Weighed& {
            return pairs[{candidates.slots[pair.source].side, std::string(name(candidates.acts[pair.act].type->plover)),
                          candidates.slots[pair.target].side}];
        };
        for (std::size_t k = 0; k < candidates.pairs.size(); ++k) {
            Weighed& weighed = of(candidates.pairs[k]);
            weighed.probability = std::max(weighed.probability, probability[k]);
        }
        for (const std::size_t k : chosen(candidates, probability, weights.least))
            of(candidates.pairs[k]).chosen = true;
    }
}

}  // namespace

int main() try {
    const Knowledge knowledge;
    for (std::string line; std::getline(std::cin, line);) {
        const auto row = nlohmann::json::parse(line);
        Article article;
        article.id = row["id"];
        article.text = row["text"];
        article.language = "en";
        article.published = parse_iso_day(row["published"].get<std::string>());
        std::set<std::string> acts, sides;
        std::map<std::tuple<std::string, std::string, std::string>, Weighed> pairs;
        weigh(knowledge.tables(), article, acts, sides, pairs);
        nlohmann::ordered_json out = {{"id", article.id},
                                      {"least", knowledge.tables().claim_weights().least},
                                      {"acts", acts},
                                      {"sides", sides},
                                      {"pairs", nlohmann::ordered_json::array()}};
        for (const auto& [key, weighed] : pairs) {
            out["pairs"].push_back({{"source", std::get<0>(key)},
                                    {"plover", std::get<1>(key)},
                                    {"target", std::get<2>(key)},
                                    {"probability", weighed.probability},
                                    {"chosen", weighed.chosen}});
        }
        std::cout << out.dump() << '\n';
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << "weigh_claims: " << error.what() << '\n';
    return 1;
}
