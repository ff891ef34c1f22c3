// timeline A [B]: events one by one, the newest last. ~ marks an assumed time, brackets the first report of an unknown
// one.
#include "app/question.hpp"

namespace entente::app {
namespace {

class TimelineCommand final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const Timeline found = timeline(answering.graph(), filter(answering), limit());
        show([&] { return timeline_json(found, answering.name_of()); },
             [&] { return timeline_grid(found, answering.name_of()); }, found.total, "events");
    }
};

}  // namespace

std::unique_ptr<Command> make_timeline() {
    return std::make_unique<TimelineCommand>();
}

}  // namespace entente::app
