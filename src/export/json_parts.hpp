// Pieces that several JSON outputs share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "entente/base/date.hpp"
#include "entente/base/text.hpp"
#include "entente/export/json.hpp"

namespace entente {

using Json = nlohmann::ordered_json;

void put_text(Json& object, const char* key, std::string_view text);  // nothing for ""
void put_day(Json& object, const char* key, std::optional<Day> day);

// {id, url, source, title, published, published_guessed, language}
Json article_json(const Article& article);
// {from, until, precision, basis}
Json time_json(const EventTime& time);
// The claim of the contract; offsets by `points`, those of its article's text.
// `text` is the article's, and `points` its offsets.
Json claim_json(const Claim& claim, const CodePoints& points, std::string_view text);
// {ground, frame, construction, decisions, features}
Json why_json(const Why& why);
// {id, type, plover, …}; `reports`: how many claims it has.
Json event_json(const Event& event, std::uint64_t reports, const NameOf& name_of);
// {entity, name, country, sector}
Json participant_json(const Participant& participant, const NameOf& name_of);
Json relation_json(const Relation& relation, const NameOf& name_of);

// Spans of bytes of `text` → [{start, end}] in code points.
Json spans_json(const std::vector<Span>& spans, std::string_view text);

// Two decimals are all that a Goldstein mean or a confidence is good for.
Json rounded(double value, int decimals);

std::string line_of(const Json& json);
std::string page_of(const Json& json);  // indented, with an end of line

}  // namespace entente
