// relations A [B]: what they do to each other, summed up.
#include "app/question.hpp"

namespace entente::app {
namespace {

class RelationsCommand final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const Relations found = relations(answering.graph(), filter(answering), limit());
        show([&] { return relations_json(found, answering.name_of()); },
             [&] { return relations_grid(found.list, answering.name_of()); }, found.total, "relations");
    }
};

}  // namespace

std::unique_ptr<Command> make_relations() {
    return std::make_unique<RelationsCommand>();
}

}  // namespace entente::app
