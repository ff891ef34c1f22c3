// states [A [B]]: what lasts, as of a day or ever.
#include "entente/query/states.hpp"

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "app/state_options.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class States final : public Command {
public:
    void set_up(CLI::App& app) override {
        question_.add(app);
        app.add_option("--as-of", as_of_, "Only states that hold on this day")->type_name("DATE")->check(a_day());
        graph_.add(app);
        format_.add(app);
        limit_.add(app);
        knowledge_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        StateQuestion question = question_.question(answering);
        if (!as_of_.empty()) question.as_of = parse_iso_day(as_of_);
        auto found = states(answering.graph(), answering.knowledge(), question);
        const std::size_t total = found.size();
        found.resize(std::min(total, limit_.value(format_.format)));
        if (format_.format == Format::json) {
            print(states_json(found, total, question.as_of, answering.name_of()));
        } else {
            print_grid(states_grid(found, answering.name_of()), format_.format, total);
        }
        say_if_none(total, "states", question_.any() || question.as_of.has_value());
        return success;
    }

private:
    std::string as_of_;
    StateOptions question_;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    KnowledgeOption knowledge_;
};

}  // namespace

std::unique_ptr<Command> make_states() {
    return std::make_unique<States>();
}

}  // namespace entente::app
