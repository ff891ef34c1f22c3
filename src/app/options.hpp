// Options that several commands share: name, help and check of each stand together.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/knowledge/knowledge.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/store/filter.hpp"

namespace entente::app {

// One of several words; of another it says: there is no `what` of that name, and what there is.
CLI::Validator one_of(std::vector<std::string> words, const std::string& what);

// A day, a month or a year.
CLI::Validator iso_date();

// The relation type of that name; throws UsageError for one that the ontology does not have.
std::string relation_type(const std::string& given, const Ontology& ontology);

struct GraphOption {
    std::string path;
    void add(CLI::App& app);
};

struct KnowledgeOption {
    std::string directory;
    void add(CLI::App& app);
};

struct ThreadsOption {
    std::size_t count = 0;
    void add(CLI::App& app);
    std::size_t value() const;  // all cores when not given
};

struct PathsOption {
    std::vector<std::string> paths;
    // Without `required`, no path means standard input.
    void add(CLI::App& app, bool required);
};

enum class Format { table, json, csv, bars };

struct FormatOption {
    Format format = Format::table;
    // `bars`: bars of Unicode blocks, too.
    void add(CLI::App& app, bool bars = false);
};

struct LimitOption {
    std::optional<std::size_t> given;
    void add(CLI::App& app);
    // What was given (0: no limit), or 50 lines for a table and no limit for a program.
    std::size_t value(Format format) const;
};

// --since --until --type --plover --status --sector --min-confidence
class FilterOptions {
public:
    void add(CLI::App& app);
    // Throws UsageError for a relation type that the ontology does not have.
    EventFilter filter(const Knowledge& knowledge) const;
    bool any() const;  // something is filtered out

private:
    std::string since_, until_;
    std::vector<std::string> types_, plovers_, statuses_, sectors_;
    double min_confidence_ = 0;
};

}  // namespace entente::app
