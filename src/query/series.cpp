#include "entente/query/series.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace entente {
namespace {

constexpr double goldstein_scale = 100;  // summed up as whole numbers, whose order does not matter

struct Sum {
    SeriesPoint point;
    std::int64_t goldstein = 0;
};

// 202202 → its number among all months, or years.
int place_of(int month, SeriesBy by) {
    return by == SeriesBy::year ? month / 100 : month / 100 * 12 + month % 100 - 1;
}

Interval period_at(int place, SeriesBy by) {
    return by == SeriesBy::year ? year_interval(place)
                                : month_interval(place / 12, static_cast<unsigned>(place % 12 + 1));
}

}  // namespace

Series series(GraphReader& graph, const EventFilter& filter, SeriesBy by) {
    Series all;
    all.by = by;
    std::map<int, Sum> sums;
    graph.each_tally(filter, [&](const Tally& tally) {
        const bool exact_enough =
            tally.known_to == KnownTo::month || (tally.known_to == KnownTo::year && by == SeriesBy::year);
        const int place = place_of(tally.month, by);
        if (!exact_enough || (filter.since && period_at(place, by).until <= *filter.since)) {
            all.left_out += tally.events;
            return;
        }
        const EventCode& code = graph.code(tally.code);
        Sum& sum = sums[place];
        sum.point.events += tally.events;
        sum.point.reports += tally.reports;
        sum.point.quads[static_cast<std::size_t>(std::clamp(code.quad, 0, 4))] += tally.events;
        if (code.quad > 0)
            sum.goldstein += std::llround(code.goldstein * goldstein_scale) * static_cast<std::int64_t>(tally.events);
        sum.point.best = std::max(sum.point.best, tally.best);
    });
    if (sums.empty()) return all;
    for (int place = sums.begin()->first; place <= sums.rbegin()->first; ++place) {
        const auto it = sums.find(place);
        SeriesPoint point = it == sums.end() ? SeriesPoint{} : it->second.point;
        point.period = period_at(place, by);
        const std::uint64_t coded = point.events - point.quads[0];
        if (coded > 0)
            point.goldstein = static_cast<double>(it->second.goldstein) / goldstein_scale / static_cast<double>(coded);
        all.points.push_back(point);
    }
    return all;
}

}  // namespace entente
