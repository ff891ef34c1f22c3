// diff --from D1 --to D2 [A [B]]: what began, ended, warmed and cooled between two days.
#include "app/question.hpp"
#include "app/state_options.hpp"
#include "entente/query/states.hpp"

namespace entente::app {
namespace {

class Diff final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional, false);
        options_.add(app);
        app.add_option("--from", from_, "The first day")->type_name("DATE")->check(a_day())->required();
        app.add_option("--to", to_, "The second day")->type_name("DATE")->check(a_day())->required();
        app.add_option("--window", window_, "How many days before each are compared (default: 91)")
            ->type_name("DAYS")
            ->check(CLI::Range(1, 36500).description(""));
        add_showing(app);
    }

protected:
    void answer(Answering& answering) override {
        const Day from = *parse_iso_day(from_);
        const Day to = *parse_iso_day(to_);
        if (to <= from) throw UsageError("--to " + to_ + " is not after --from " + from_);
        const StateQuestion question = options_.question(answering, filter(answering));
        const Difference found =
            difference(answering.graph(), answering.knowledge(), question, from, to, std::chrono::days{window_});
        const std::size_t total = found.began.size() + found.ended.size() + found.changed.size();
        show([&] { return difference_json(found, limit(), answering.name_of()); },
             [&] { return difference_grid(found, limit(), answering.name_of()); }, total, "changes");
    }

    bool filtered() const override { return options_.any(); }

private:
    std::string from_, to_;
    int window_ = 91;
    StateOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<Diff>();
}

}  // namespace entente::app
