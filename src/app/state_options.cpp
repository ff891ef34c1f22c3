#include "app/state_options.hpp"

#include "app/command.hpp"
#include "app/options.hpp"

namespace entente::app {

CLI::Validator a_day() {
    return {[](std::string& text) { return parse_iso_day(text) ? "" : "'" + text + "' is no day; write 2014-06-01"; },
            ""};
}

void StateOptions::add(CLI::App& app) {
    app.add_option("--type", types_, "Only these lasting relations: sanctions-in-force, opposes, …")
        ->type_name("TYPE")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--origin", origin_, "Only states reported by articles, or known from the program's tables")
        ->type_name("ORIGIN")
        ->check(one_of({"reported", "known"}, "origin"));
}

StateQuestion StateOptions::question(Answering& answering, const EventFilter& whose) const {
    StateQuestion question;
    question.a = whose.a;
    question.b = whose.b;
    question.exact = whose.exact;
    for (const std::string& type : types_) {
        const RelationType* known = answering.knowledge().ontology().find(type);
        if (known == nullptr || !known->state)
            throw UsageError("there is no lasting relation '" + type +
                             "'; some are sanctions-in-force, treaty-in-force, member-of, holds-office, opposes");
    }
    question.types = types_;
    if (!origin_.empty()) question.origin = origin_ == "known" ? StateOrigin::known : StateOrigin::reported;
    return question;
}

}  // namespace entente::app
