// path A B: the chain of links that joins them.
#include "entente/graph/path.hpp"

#include "app/question.hpp"

namespace entente::app {
namespace {

class PathCommand final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::required);
        app.add_flag("--in-order", in_order_, "Each step has an event no earlier than that of the step before");
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const EventFilter asked = happened(conditions(answering));
        const std::string from = node(answering, a_);
        const std::string to = node(answering, b_);
        if (from == to)
            throw UsageError("A and B are both " + answering.name_of()(from) +
                             (exact() ? "" : "; --exact keeps persons, ministries and companies apart"));
        const auto found = in_order_ ? path_in_order(answering.graph(), asked, from, to)
                                     : shortest_path(answering.graph(), asked, from, to);
        const Path path = found.value_or(Path{});
        show([&] { return path_json(path, answering.name_of()); },
             [&] { return path_grid(path.steps, answering.name_of()); }, path.steps.size(), "path");
    }

private:
    bool in_order_ = false;
};

}  // namespace

std::unique_ptr<Command> make_path() {
    return std::make_unique<PathCommand>();
}

}  // namespace entente::app
