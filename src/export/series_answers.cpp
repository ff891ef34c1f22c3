// Series: grids, bars and JSON.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "export/fields.hpp"
#include "export/json_parts.hpp"

namespace entente {
namespace {

constexpr std::array quad_names = {"lasting", "verbal_cooperation", "material_cooperation", "verbal_conflict",
                                   "material_conflict"};

// "2022-02", "2022"
std::string period_text(const SeriesPoint& point, SeriesBy by) {
    constexpr std::size_t year = 4;
    constexpr std::size_t year_and_month = 7;
    return iso(point.period.from).substr(0, by == SeriesBy::year ? year : year_and_month);
}

std::string best_id(const SeriesPoint& point) {
    return point.best.event == 0 ? std::string() : event_id(point.best.event);
}

// What the bars of a series show.
struct Bars {
    const char* heading;
    double (*value)(const SeriesPoint&);
};

constexpr Bars cooperation = {"cooperation", [](const SeriesPoint& p) { return static_cast<double>(p.cooperation()); }};
constexpr Bars conflict = {"conflict", [](const SeriesPoint& p) { return static_cast<double>(p.conflict()); }};
constexpr Bars events = {"events", [](const SeriesPoint& p) { return static_cast<double>(p.events); }};

std::string padded(std::string text, std::size_t width) {
    text.append(width - std::min(width, display_width(text)), ' ');
    return text;
}

std::string trimmed_line(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

}  // namespace

Grid series_grid(const Series& series, bool kinds) {
    Fields<SeriesPoint> fields;
    const SeriesBy by = series.by;
    fields.add({.key = by == SeriesBy::year ? "year" : "month", .heading = by == SeriesBy::year ? "YEAR" : "MONTH"},
               [by](const SeriesPoint& point) { return period_text(point, by); });
    if (kinds) {
        fields
            .add({.key = "cooperation", .heading = "COOPERATION", .right = true},
                 [](const SeriesPoint& point) { return std::to_string(point.cooperation()); })
            .add({.key = "conflict", .heading = "CONFLICT", .right = true},
                 [](const SeriesPoint& point) { return std::to_string(point.conflict()); });
        for (std::size_t quad = 1; quad < quad_names.size(); ++quad)
            fields.csv(quad_names[quad],
                       [quad](const SeriesPoint& point) { return std::to_string(point.quads[quad]); });
        fields.add({.key = "goldstein", .heading = "GOLDSTEIN", .right = true},
                   [](const SeriesPoint& point) { return point.goldstein ? number_text(*point.goldstein, 2) : ""; });
    }
    fields
        .add({.key = "events", .heading = "EVENTS", .right = true},
             [](const SeriesPoint& point) { return std::to_string(point.events); })
        .csv("reports", [](const SeriesPoint& point) { return std::to_string(point.reports); });
    return fields.event(best_id).grid(series.points);
}

std::string sparkline(const std::vector<double>& values, double greatest) {
    static constexpr std::array<const char*, 8> bars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string line;
    for (const double value : values) {
        if (value <= 0 || greatest <= 0) {
            line += ' ';
            continue;
        }
        const auto height = static_cast<std::size_t>(value / greatest * static_cast<double>(bars.size()));
        line += bars[std::min(height, bars.size() - 1)];
    }
    return line;
}

std::string series_bars(const Series& series, bool kinds) {
    if (series.points.empty()) return "";
    constexpr std::size_t months = 12;
    constexpr std::size_t column = 14;  // of a table by month
    const std::vector<Bars> shown = kinds ? std::vector{cooperation, conflict} : std::vector{events};
    double greatest = 0;
    for (const SeriesPoint& point : series.points) {
        for (const Bars& bars : shown) greatest = std::max(greatest, bars.value(point));
    }
    std::string text;
    if (series.by == SeriesBy::year) {
        const std::string first = period_text(series.points.front(), series.by);
        const std::string last = period_text(series.points.back(), series.by);
        for (const Bars& bars : shown) {
            std::vector<double> values;
            for (const SeriesPoint& point : series.points) values.push_back(bars.value(point));
            text += padded(bars.heading, column) + first + " " + sparkline(values, greatest) + " " + last + "\n";
        }
    } else {
        std::string heading = "year  ";
        for (const Bars& bars : shown) heading += padded(bars.heading, column);
        text += trimmed_line(heading);
        for (std::size_t at = 0; at < series.points.size();) {
            const std::string year = period_text(series.points[at], SeriesBy::year);
            std::vector<std::vector<double>> values(shown.size(), std::vector<double>(months));
            for (; at < series.points.size() && period_text(series.points[at], SeriesBy::year) == year; ++at) {
                const auto month = static_cast<unsigned>(civil(series.points[at].period.from).month()) - 1;
                for (std::size_t i = 0; i < shown.size(); ++i) values[i][month] = shown[i].value(series.points[at]);
            }
            std::string line = year + "  ";
            for (const auto& of_year : values) line += padded(sparkline(of_year, greatest), column);
            text += trimmed_line(line);
        }
    }
    return text + "█ = " + number_text(greatest, 0) + " events\n";
}

std::string series_json(const Series& series) {
    Json json;
    json["by"] = series.by == SeriesBy::year ? "year" : "month";
    json["left_out"] = series.left_out;
    json["series"] = Json::array();
    for (const SeriesPoint& point : series.points) {
        Json& one = json["series"].emplace_back();
        one["period"] = period_text(point, series.by);
        one["events"] = point.events;
        one["reports"] = point.reports;
        one["cooperation"] = point.cooperation();
        one["conflict"] = point.conflict();
        for (std::size_t quad = 0; quad < quad_names.size(); ++quad) one["quads"][quad_names[quad]] = point.quads[quad];
        if (point.goldstein) one["goldstein"] = rounded(*point.goldstein, 2);
        put_text(one, "event", best_id(point));
    }
    return page_of(json);
}

}  // namespace entente
