#include "app/answering.hpp"

#include <fmt/format.h>

#include "app/output.hpp"

namespace entente::app {

Answering::Answering(const GraphOption& graph, const KnowledgeOption& knowledge)
    : knowledge_(Knowledge::for_questions(knowledge.directory)),
      graph_(open_reader(graph.path)),
      names_(knowledge_, *graph_, knowledge.directory.empty() ? Trust::graph : Trust::knowledge) {}

Entity Answering::resolve(const std::string& name) {
    Entity entity = names_.resolve(name);
    if (!names_.guess().empty()) say(names_.guess());
    return entity;
}

NameOf Answering::name_of() {
    return [this](std::string_view id) {
        auto it = shown_.find(id);
        if (it == shown_.end()) it = shown_.emplace(std::string(id), names_.describe(id).name).first;
        return it->second;
    };
}

void print_grid(const Grid& grid, Format format, std::size_t total) {
    if (format == Format::csv) {
        print(csv_text(grid));
    } else if (!grid.rows.empty()) {
        print(table_text(grid, output_width(), output_is_terminal()));
    }
    flush_output();
    if (format == Format::table && total > grid.rows.size())
        say(fmt::format("{} of {} shown; --limit 0 shows all", grid.rows.size(), total));
}

void say_if_none(std::size_t found, const std::string& what, bool filtered) {
    if (found == 0) say("no " + what + " found" + (filtered ? "; fewer filters find more" : ""));
}

}  // namespace entente::app
