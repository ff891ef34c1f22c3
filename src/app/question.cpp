#include "app/question.hpp"

namespace entente::app {

int Question::run() {
    Answering answering(graph_, knowledge_);
    answer(answering);
    flush_output();
    return success;
}

void Question::add_exact(CLI::App& app) {
    app.add_flag("--exact", exact_, "Do not count persons, ministries, forces and companies as their country");
}

void Question::add_parties(CLI::App& app, B b, bool a_required) {
    auto* option =
        app.add_option("A", a_, "A state, organisation, person or company: by name, alias, code or adjective");
    option->required(a_required);
    if (b == B::optional) app.add_option("B", b_, "The other side (default: anybody)");
    if (b == B::required) app.add_option("B", b_, "The other side")->required();
    add_exact(app);
}

void Question::add_showing(CLI::App& app, bool bars) {
    graph_.add(app);
    format_.add(app, bars);
    limit_.add(app);
    knowledge_.add(app);
}

void Question::add_common(CLI::App& app, bool bars) {
    add_showing(app, bars);
    filters_.add(app);
    app.add_option_function<std::string>(
           "--as-of", [this](const std::string& text) { as_of_ = parse_iso(text)->until - std::chrono::days{1}; },
           "Only what had been reported, and had begun, by the end of this day, month or year")
        ->type_name("DATE")
        ->check(iso_date())
        ->group("Filters");
}

EventFilter Question::conditions(Answering& answering) const {
    EventFilter filter = filters_.filter(answering.knowledge());
    filter.exact = exact_;
    filter.as_of = as_of_;
    return filter;
}

EventFilter Question::filter(Answering& answering) const {
    EventFilter filter = conditions(answering);
    if (!a_.empty()) filter.a = {answering.resolve(a_).id};
    if (!b_.empty()) filter.b = {answering.resolve(b_).id};
    return filter;
}

EventFilter Question::happened(EventFilter filter) {
    if (filter.statuses.empty()) filter.statuses = {Status::happened};
    return filter;
}

std::string Question::node(Answering& answering, const std::string& name) const {
    const Entity entity = answering.resolve(name);
    if (exact_ || entity.country.empty() || entity.country == entity.id) return entity.id;
    say(entity.name + " counts as " + answering.name_of()(entity.country) + "; --exact keeps them apart");
    return entity.country;
}

}  // namespace entente::app
