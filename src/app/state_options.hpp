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

// --type, --origin
class StateOptions {
public:
    void add(CLI::App& app);
    // About those of `whose`. Throws UsageError for a type that is no lasting relation.
    StateQuestion question(Answering& answering, const EventFilter& whose) const;
    bool any() const { return !types_.empty() || !origin_.empty(); }

private:
    std::string origin_;
    std::vector<std::string> types_;
};

}  // namespace entente::app
