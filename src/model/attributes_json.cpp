#include "model/attributes_json.hpp"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace entente {
namespace {

constexpr double whole_limit = 9007199254740992.0;  // 2^53

struct Field {
    const char* key;
    std::string Attributes::*value;
};
constexpr Field before_numbers[] = {{"topic", &Attributes::topic}, {"commodity", &Attributes::commodity}};
constexpr Field after_numbers[] = {{"duration", &Attributes::duration},
                                   {"place", &Attributes::place},
                                   {"instrument", &Attributes::instrument},
                                   {"office", &Attributes::office}};

}  // namespace

nlohmann::ordered_json json_number(double value) {
    if (std::abs(value) < whole_limit && std::trunc(value) == value) return static_cast<std::int64_t>(value);
    return value;
}

nlohmann::ordered_json attributes_json(const Attributes& attributes) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    const auto put = [&](const Field& field) {
        if (!(attributes.*field.value).empty()) json[field.key] = attributes.*field.value;
    };
    for (const Field& field : before_numbers) put(field);
    if (attributes.quantity) {
        auto& quantity = json["quantity"] = {{"value", json_number(attributes.quantity->value)}};
        if (!attributes.quantity->unit.empty()) quantity["unit"] = attributes.quantity->unit;
    }
    if (attributes.money) {
        auto& money = json["money"] = {{"value", json_number(attributes.money->value)}};
        if (!attributes.money->currency.empty()) money["currency"] = attributes.money->currency;
    }
    for (const Field& field : after_numbers) put(field);
    return json;
}

std::string attributes_text(const Attributes& attributes) {
    const auto json = attributes_json(attributes);
    return json.empty() ? "" : json.dump();
}

Attributes attributes_from_text(std::string_view text) {
    Attributes attributes;
    if (text.empty()) return attributes;
    const auto json = nlohmann::json::parse(text);
    for (const Field& field : before_numbers) attributes.*field.value = json.value(field.key, "");
    for (const Field& field : after_numbers) attributes.*field.value = json.value(field.key, "");
    if (const auto it = json.find("quantity"); it != json.end())
        attributes.quantity = Quantity{it->at("value").get<double>(), it->value("unit", "")};
    if (const auto it = json.find("money"); it != json.end())
        attributes.money = Money{it->at("value").get<double>(), it->value("currency", "")};
    return attributes;
}

}  // namespace entente
