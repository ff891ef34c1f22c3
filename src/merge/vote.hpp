// The value that most voters give; of several, the smallest. Independent of the order of the votes.
#pragma once

#include <cstddef>
#include <map>

namespace entente {

template <typename Value>
class Vote {
public:
    void add(const Value& value) { ++counts_[value]; }
    bool empty() const { return counts_.empty(); }

    // Value{} when nobody voted.
    Value winner() const {
        const Value* best = nullptr;
        std::size_t most = 0;
        for (const auto& [value, count] : counts_) {
            if (count <= most) continue;
            best = &value;
            most = count;
        }
        return best == nullptr ? Value{} : *best;
    }

private:
    std::map<Value, std::size_t> counts_;
};

}  // namespace entente
