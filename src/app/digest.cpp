// digest: the content of a graph as one number.
#include <fmt/format.h>

#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "entente/store/reader.hpp"

namespace entente::app {
namespace {

class DigestCommand final : public Command {
public:
    void set_up(CLI::App& app) override { graph_.add(app); }

    int run() override {
        const DigestResult found = open_reader(graph_.path)->digest();
        print(fmt::format("{}  {} articles, {} claims, {} events\n", found.sha256, found.counts.articles,
                          found.counts.claims, found.counts.events));
        flush_output();
        return success;
    }

private:
    GraphOption graph_;
};

}  // namespace

std::unique_ptr<Command> make_digest() {
    return std::make_unique<DigestCommand>();
}

}  // namespace entente::app
