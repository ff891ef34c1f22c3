// What the program knows: relation types, actors, offices, frames. Loaded from tables (schemas/knowledge.md), then
// immutable.
#pragma once

#include <memory>
#include <string>

namespace entente {

struct Ontology;

class Knowledge {
public:
    // The tables compiled into the program and, where `directory` is not empty, the user's tables in it, which add rows
    // and replace those with the same id. Throws Error with file, line and what was expected.
    explicit Knowledge(const std::string& directory = {});
    // The same for a question, which may need little of it: ontology() and the actors of tables() are loaded when they
    // are first asked for, and may throw then; frames, titles and the like never. For one thread.
    static Knowledge for_questions(const std::string& directory = {});
    ~Knowledge();
    Knowledge(Knowledge&&) noexcept;

    const Ontology& ontology() const;

    struct Tables;
    const Tables& tables() const;
    // tables() or, where these were not asked for yet, as much of them as tells of entities, offices and memberships by
    // id, but knows nobody by name: in less time.
    const Tables& tables_by_id() const;
    // tables_by_id() or as much of them as tells who is a member of what and who holds which office: in less time
    // still.
    const Tables& tables_of_states() const;

private:
    struct Later {};
    Knowledge(const std::string& directory, Later);

    std::unique_ptr<Tables> tables_;
    std::unique_ptr<Tables> by_id_;
    std::unique_ptr<Tables> of_states_;
};

}  // namespace entente
