// Attributes ↔ the JSON object that output and the graph file carry:
// {topic,commodity,quantity:{value,unit},money:{value,currency},duration,place,instrument,office}; absent ones left
// out.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "entente/model/claim.hpp"

namespace entente {

nlohmann::ordered_json attributes_json(const Attributes& attributes);  // an empty object when there are none

std::string attributes_text(const Attributes& attributes);  // "" when there are none
Attributes attributes_from_text(std::string_view text);     // what attributes_text wrote

// Whole numbers without a fraction: 10, not 10.0.
nlohmann::ordered_json json_number(double value);

}  // namespace entente
