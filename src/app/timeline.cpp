// timeline A [B]: events one by one, the newest last. ~ marks an assumed time, brackets the first report of an unknown
// one.
#include "app/question.hpp"

namespace entente::app {
namespace {

class Timeline final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const EventFilter asked = filter(answering);
        // Of more events than the limit, the newest are shown.
        std::vector<Event> events;
        std::vector<std::uint64_t> reports;
        for (auto& [event, count] : answering.graph().newest(asked, limit())) {
            events.push_back(std::move(event));
            reports.push_back(count);
        }
        std::size_t total = events.size();
        if (total == limit()) {
            total = 0;
            answering.graph().each_tally(asked, [&](const Tally& tally) { total += tally.events; });
        }
        show([&] { return timeline_json(events, reports, total, answering.name_of()); },
             [&] { return timeline_grid(events, reports, answering.name_of()); }, total, "events");
    }
};

}  // namespace

std::unique_ptr<Command> make_timeline() {
    return std::make_unique<Timeline>();
}

}  // namespace entente::app
