// Learns the lemmatiser's endings and edit scripts from treebanks: train_lemmas OUT TREEBANK…
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/language/conllu.hpp"
#include "language/features.hpp"
#include "language/lemmatizer.hpp"
#include "train/slots.hpp"

namespace {

using namespace entente;
using namespace entente::language;

using Tags = std::pair<Upos, Ptag>;

struct Votes {
    std::map<EditScript, int> scripts;
    const EditScript* best() const {
        const EditScript* winner = nullptr;
        int most = 0;
        for (const auto& [script, votes] : scripts) {
            if (votes > most) {
                most = votes;
                winner = &script;
            }
        }
        return winner;
    }
    int most() const {
        int top = 0;
        for (const auto& [script, votes] : scripts) top = std::max(top, votes);
        return top;
    }
    int total() const {
        int sum = 0;
        for (const auto& [script, votes] : scripts) sum += votes;
        return sum;
    }
};

// The last 0 to `longest_ending` code points.
std::vector<std::string> endings(const std::string& word) {
    std::vector<std::string> all;
    for (std::size_t at = word.size();;) {
        all.push_back(word.substr(at));
        if (at == 0 || all.size() > static_cast<std::size_t>(longest_ending)) break;
        do --at;
        while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
    }
    return all;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) throw Error("train_lemmas OUT TREEBANK…");
    std::map<std::pair<Tags, std::string>, Votes> words;  // by normalised form
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i]);
        if (!in) throw Error(argv[i], 0, "cannot be read");
        ConlluReader reader(in, argv[i]);
        for (ConlluSentence sentence; reader.next(sentence);) {
            const Document& document = sentence.document;
            for (const Token& token : document.tokens) {
                const std::string_view form = document.form(token), lemma = document.lemma(token);
                if (lemma == "_" && form != "_") continue;
                words[{{token.upos, token.xpos}, normalised(form)}].scripts[edit_script(form, lemma)]++;
            }
        }
    }
    // A word votes once for each of its endings; longer endings are listed where they say something else.
    std::map<std::pair<Tags, std::string>, Votes> tails;
    for (const auto& [key, votes] : words) {
        const EditScript script = *votes.best();
        if (script.cut == 99) continue;
        for (const std::string& ending : endings(key.second)) tails[{key.first, ending}].scripts[script]++;
    }
    std::map<EditScript, std::uint32_t> ids;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    const auto id_of = [&](const EditScript& script) {
        return ids.try_emplace(script, static_cast<std::uint32_t>(ids.size())).first->second;
    };
    // What the listed endings say of a word, not looking at endings longer than `limit` bytes.
    std::map<std::pair<Tags, std::string>, EditScript> listed;
    const auto answer = [&](const Tags& tags, const std::string& word) -> const EditScript* {
        const EditScript* found = nullptr;
        for (const std::string& ending : endings(word)) {
            const auto at = listed.find({tags, ending});
            if (at != listed.end()) found = &at->second;
        }
        return found;
    };
    for (int length = 0; length <= longest_ending; ++length) {
        for (const auto& [key, votes] : tails) {
            const auto parts = endings(key.second);
            if (static_cast<int>(parts.size()) != length + 1) continue;
            const EditScript& best = *votes.best();
            if (length > 0 && (votes.total() < 2 || votes.most() * 3 < votes.total() * 2)) continue;
            const EditScript* shorter = answer(key.first, key.second);
            if (shorter != nullptr && *shorter == best) continue;
            listed[key] = best;
        }
    }
    for (const auto& [key, script] : listed) {
        entries.emplace_back(ending_key(key.first.first, key.first.second, key.second, false), id_of(script));
    }
    for (const auto& [key, votes] : words) {
        const EditScript* rule = answer(key.first, key.second);
        const EditScript& best = *votes.best();
        if (rule != nullptr && *rule == best) continue;
        entries.emplace_back(ending_key(key.first.first, key.first.second, key.second, true), id_of(best));
    }
    std::vector<EditScript> scripts(ids.size());
    for (const auto& [script, id] : ids) scripts[id] = script;
    std::string text;
    for (const EditScript& script : scripts) {
        text += (script.lower ? "l\t" : "k\t") + std::to_string(script.cut) + "\t" + script.append + "\n";
    }
    ContainerWriter out;
    out.add("lemma_slots", train::slot_table(entries));
    out.add("lemma_scripts", text);
    out.write(argv[1]);
    std::printf("%zu scripts, %zu endings, %zu words\n", scripts.size(), listed.size(), entries.size() - listed.size());
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_lemmas: %s\n", error.what());
    return 1;
}
