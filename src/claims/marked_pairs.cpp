#include "claims/marked_pairs.hpp"

#include <algorithm>

#include "actors/actors.hpp"
#include "claims/pair_model.hpp"
#include "claims/prepare.hpp"
#include "claims/reader.hpp"

namespace entente {

std::optional<std::vector<std::string>> marked_pair_features(const Knowledge::Tables& knowledge,
                                                             const Language& language, const Article& article,
                                                             std::size_t sources) {
    Prepared prepared = prepare(knowledge, language, article);
    const auto is = [&](const Mention& mention, std::size_t from, std::size_t to) {
        if (mention.form != MentionForm::given) return false;
        return std::any_of(article.mentions.begin() + static_cast<std::ptrdiff_t>(from),
                           article.mentions.begin() + static_cast<std::ptrdiff_t>(to), [&](const GivenMention& given) {
                               return given.begin == mention.begin && given.end == mention.end;
                           });
    };
    const auto& mentions = prepared.actors.mentions;
    for (std::uint32_t s = 0; s < mentions.size(); ++s) {
        if (!is(mentions[s], 0, sources)) continue;
        for (std::uint32_t t = 0; t < mentions.size(); ++t) {
            if (!is(mentions[t], sources, article.mentions.size()) || mentions[s].sentence != mentions[t].sentence)
                continue;
            const std::uint32_t index = mentions[s].sentence;
            parse(knowledge, language, prepared.document, index);
            const Tree tree(prepared.document, prepared.document.sentences[index]);
            const auto claims = read_framed_claims(knowledge, article, prepared.document, prepared.actors, index);
            return pair_features(tree, prepared.actors, knowledge,
                                 {s, t, claimed_between(claims, mentions[s], mentions[t])});
        }
    }
    return std::nullopt;
}

}  // namespace entente
