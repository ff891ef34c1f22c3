// states [A [B]]: what lasts, as of a day or ever.
#include "entente/query/states.hpp"

#include "app/question.hpp"
#include "app/state_options.hpp"

namespace entente::app {
namespace {

class States final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional, false);
        options_.add(app);
        app.add_option("--as-of", as_of_, "Only states that hold on this day")->type_name("DATE")->check(a_day());
        add_showing(app);
    }

protected:
    void answer(Answering& answering) override {
        StateQuestion question = options_.question(answering, filter(answering));
        if (!as_of_.empty()) question.as_of = parse_iso_day(as_of_);
        auto found = states(answering.graph(), answering.knowledge(), question);
        const std::size_t total = found.size();
        cut(found, limit());
        show([&] { return states_json(found, total, question.as_of, answering.name_of()); },
             [&] { return states_grid(found, answering.name_of()); }, total, "states");
    }

    bool filtered() const override { return options_.any() || !as_of_.empty(); }

private:
    std::string as_of_;
    StateOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_states() {
    return std::make_unique<States>();
}

}  // namespace entente::app
