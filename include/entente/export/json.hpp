// Claims and answers → JSON text in UTF-8, as schemas/*.schema.json say. What is absent is left out; numbers follow no
// locale; equal input gives equal bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/graph/path.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"
#include "entente/query/explanation.hpp"
#include "entente/query/network.hpp"
#include "entente/query/profile.hpp"
#include "entente/query/recoding.hpp"
#include "entente/query/relations.hpp"
#include "entente/query/series.hpp"
#include "entente/query/states.hpp"
#include "entente/query/stats.hpp"
#include "entente/query/timeline.hpp"
#include "entente/store/reader.hpp"

namespace entente {

// An entity's id → the name to show.
using NameOf = std::function<std::string(std::string_view)>;

// One line (without its end) an article: schemas/extraction.schema.json. Offsets count code points of article.text.
std::string extraction_json(const Article& article, const Extraction& extraction);

// The answers of the query commands, indented. `total`: how many there are, when not all are given.
std::string relations_json(const Relations& relations, const NameOf& name_of);
std::string timeline_json(const Timeline& timeline, const NameOf& name_of);
std::string states_json(const std::vector<State>& states, std::size_t total, std::optional<Day> as_of,
                        const NameOf& name_of);
// At most `limit` of each kind.
std::string difference_json(const Difference& difference, std::size_t limit, const NameOf& name_of);
std::string recoding_json(const Recoding& recoding, std::size_t limit, const NameOf& name_of);
std::string profile_json(const Profile& profile, const NameOf& name_of);
std::string search_json(const std::vector<SearchHit>& hits);
std::string series_json(const Series& series);
std::string neighbours_json(const std::vector<Neighbour>& neighbours, std::size_t total, const NameOf& name_of);
std::string rank_json(const std::vector<Ranked>& ranked, std::size_t total, const NameOf& name_of);
std::string communities_json(const Communities& communities, std::size_t total, const NameOf& name_of);
std::string triads_json(const Triads& triads, const NameOf& name_of);
std::string path_json(const Path& path, const NameOf& name_of);
std::string stats_json(const Stats& stats, const NameOf& name_of);
// `text_of` answers an article's text by its key.
std::string explanation_json(const Explanation& explanation, const NameOf& text_of, const NameOf& name_of);

}  // namespace entente
