// timeline A [B]: events one by one, the newest last. ~ marks an assumed time, brackets the first report of an unknown
// one.
#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class TimelineCommand final : public Command {
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
        const Timeline found = timeline(answering.graph(), filter, limit_.value(format_.format));
        if (format_.format == Format::json) {
            print(timeline_json(found, answering.name_of()));
        } else {
            print_grid(timeline_grid(found, answering.name_of()), format_.format, found.total);
        }
        say_if_none(found.total, "events", filters_.any());
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

std::unique_ptr<Command> make_timeline() {
    return std::make_unique<TimelineCommand>();
}

}  // namespace entente::app
