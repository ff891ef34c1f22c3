// export: the graph, or the part that the filters leave, as GraphML or DOT.
#include <fstream>
#include <ostream>
#include <streambuf>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"
#include "entente/export/dot.hpp"
#include "entente/export/graphml.hpp"
#include "entente/graph/view.hpp"

namespace entente::app {
namespace {

// Collects what is written and hands it on in large pieces, so that a broken pipe or a full disk is noticed.
class PrintBuffer final : public std::streambuf {
protected:
    int_type overflow(int_type c) override {
        if (c != traits_type::eof()) {
            const char byte = static_cast<char>(c);
            print({&byte, 1});
        }
        return c;
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        print({text, static_cast<std::size_t>(size)});
        return size;
    }
};

class Export final : public Command {
public:
    void set_up(CLI::App& app) override {
        graph_.add(app);
        app.add_option("--format", format_, "graphml (the default) or dot")
            ->type_name("FORMAT")
            ->check(one_of({"graphml", "dot"}, "format"));
        app.add_flag("--aggregate", aggregate_,
                     "One edge a pair and type, with count, first and last day and mean Goldstein");
        app.add_option("-o,--output", output_, "The file to write (default: standard output)")->type_name("FILE");
        app.add_option("--of", of_, "Only what A does or suffers; with B, only what the two do to each other")
            ->type_name("A [B]")
            ->expected(1, 2);
        app.add_flag("--exact", exact_,
                     "With --of: do not count persons, ministries, forces and companies as their country");
        knowledge_.add(app);
        filters_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        EventFilter filter = filters_.filter(answering.knowledge());
        filter.exact = exact_;
        if (!of_.empty()) filter.a = {answering.resolve(of_[0]).id};
        if (of_.size() > 1) filter.b = {answering.resolve(of_[1]).id};
        std::vector<Entity> entities = answering.graph().entities();
        for (Entity& entity : entities) {
            if (entity.name == entity.id) entity.name = answering.name_of()(entity.id);
        }
        const GraphView view(entities, answering.graph().events(filter),
                             aggregate_ ? EdgeMode::aggregated : EdgeMode::events);
        if (output_.empty()) {
            PrintBuffer buffer;
            std::ostream out(&buffer);
            out.exceptions(std::ios::badbit);
            write(view, out);
            flush_output();
        } else {
            std::ofstream out(output_, std::ios::binary);
            write(view, out);
            out.close();
            if (!out) throw Error(output_, 0, "the file cannot be written");
        }
        return success;
    }

private:
    void write(const GraphView& view, std::ostream& out) const {
        if (format_ == "dot") {
            write_dot(view, out);
        } else {
            write_graphml(view, out);
        }
    }

    GraphOption graph_;
    std::string format_ = "graphml";
    bool aggregate_ = false;
    std::string output_;
    std::vector<std::string> of_;
    bool exact_ = false;
    KnowledgeOption knowledge_;
    FilterOptions filters_;
};

}  // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<Export>();
}

}  // namespace entente::app
