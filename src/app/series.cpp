// balance A [B] and trend TYPE [A [B]]: events counted by month or year.
#include "entente/query/series.hpp"

#include "app/question.hpp"
#include "entente/base/text.hpp"

namespace entente::app {
namespace {

class SeriesQuestion : public Question {
protected:
    void add_by(CLI::App& app) {
        app.add_option_function<std::string>(
               "--by", [this](const std::string& text) { by_ = text == "year" ? SeriesBy::year : SeriesBy::month; },
               "month (the default) or year")
            ->type_name("PERIOD")
            ->check(one_of({"month", "year"}, "period"));
    }

    // `kinds`: cooperation and conflict apart.
    void show_series(Answering& answering, const EventFilter& asked, bool kinds) {
        Series found = series(answering.graph(), asked, by_);
        const std::size_t total = found.points.size();
        cut_front(found.points, format() == Format::bars ? total : limit());
        if (format() == Format::bars) {
            print(series_bars(found, kinds));
            flush_output();
        } else {
            show([&] { return series_json(found); }, [&] { return series_grid(found, kinds); }, total, "events");
        }
        if (found.left_out > 0 && format() != Format::json)
            say(std::to_string(found.left_out) + (found.left_out == 1 ? " event is" : " events are") +
                " not counted: their time is not known so exactly, or they began before --since");
    }

private:
    SeriesBy by_ = SeriesBy::month;
};

class Balance final : public SeriesQuestion {
public:
    void set_up(CLI::App& app) override {
        add_parties(app, B::optional);
        add_by(app);
        add_common(app, true);
    }

protected:
    void answer(Answering& answering) override { show_series(answering, happened(filter(answering)), true); }
};

class Trend final : public SeriesQuestion {
public:
    void set_up(CLI::App& app) override {
        app.add_option("TYPE", type_, "A relation type (attack) or a PLOVER event type (ASSAULT)")->required();
        add_parties(app, B::optional, false);
        add_by(app);
        add_common(app, true);
    }

protected:
    void answer(Answering& answering) override {
        EventFilter asked = happened(filter(answering));
        const std::string lower = lower_ascii(type_);
        std::string upper = type_;
        for (char& c : upper) {
            if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
        }
        // "protest" is a relation type, "PROTEST" all that PLOVER counts as one.
        const auto plover = plover_from(upper);
        if (plover && (upper == type_ || answering.knowledge().ontology().find(lower) == nullptr)) {
            asked.plovers = {*plover};
        } else {
            asked.types = {relation_type(type_, answering.knowledge().ontology())};
        }
        show_series(answering, asked, false);
    }

private:
    std::string type_;
};

}  // namespace

std::unique_ptr<Command> make_balance() {
    return std::make_unique<Balance>();
}

std::unique_ptr<Command> make_trend() {
    return std::make_unique<Trend>();
}

}  // namespace entente::app
