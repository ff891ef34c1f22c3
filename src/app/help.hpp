// How --help and usage errors look: within 80 columns, and without the jargon of the option parser.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace entente::app {

class HelpFormatter final : public CLI::Formatter {
public:
    HelpFormatter();
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_description(const CLI::App* app) const override;
    std::string make_subcommand(const CLI::App* sub) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option_desc(const CLI::Option* option) const override;
};

// What to say of a command line that the option parser refuses.
std::string usage_message(const CLI::App* app, const CLI::Error& error);

}  // namespace entente::app
