// A command of the program: one file each in src/app.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "entente/base/error.hpp"

namespace entente::app {

// Exit statuses.
inline constexpr int success = 0;
inline constexpr int failure = 1;      // nothing usable, or it cannot be read or written
inline constexpr int usage_error = 2;  // the command line asks for what does not exist

// Something on the command line that only shows when it is looked up.
struct UsageError : Error {
    using Error::Error;
};

class Command {
public:
    virtual ~Command() = default;
    // Declares flags and arguments; opens nothing.
    virtual void set_up(CLI::App& app) = 0;
    // Answers the exit status; throws Error.
    virtual int run() = 0;
};

struct Verb {
    const char* name;
    const char* summary;
    const char* example;  // shown below the help
    std::unique_ptr<Command> (*make)();
    const char* notes = "";  // shown above the example
};

std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_annotate();
std::unique_ptr<Command> make_ingest();
std::unique_ptr<Command> make_relations();
std::unique_ptr<Command> make_timeline();
std::unique_ptr<Command> make_balance();
std::unique_ptr<Command> make_trend();
std::unique_ptr<Command> make_neighbours();
std::unique_ptr<Command> make_path();
std::unique_ptr<Command> make_rank();
std::unique_ptr<Command> make_communities();
std::unique_ptr<Command> make_triangles();
std::unique_ptr<Command> make_entity();
std::unique_ptr<Command> make_mentions();
std::unique_ptr<Command> make_search();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_stats();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_digest();
std::unique_ptr<Command> make_states();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_forget();
std::unique_ptr<Command> make_recode();

}  // namespace entente::app
