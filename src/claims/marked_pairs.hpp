// Articles whose owner has marked two actors: the features of that pair, for training (tools/train_pairs).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/language/language.hpp"
#include "entente/model/article.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// The first `sources` mentions of the article are the source, the rest the target. Nothing when the two do not stand in
// one sentence.
std::optional<std::vector<std::string>> marked_pair_features(const Knowledge::Tables& knowledge,
                                                             const Language& language, const Article& article,
                                                             std::size_t sources);

}  // namespace entente
