// neighbours A: whom somebody has to do with, the best attested first.
#include "app/question.hpp"

namespace entente::app {
namespace {

class Neighbours final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::none);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        auto found = neighbours(answering.graph(), happened(filter(answering)));
        const std::size_t total = found.size();
        cut(found, limit());
        show([&] { return neighbours_json(found, total, answering.name_of()); },
             [&] { return neighbours_grid(found, answering.name_of()); }, total, "neighbours");
    }
};

}  // namespace

std::unique_ptr<Command> make_neighbours() {
    return std::make_unique<Neighbours>();
}

}  // namespace entente::app
