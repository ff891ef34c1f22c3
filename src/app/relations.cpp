// relations A [B]: what they do to each other, summed up.
#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class Relations final : public Command {
public:
    void set_up(CLI::App& app) override {
        app.add_option("A", a_, "A state, organisation, person or company: by name, alias, code or adjective")
            ->required();
        app.add_option("B", b_, "The other side (default: anybody)");
        app.add_flag("--exact", exact_, "Do not count persons, ministries, forces and companies as their country");
        graph_.add(app);
        format_.add(app);
        limit_.add(app);
        knowledge_.add(app);
        filters_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        EventFilter filter = filters_.filter(answering.knowledge().ontology());
        filter.exact = exact_;
        filter.a = {answering.resolve(a_).id};
        if (!b_.empty()) filter.b = {answering.resolve(b_).id};
        auto found = relations(answering.graph(), filter);
        const std::size_t total = found.size();
        found.resize(std::min(total, limit_.value(format_.format)));
        if (format_.format == Format::json) {
            print(relations_json(found, total, answering.name_of()));
        } else {
            print_grid(relations_grid(found, answering.name_of()), format_.format, total);
        }
        say_if_none(total, "relations", filters_.any());
        return success;
    }

private:
    std::string a_, b_;
    bool exact_ = false;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    KnowledgeOption knowledge_;
    FilterOptions filters_;
};

}  // namespace

std::unique_ptr<Command> make_relations() {
    return std::make_unique<Relations>();
}

}  // namespace entente::app
