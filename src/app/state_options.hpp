// What `states` and `diff` ask alike.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/answering.hpp"
#include "entente/query/states.hpp"

namespace entente::app {

// A full day: 2014-06-01.
CLI::Validator a_day();

// A, B, --type, --origin
class StateOptions {
public:
    void add(CLI::App& app);
    // Throws Error for an unknown name, UsageError for a type that is no lasting relation.
    StateQuestion question(Answering& answering) const;
    bool any() const { return !types_.empty() || !origin_.empty(); }

private:
    std::string a_, b_, origin_;
    std::vector<std::string> types_;
};

}  // namespace entente::app
