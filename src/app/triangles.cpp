// triangles [A]: three that are all friends or enemies of each other, and whether that is in balance.
#include <fmt/format.h>

#include "app/question.hpp"

namespace entente::app {
namespace {

class Triangles final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::none, false);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        EventFilter asked = happened(conditions(answering));
        if (!a_.empty()) asked.a = {node(answering, a_)};
        const Triads found = triads(answering.graph(), asked, limit());
        const auto& counts = found.counts;
        const std::size_t total = counts[0] + counts[1] + counts[2] + counts[3];
        show([&] { return triads_json(found, answering.name_of()); },
             [&] { return triads_grid(found.list, answering.name_of()); }, total, "triangles");
        if (format() == Format::table && total > 0)
            say(
                fmt::format("{} balanced: {} of friends, {} with a common enemy; {} unbalanced: {} with two friends at "
                            "odds, {} all hostile",
                            counts[0] + counts[2], counts[0], counts[2], counts[1] + counts[3], counts[1], counts[3]));
    }
};

}  // namespace

std::unique_ptr<Command> make_triangles() {
    return std::make_unique<Triangles>();
}

}  // namespace entente::app
