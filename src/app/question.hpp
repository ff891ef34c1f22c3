// What most questions have in common: whose events, which of them, and how the answer is shown.
#pragma once

#include <optional>
#include <string>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/options.hpp"
#include "app/output.hpp"
#include "export/answer_grids.hpp"

namespace entente::app {

class Question : public Command {
public:
    int run() final;

protected:
    enum class B { none, optional, required };

    // The answer in print.
    virtual void answer(Answering& answering) = 0;

    // The arguments A and B, and --exact.
    void add_parties(CLI::App& app, B b, bool a_required = true);
    // --exact without arguments, for a question about the whole.
    void add_exact(CLI::App& app);
    // --graph --format --limit --knowledge
    void add_showing(CLI::App& app, bool bars = false);
    // The same and the filters.
    void add_common(CLI::App& app, bool bars = false);

    // Everything but A and B.
    EventFilter conditions(Answering& answering) const;
    // Whose events are asked for.
    EventFilter filter(Answering& answering) const;
    // Only what happened, unless --status says otherwise.
    static EventFilter happened(EventFilter filter);
    // The entity as which somebody stands in a network: the state that it acts for, unless --exact.
    std::string node(Answering& answering, const std::string& name) const;

    // Prints JSON or a grid, as asked for; each is a function that makes it.
    template <typename MakeJson, typename MakeGrid>
    void show(MakeJson make_json, MakeGrid make_grid, std::size_t total, const std::string& what) const {
        if (format() == Format::json) {
            print(make_json());
        } else {
            print_grid(make_grid(), format(), total);
        }
        flush_output();
        say_if_none(total, what, filtered());
    }

    // Something but A and B keeps results out.
    virtual bool filtered() const { return filters_.any() || as_of_.has_value(); }

    Format format() const { return format_.format; }
    std::size_t limit() const { return limit_.value(format_.format); }
    bool exact() const { return exact_; }

    std::string a_, b_;

private:
    bool exact_ = false;
    GraphOption graph_;
    FormatOption format_;
    LimitOption limit_;
    KnowledgeOption knowledge_;
    FilterOptions filters_;
    std::optional<Day> as_of_;
};

// The first `limit` items.
template <typename Item>
void cut(std::vector<Item>& items, std::size_t limit) {
    if (items.size() > limit) items.erase(items.begin() + static_cast<std::ptrdiff_t>(limit), items.end());
}
// The last ones.
template <typename Item>
void cut_front(std::vector<Item>& items, std::size_t limit) {
    if (items.size() > limit) items.erase(items.begin(), items.end() - static_cast<std::ptrdiff_t>(limit));
}

}  // namespace entente::app
