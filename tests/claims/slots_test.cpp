// Who could take part in the acts of a sentence, and which states unnamed actors may belong to.
#include "claims/slots.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "claims/prepare.hpp"
#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

// What `describe` says of the slots whose mention has the word, implied ones left out.
template <typename Describe>
std::set<std::string> slots_at(const std::string& text, const std::string& word, const Describe& describe) {
    const auto& tables = knowledge().tables();
    Prepared prepared = prepare(tables, Language::english(), article_of(text, "2020-02-04"));
    Language::english().parse(prepared.document, prepared.document.sentences[0]);
    const Tree tree(prepared.document, prepared.document.sentences[0]);
    std::set<std::string> out;
    for (const Slot& slot : slots_of(tables, tree, prepared.actors, 0)) {
        const Mention& mention = prepared.actors.mentions[slot.mention];
        if (slot.basis == SlotBasis::implied) continue;
        if (text.substr(mention.begin, mention.end - mention.begin).find(word) == std::string::npos) continue;
        out.insert(describe(slot));
    }
    return out;
}

// "side basis"
std::set<std::string> states_of(const std::string& text, const std::string& word) {
    return slots_at(text, word, [](const Slot& slot) { return slot.side + ' ' + std::string(name(slot.basis)); });
}

std::set<std::string> part_of(const std::string& text, const std::string& word) {
    return slots_at(text, word, [](const Slot& slot) { return slot.setting ? "setting" : "actor"; });
}

}  // namespace

TEST_CASE("slots: an unnamed group may be of each state that the sentence names") {
    CHECK(states_of("Gunmen attacked a market in Kabul.", "Gunmen") == std::set<std::string>{"AFG scene"});
    CHECK(states_of("Israel shelled Lebanon and gunmen fled.", "gunmen") ==
          std::set<std::string>{"LBN nearest", "ISR other"});
    CHECK(states_of("Israel, Syria, Jordan, Egypt and Lebanon blamed gunmen.", "gunmen").size() == 3);
}

TEST_CASE("slots: a people of many states is of the one that is spoken of") {
    CHECK(states_of("Two Sikhs were shot dead in Peshawar.", "Sikhs") == std::set<std::string>{"PAK scene"});
}

TEST_CASE("slots: a body counts as the organisation that it acts for") {
    CHECK(states_of("Russia urged the UN Security Council to meet.", "Security Council") ==
          std::set<std::string>{"UN own"});
}

TEST_CASE("slots: a place where something happens is no actor of it") {
    const std::set<std::string> setting = {"setting"}, actor = {"actor"};
    CHECK(part_of("Ten soldiers were killed in Basra, Iraq.", "Basra") == setting);
    CHECK(part_of("Ten soldiers were killed in Basra, Iraq.", "Iraq") == setting);
    CHECK(part_of("Iraq attacked Kuwait in Basra.", "Iraq") == actor);
    CHECK(part_of("Rockets were fired from Gaza.", "Gaza") == actor);
}
