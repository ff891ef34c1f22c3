#include "store/sqlite/codec.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

namespace entente::sqlite {

static_assert(static_cast<int>(Precision::day) == 0 && static_cast<int>(Precision::unknown) == 6);
static_assert(static_cast<int>(TimeBasis::stated) == 0 && static_cast<int>(TimeBasis::unknown) == 3);
static_assert(static_cast<int>(Status::happened) == 0 && static_cast<int>(Status::denied) == 3);

namespace {

// A damaged file may hold any number: what is out of range becomes the last choice.
template <typename Enum>
Enum choice_at(SQLite::Statement& statement, int column, Enum last) {
    const int value = statement.getColumn(column).getInt();
    return value < 0 || value > static_cast<int>(last) ? last : static_cast<Enum>(value);
}

}  // namespace

std::optional<std::int64_t> number_of_id(std::string_view id) {
    std::uint64_t bits = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), bits, 16);
    if (id.size() != 16 || error != std::errc{} || end != id.data() + id.size()) return std::nullopt;
    return static_cast<std::int64_t>(bits);
}

std::string id_of_number(std::int64_t number) {
    return fmt::format("{:016x}", static_cast<std::uint64_t>(number));
}

std::int64_t number_of_day(Day day) {
    return day.time_since_epoch().count();
}

Day day_of_number(std::int64_t number) {
    return Day{std::chrono::days{number}};
}

std::string prose_text(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& prose) {
    return prose.empty() ? "" : nlohmann::json(prose).dump();
}

std::string given_text(const std::vector<GivenMention>& mentions) {
    if (mentions.empty()) return "";
    nlohmann::json all = nlohmann::json::array();
    for (const GivenMention& mention : mentions)
        all.push_back(nlohmann::json::array({mention.begin, mention.end, mention.name, mention.entity}));
    return all.dump();
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> prose_from_text(const std::string& text) {
    if (text.empty()) return {};
    return nlohmann::json::parse(text).get<std::vector<std::pair<std::uint32_t, std::uint32_t>>>();
}

std::vector<GivenMention> given_from_text(const std::string& text) {
    std::vector<GivenMention> mentions;
    if (text.empty()) return mentions;
    for (const auto& one : nlohmann::json::parse(text))
        mentions.push_back({one.at(0).get<std::uint32_t>(), one.at(1).get<std::uint32_t>(),
                            one.at(2).get<std::string>(), one.at(3).get<std::string>()});
    return mentions;
}

void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
    statement.bind(index, std::string(text));
}

void bind_text_or_null(SQLite::Statement& statement, int index, std::string_view text) {
    if (text.empty()) {
        statement.bind(index);
    } else {
        bind_text(statement, index, text);
    }
}

void bind_day_or_null(SQLite::Statement& statement, int index, std::optional<Day> day) {
    if (day) {
        statement.bind(index, number_of_day(*day));
    } else {
        statement.bind(index);
    }
}

std::string text_at(SQLite::Statement& statement, int column) {
    return statement.getColumn(column).getString();
}

std::optional<Day> day_at(SQLite::Statement& statement, int column) {
    const SQLite::Column cell = statement.getColumn(column);
    if (cell.isNull()) return std::nullopt;
    return day_of_number(cell.getInt64());
}

Participant participant_at(SQLite::Statement& statement, int first_column) {
    Participant participant;
    participant.entity = text_at(statement, first_column);
    participant.country = text_at(statement, first_column + 1);
    participant.sector = sector_from(text_at(statement, first_column + 2)).value_or(Sector::none);
    return participant;
}

EventTime time_at(SQLite::Statement& statement, int first_column) {
    EventTime time;
    time.when.from = day_of_number(statement.getColumn(first_column).getInt64());
    time.when.until = day_of_number(statement.getColumn(first_column + 1).getInt64());
    time.when.precision = choice_at(statement, first_column + 2, Precision::unknown);
    time.basis = choice_at(statement, first_column + 3, TimeBasis::unknown);
    return time;
}

Status status_at(SQLite::Statement& statement, int column) {
    return choice_at(statement, column, Status::denied);
}

}  // namespace entente::sqlite
