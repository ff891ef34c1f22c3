// diff --from D1 --to D2 [A [B]]: what began, ended, warmed and cooled between two days.
#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "app/state_options.hpp"
#include "entente/query/states.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class Diff final : public Command {
public:
    void set_up(CLI::App& app) override {
        question_.add(app);
        app.add_option("--from", from_, "The first day")->type_name("DATE")->check(a_day())->required();
        app.add_option("--to", to_, "The second day")->type_name("DATE")->check(a_day())->required();
        app.add_option("--window", window_, "How many days before each are compared (default: 91)")
            ->type_name("DAYS")
            ->check(CLI::Range(1, 36500).description(""));
        graph_.add(app);
        format_.add(app);
        limit_.add(app);
        knowledge_.add(app);
    }

    int run() override {
        const Day from = *parse_iso_day(from_);
        const Day to = *parse_iso_day(to_);
        if (to <= from) throw UsageError("--to " + to_ + " is not after --from " + from_);
        Answering answering(graph_, knowledge_);
        const Difference found = difference(answering.graph(), answering.knowledge(), question_.question(answering),
                                            from, to, std::chrono::days{window_});
        const std::size_t total = found.began.size() + found.ended.size() + found.changed.size();
        const std::size_t limit = limit_.value(format_.format);
        if (format_.format == Format::json) {
            print(difference_json(found, limit, answering.name_of()));
        } else {
            print_grid(difference_grid(found, limit, answering.name_of()), format_.format, total);
        }
        say_if_none(total, "changes", question_.any());
        return success;
    }

private:
    std::string from_, to_;
    int window_ = 91;
    StateOptions question_;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    KnowledgeOption knowledge_;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
    return std::make_unique<Diff>();
}

}  // namespace entente::app
