#include "app/help.hpp"

#include <sstream>

#include "entente/base/text.hpp"
#include "export/grid.hpp"

namespace entente::app {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t left_width = 26;

// Breaks the text into lines of at most `width` characters, between words.
std::string wrapped(const std::string& text, std::size_t width) {
    std::string out;
    std::size_t used = 0;
    for (const std::string_view word : split(text, ' ')) {
        const std::size_t length = display_width(word);
        if (used > 0 && used + 1 + length > width) {
            out += '\n';
            used = 0;
        } else if (used > 0) {
            out += ' ';
            ++used;
        }
        out += word;
        used += length;
    }
    return out;
}

}  // namespace

HelpFormatter::HelpFormatter() {
    column_width(left_width);
    label("SUBCOMMAND", "COMMAND");
    label("Positionals", "Arguments");
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    const std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
    return CLI::detail::find_and_replace(text, "\n\n\n", "\n\n");  // it sets groups two empty lines apart
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
    return wrapped(app->get_description() + ".", page_width) + "\n\n";
}

std::string HelpFormatter::make_subcommand(const CLI::App* sub) const {
    std::ostringstream out;
    constexpr std::size_t width = 14;
    CLI::detail::format_help(out, sub->get_name(), wrapped(sub->get_description(), page_width - width), width);
    return out.str();
}

// "FILE"; "TYPE,..." where several may be given.
std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
    if (option->get_positional() || option->get_type_size() == 0) return "";
    return " " + option->get_type_name() + (option->get_delimiter() != '\0' ? ",..." : "");
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const {
    const bool needed = option->get_required() && !option->get_positional();
    return wrapped(option->get_description() + (needed ? " (required)" : ""), page_width - left_width);
}

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    const auto commands = app->get_subcommands();
    const std::string command = commands.empty() ? "entente" : "entente " + commands.front()->get_name();
    return std::string("entente: ") + error.what() + "\n" + command + " --help says more\n";
}

}  // namespace entente::app
