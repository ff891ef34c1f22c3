#include "merge/independence.hpp"

#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "entente/merge/signature.hpp"

namespace entente {
namespace {

class Components {
public:
    explicit Components(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0U); }
    std::uint32_t root(std::uint32_t one) {
        while (parents_[one] != one) one = parents_[one] = parents_[parents_[one]];
        return one;
    }
    void unite(std::uint32_t a, std::uint32_t b) { parents_[root(a)] = root(b); }

private:
    std::vector<std::uint32_t> parents_;
};

}  // namespace

std::vector<std::uint32_t> independent_sources(const std::vector<const Report*>& reports) {
    std::map<std::string_view, std::uint32_t> publishers;
    for (const Report* report : reports)
        publishers.emplace(report->publisher, static_cast<std::uint32_t>(publishers.size()));
    std::set<std::pair<std::uint64_t, std::uint32_t>> distinct;
    for (const Report* report : reports) {
        if (report->signature != 0) distinct.emplace(report->signature, publishers.at(report->publisher));
    }
    Components components(publishers.size());
    for (auto one = distinct.begin(); one != distinct.end(); ++one) {
        for (auto other = std::next(one); other != distinct.end(); ++other) {
            if (is_near_identical(one->first, other->first)) components.unite(one->second, other->second);
        }
    }
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint32_t> sources;
    for (const Report* report : reports) {
        const std::uint32_t root = components.root(publishers.at(report->publisher));
        sources.push_back(numbers.emplace(root, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return sources;
}

}  // namespace entente
