// Steps 2 and 3: reports that tell less exactly who or when.
#include <algorithm>
#include <map>

#include "merge/cluster.hpp"

namespace entente {
namespace {

using std::chrono::days;
using Reports = std::vector<const Report*>;

bool covers(const Ends& coarse, const Ends& fine) {
    if (covers(*coarse.first, *fine.first) && covers(*coarse.second, *fine.second)) return true;
    return coarse.interchangeable && covers(*coarse.first, *fine.second) && covers(*coarse.second, *fine.first);
}

bool names_exactly(const Participant& participant) {
    return participant.entity != side_of(participant);
}

// The participants of a cluster, as the reports that name them best do.
Ends ends_of(const Cluster& cluster) {
    Ends best = ends_of(cluster.reports.front()->claim);
    for (auto report = cluster.reports.rbegin(); report != cluster.reports.rend(); ++report) {
        const Ends ends = ends_of((*report)->claim);
        if (ends.first->entity == cluster.first) best.first = ends.first;
        if (ends.second->entity == cluster.second) best.second = ends.second;
    }
    return best;
}

// How many of the participants are named more exactly than by their side.
int exactness(const Cluster& cluster) {
    const Ends ends = ends_of(cluster);
    return (names_exactly(*ends.first) ? 1 : 0) + (names_exactly(*ends.second) ? 1 : 0);
}

// "Turkish fighters shot down a Russian plane", "Turkey shot down a plane of the air force": each names the other's
// side.
bool complete(const Cluster& first, const Cluster& second) {
    const Ends a = ends_of(first);
    const Ends b = ends_of(second);
    return !a.interchangeable && names_exactly(*a.first) && !names_exactly(*a.second) && !names_exactly(*b.first) &&
           names_exactly(*b.second) && covers(*b.first, *a.first) && covers(*a.second, *b.second);
}

void absorb(Cluster& into, Cluster&& from) {
    into.reports.insert(into.reports.end(), from.reports.begin(), from.reports.end());
    into.time = agreed_time(into.reports);
    from.reports.clear();
}

// The one nearest in time that `coarse` covers; nullptr: none, or several as near.
Cluster* only_match(const Cluster& coarse, std::vector<Cluster>& clusters, const std::vector<std::size_t>& candidates) {
    Cluster* best = nullptr;
    std::optional<days> least;
    bool several = false;
    const Ends ends = ends_of(coarse);
    for (const std::size_t i : candidates) {
        Cluster& fine = clusters[i];
        const auto far = distance(fine.time, coarse.time);
        if (!far || (least && *least < *far)) continue;
        if (!covers(ends, ends_of(fine)) || !agree_on_commodity(coarse.reports, fine.reports)) continue;
        several = least && *least == *far;
        least = far;
        best = &fine;
    }
    return several ? nullptr : best;
}

// Of clusters that each name one participant exactly, the two that complete each other, and nothing else, become one.
void join_halves(std::vector<Cluster>& clusters, std::vector<std::size_t>& halves) {
    std::map<std::size_t, std::vector<std::size_t>> matches;
    for (const std::size_t i : halves) {
        for (const std::size_t j : halves) {
            if (!distance(clusters[i].time, clusters[j].time) || !complete(clusters[i], clusters[j])) continue;
            if (!agree_on_commodity(clusters[i].reports, clusters[j].reports)) continue;
            matches[i].push_back(j);
            matches[j].push_back(i);
        }
    }
    for (const auto& [i, others] : matches) {
        if (others.size() != 1 || matches[others[0]].size() != 1) continue;
        Cluster& other = clusters[others[0]];
        if (other.reports.empty() || !complete(clusters[i], other)) continue;
        clusters[i].second = other.second;
        absorb(clusters[i], std::move(other));
    }
    std::erase_if(halves, [&](std::size_t i) { return clusters[i].reports.empty(); });
}

}  // namespace

void roll_up(std::vector<Cluster>& clusters) {
    std::map<int, std::vector<std::size_t>> by_exactness;
    for (std::size_t i = 0; i < clusters.size(); ++i) by_exactness[exactness(clusters[i])].push_back(i);
    std::vector<std::size_t> finer = by_exactness[2];
    for (const int level : {1, 0}) {
        // All of a level are matched before any is joined: their order must not matter.
        std::vector<std::pair<std::size_t, Cluster*>> joins;
        std::vector<std::size_t> stay;
        for (const std::size_t i : by_exactness[level]) {
            Cluster* match = only_match(clusters[i], clusters, finer);
            if (match != nullptr) {
                joins.emplace_back(i, match);
            } else {
                stay.push_back(i);
            }
        }
        for (const auto& [i, match] : joins) absorb(*match, std::move(clusters[i]));
        if (level == 1) join_halves(clusters, stay);
        finer.insert(finer.end(), stay.begin(), stay.end());
    }
    std::erase_if(clusters, [](const Cluster& cluster) { return cluster.reports.empty(); });
}

void place_coarse(const Reports& reports, Precision precision, std::vector<Cluster>& clusters) {
    using Key = std::tuple<Interval, std::string_view, std::string_view>;
    std::map<Key, Reports> by_key;
    for (const Report* report : reports) {
        const Ends ends = ends_of(report->claim);
        by_key[{when(report), ends.first->entity, ends.second->entity}].push_back(report);
    }
    const std::size_t finer = clusters.size();
    std::vector<std::pair<std::size_t, Reports>> joins;
    std::vector<Cluster> own;
    for (auto& [key, same] : by_key) {
        const auto& [interval, first, second] = key;
        const Ends ends = ends_of(same.front()->claim);
        // Those of the very participants come first; where there are none, those that they cover.
        std::size_t exact = 0;
        std::size_t covered = 0;
        std::size_t match = finer;
        for (std::size_t i = 0; i < finer; ++i) {
            const Cluster& fine = clusters[i];
            if (!fine.time.when.overlaps(interval) || !agree_on_commodity(same, fine.reports)) continue;
            if (fine.first == first && fine.second == second) {
                if (exact++ == 0) match = i;
            } else if (exact == 0 && covers(ends, ends_of(fine))) {
                if (covered++ == 0) match = i;
            }
        }
        if (exact == 1 || (exact == 0 && covered == 1)) {
            joins.emplace_back(match, std::move(same));
            continue;
        }
        Cluster made{iso(interval.from) + "/" + std::string(name(precision)) + "/" + iso(interval.until),
                     std::string(first), std::string(second), agreed_time(same), std::move(same)};
        own.push_back(std::move(made));
    }
    for (auto& [i, same] : joins) {
        clusters[i].reports.insert(clusters[i].reports.end(), same.begin(), same.end());
        clusters[i].time = agreed_time(clusters[i].reports);
    }
    std::move(own.begin(), own.end(), std::back_inserter(clusters));
}

}  // namespace entente
