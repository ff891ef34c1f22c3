// rank: who counts most in the network of events.
#include "app/question.hpp"

namespace entente::app {
namespace {

class Rank final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_exact(app);
        app.add_option_function<std::string>(
               "--by",
               [this](const std::string& text) {
                   by_ = text == "degree"     ? RankBy::degree
                         : text == "pagerank" ? RankBy::pagerank
                                              : RankBy::betweenness;
               },
               "degree (evidence of all its links), pagerank (the default) or betweenness")
            ->type_name("MEASURE")
            ->check(one_of({"degree", "pagerank", "betweenness"}, "measure"));
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        auto found = rank(answering.graph(), happened(conditions(answering)), by_);
        const std::size_t total = found.size();
        cut(found, limit());
        show([&] { return rank_json(found, total, answering.name_of()); },
             [&] { return rank_grid(found, answering.name_of()); }, total, "entities");
    }

private:
    RankBy by_ = RankBy::pagerank;
};

}  // namespace

std::unique_ptr<Command> make_rank() {
    return std::make_unique<Rank>();
}

}  // namespace entente::app
