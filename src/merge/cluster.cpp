#include "merge/cluster.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include "merge/windows.hpp"

namespace entente {
namespace {

using std::chrono::days;

const Interval& when(const Report* report) {
    return report->claim.event.when;
}

bool is_assumed(const Claim& claim) {
    return claim.event.basis >= TimeBasis::assumed && claim.event.when.precision != Precision::unknown;
}

// Of an assumed time ("in the week up to publication"): the day by which it had happened.
Day report_day(const Report* report) {
    return std::max(when(report).from, when(report).until - days{1});
}

TimeBasis best_basis(const std::vector<const Report*>& reports) {
    TimeBasis best = TimeBasis::unknown;
    for (const Report* report : reports) best = std::min(best, report->claim.event.basis);
    return best;
}

std::string anchor_of(const Interval& interval) {
    return iso(interval.from) + "/" + std::string(name(interval.precision));
}

// Stated days: intervals that overlap are one event; its time is what they all share or, failing that, their hull.
std::vector<Cluster> cluster_stated_days(std::vector<const Report*> reports) {
    std::stable_sort(reports.begin(), reports.end(),
                     [](const Report* a, const Report* b) { return when(a) < when(b); });
    std::vector<Cluster> clusters;
    Interval hull;
    Interval shared;
    const auto close = [&] {
        if (!clusters.empty())
            clusters.back().time = {shared.from < shared.until ? shared : hull, best_basis(clusters.back().reports)};
    };
    for (const Report* report : reports) {
        const Interval& own = when(report);
        if (!clusters.empty() && own.from < hull.until) {
            hull.until = std::max(hull.until, own.until);
            shared.from = std::max(shared.from, own.from);
            shared.until = std::min(shared.until, own.until);
        } else {
            close();
            hull = shared = own;
            clusters.push_back({{}, anchor_of(own), {}});
        }
        clusters.back().reports.push_back(report);
    }
    close();
    return clusters;
}

// How far an assumed day lies from a stated event; nothing: too far to mean it.
std::optional<days> distance(Day assumed, const Interval& stated) {
    if (stated.contains(assumed)) return days{0};
    if (assumed < stated.from) {
        const days before = stated.from - assumed;
        return before <= report_lead ? std::optional(before) : std::nullopt;
    }
    const days after = assumed - (stated.until - days{1});
    return after <= report_delay ? std::optional(after) : std::nullopt;
}

// The nearest of `stated` (sorted by time), the earlier one of two as near; nullptr: none is near enough.
Cluster* nearest(std::vector<Cluster>& stated, Day assumed) {
    const auto first = std::partition_point(stated.begin(), stated.end(), [&](const Cluster& cluster) {
        return cluster.time.when.until + report_delay <= assumed;
    });
    Cluster* best = nullptr;
    days best_distance{};
    for (auto it = first; it != stated.end() && it->time.when.from <= assumed + report_lead; ++it) {
        const auto far = distance(assumed, it->time.when);
        if (far && (best == nullptr || *far < best_distance)) {
            best = &*it;
            best_distance = *far;
        }
    }
    return best;
}

// Reports in the order of `day`; each joins the cluster that it follows closely enough.
template <typename DayOf, typename Open>
void sweep(std::vector<const Report*> reports, DayOf day, Open open, std::vector<Cluster>& out) {
    std::stable_sort(reports.begin(), reports.end(), [&](const Report* a, const Report* b) { return day(a) < day(b); });
    std::optional<Day> leader;
    for (const Report* report : reports) {
        if (!leader || day(report) > *leader + assumed_window) {
            leader = day(report);
            out.push_back(open(*leader));
        }
        out.back().reports.push_back(report);
    }
}

// What all the assumed times have in common: they all reach back from within a few days.
EventTime shared_time(const std::vector<const Report*>& reports) {
    Interval shared = when(reports.front());
    for (const Report* report : reports) {
        shared.from = std::max(shared.from, when(report).from);
        shared.until = std::min(shared.until, when(report).until);
        shared.precision = std::min(shared.precision, when(report).precision);
    }
    if (shared.from >= shared.until) shared = when(reports.front());
    return {shared, TimeBasis::assumed};
}

// Assumed times join the stated events near them; the rest are events of their own.
void cluster_assumed(const std::vector<const Report*>& assumed, std::vector<Cluster>& clusters) {
    std::vector<const Report*> left;
    for (const Report* report : assumed) {
        Cluster* cluster = nearest(clusters, report_day(report));
        if (cluster == nullptr) {
            left.push_back(report);
        } else {
            cluster->reports.push_back(report);
        }
    }
    const auto first_new = static_cast<std::ptrdiff_t>(clusters.size());
    sweep(
        std::move(left), report_day,
        [](Day leader) {
            return Cluster{{}, "assumed/" + iso(leader), {}};
        },
        clusters);
    std::for_each(clusters.begin() + first_new, clusters.end(),
                  [](Cluster& cluster) { cluster.time = shared_time(cluster.reports); });
}

// Each distinct interval of one precision: joins the only finer cluster within it, or stands alone.
void cluster_coarse(const std::vector<const Report*>& reports, bool may_join, std::vector<Cluster>& clusters) {
    std::map<Interval, std::vector<const Report*>> by_interval;
    for (const Report* report : reports) by_interval[when(report)].push_back(report);
    const std::size_t finer = clusters.size();
    for (auto& [interval, same] : by_interval) {
        Cluster* only = nullptr;
        std::size_t found = 0;
        for (std::size_t i = 0; may_join && i < finer && found < 2; ++i) {
            if (!clusters[i].time.when.overlaps(interval)) continue;
            only = &clusters[i];
            ++found;
        }
        if (found == 1) {
            only->reports.insert(only->reports.end(), same.begin(), same.end());
        } else {
            const EventTime time{interval, best_basis(same)};
            clusters.push_back({time, anchor_of(interval) + "/" + iso(interval.until), std::move(same)});
        }
    }
}

void cluster_unknown(const std::vector<const Report*>& reports, std::vector<Cluster>& clusters) {
    std::vector<const Report*> published;
    std::map<std::string_view, std::vector<const Report*>> unpublished;
    for (const Report* report : reports) {
        if (report->published) {
            published.push_back(report);
        } else {
            unpublished[report->publisher].push_back(report);
        }
    }
    sweep(
        std::move(published), [](const Report* report) { return *report->published; },
        [](Day leader) {
            return Cluster{{}, "unknown/" + iso(leader), {}};
        },
        clusters);
    for (auto& [publisher, same] : unpublished)
        clusters.push_back({{}, "unknown/" + std::string(publisher), std::move(same)});
}

// A lasting relation: one event, from the first to the last time that it is known of.
Cluster lasting(const std::vector<Report>& reports) {
    Cluster all{{}, "lasting/" + reports.front().claim.attributes.office, {}};
    bool known = false;
    Interval& span = all.time.when;
    for (const Report& report : reports) {
        all.reports.push_back(&report);
        const Interval& own = report.claim.event.when;
        if (own.precision == Precision::unknown) continue;
        span.from = known ? std::min(span.from, own.from) : own.from;
        span.until = known ? std::max(span.until, own.until) : own.until;
        span.precision = known ? std::max(span.precision, own.precision) : own.precision;
        known = true;
    }
    all.time.basis = best_basis(all.reports);
    return all;
}

}  // namespace

std::vector<Cluster> cluster_by_time(const std::vector<Report>& reports) {
    if (reports.empty()) return {};
    if (is_lasting(reports.front().claim)) return {lasting(reports)};

    constexpr auto precisions = static_cast<std::size_t>(Precision::unknown) + 1;
    std::array<std::vector<const Report*>, precisions> by_precision;
    std::vector<const Report*> assumed;
    std::vector<const Report*> longs;
    for (const Report& report : reports) {
        const auto precision = static_cast<std::size_t>(report.claim.event.when.precision);
        const bool long_one =
            report.claim.event.when.precision != Precision::unknown && is_long(report.claim.event.when);
        (long_one ? longs : is_assumed(report.claim) ? assumed : by_precision[precision]).push_back(&report);
    }
    const auto of = [&](Precision precision) -> const auto& {
        return by_precision[static_cast<std::size_t>(precision)];
    };

    std::vector<Cluster> clusters = cluster_stated_days(of(Precision::day));
    cluster_assumed(assumed, clusters);
    for (const Precision coarse : {Precision::week, Precision::month, Precision::quarter})
        cluster_coarse(of(coarse), true, clusters);
    cluster_coarse(longs, false, clusters);
    cluster_unknown(of(Precision::unknown), clusters);
    for (Cluster& cluster : clusters) {
        std::sort(cluster.reports.begin(), cluster.reports.end(),
                  [](const Report* a, const Report* b) { return a->claim.id < b->claim.id; });
    }
    return clusters;
}

}  // namespace entente
