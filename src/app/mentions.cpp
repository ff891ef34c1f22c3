// mentions NAME: the sentences that speak of somebody, the newest last.
#include "entente/query/mentions.hpp"

#include "app/question.hpp"

namespace entente::app {
namespace {

class Mentions final : public Question {
public:
    void set_up(CLI::App& app) override {
        app.add_option("NAME", a_, "A name, alias, code, adjective or id")->required();
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        const Entity entity = answering.resolve(a_);
        const auto hits = mentions(entity, answering.knowledge(), answering.graph(), conditions(answering), limit());
        show([&] { return search_json(hits); }, [&] { return search_grid(hits); }, hits.size(), "mentions");
        if (hits.size() == limit() && format() == Format::table) say("the newest; --limit 0 shows all");
    }
};

}  // namespace

std::unique_ptr<Command> make_mentions() {
    return std::make_unique<Mentions>();
}

}  // namespace entente::app
