// An event: the claims that report one happening, merged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/model/claim.hpp"

namespace entente {

struct Event {
    std::string id;  // 16 hex digits of its identity: type, participants, status, and the first day with its precision
    std::string type;
    Plover plover = Plover::none;
    std::string cameo;
    int quad = 0;
    double goldstein = 0;
    bool mutual = false;
    Participant source;  // spans and text are empty
    Participant target;
    EventTime time;  // the most precise that the claims agree on
    Status status = Status::happened;
    Attributes attributes;
    double confidence = 0;            // that at least one of the claims holds
    std::uint32_t sources = 0;        // independent ones: publishers that do not print each other's words
    std::vector<std::string> claims;  // ids, sorted
    Day first_seen{};                 // publication of the first and last report; Day{}: none has a date
    Day last_seen{};
};

}  // namespace entente
