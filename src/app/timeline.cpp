// timeline A [B]: events one by one, the newest last. ~ marks an assumed time, brackets the first report of an unknown
// one.
#include <deque>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {
namespace {

class Timeline final : public Command {
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
        // Of more events than the limit, the newest are shown.
        const std::size_t limit = limit_.value(format_.format);
        std::deque<std::pair<Event, std::uint64_t>> kept;
        std::size_t total = 0;
        answering.graph().each_event(filter, [&](Event&& event, std::uint64_t reports) {
            ++total;
            kept.emplace_back(std::move(event), reports);
            if (kept.size() > limit) kept.pop_front();
        });
        std::vector<Event> events;
        std::vector<std::uint64_t> reports;
        for (auto& [event, count] : kept) {
            events.push_back(std::move(event));
            reports.push_back(count);
        }
        if (format_.format == Format::json) {
            print(timeline_json(events, reports, total, answering.name_of()));
        } else {
            print_grid(timeline_grid(events, reports, answering.name_of()), format_.format, total);
        }
        say_if_none(total, "events", filters_.any());
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
    return std::make_unique<Timeline>();
}

}  // namespace entente::app
