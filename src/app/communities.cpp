// communities: who stands with whom.
#include "app/question.hpp"

namespace entente::app {
namespace {

class Communities final : public Question {
public:
    void set_up(CLI::App& app) override {
        add_exact(app);
        add_common(app);
    }

protected:
    void answer(Answering& answering) override {
        auto found = find_communities(answering.graph(), happened(conditions(answering)));
        const std::size_t total = found.list.size();
        cut(found.list, limit());
        show([&] { return communities_json(found, total, answering.name_of()); },
             [&] {
                 return format() == Format::csv ? members_grid(found.list, answering.name_of())
                                                : communities_grid(found.list, answering.name_of());
             },
             total, "communities");
        if (format() == Format::table && found.alone > 0) say(std::to_string(found.alone) + " stand alone");
    }
};

}  // namespace

std::unique_ptr<Command> make_communities() {
    return std::make_unique<Communities>();
}

}  // namespace entente::app
