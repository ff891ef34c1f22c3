// Events counted by month or year: how two sides get on, or how a kind of event comes and goes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/store/reader.hpp"

namespace entente {

enum class SeriesBy : std::uint8_t { month, year };

struct SeriesPoint {
    Interval period;  // a whole month or year
    std::uint64_t events = 0;
    std::uint64_t reports = 0;
    std::array<std::uint64_t, 5> quads{};  // events of each quad class; [0]: of lasting relations, which have none
    std::optional<double> goldstein;       // mean over the events that have a quad class
    BestEvent best;                        // event 0: there is none

    std::uint64_t cooperation() const { return quads[1] + quads[2]; }
    std::uint64_t conflict() const { return quads[3] + quads[4]; }
};

struct Series {
    SeriesBy by = SeriesBy::month;
    std::vector<SeriesPoint>
        points;  // one after the other without a gap, from the first to the last that holds an event
    // Events that pass but count nowhere: their time is unknown, or not as exactly as the periods, or they begin before
    // filter.since.
    std::uint64_t left_out = 0;
};

// An event counts in the period in which it begins.
Series series(GraphReader& graph, const EventFilter& filter, SeriesBy by);

}  // namespace entente
