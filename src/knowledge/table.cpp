#include "knowledge/table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

class TableReader {
public:
    TableReader(std::span<const std::string_view> columns, std::span<const std::size_t> key)
        : columns_(columns), key_(key) {}

    // From now on a row replaces an earlier one with the same key. The built-in tables repeat none (a test says so), so
    // that their keys are looked at only when a user's table follows.
    void replace() {
        replacing_ = true;
        for (std::size_t i = 0; i < rows_.size(); ++i) places_.try_emplace(key_of(rows_[i]), i);
    }

    void read(const std::string& file, std::string_view text) {
        if (const auto bad = first_invalid_utf8(text); bad != std::string_view::npos) {
            const auto line = static_cast<std::size_t>(
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
            throw Error(file, line + 1, "not UTF-8; save the table as UTF-8");
        }
        bool header = true;
        std::size_t number = 0;
        for (std::string_view line : split(text, '\n')) {
            ++number;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (line.empty() || line.front() == '#') continue;
            const auto cells = split(line, '\t');
            if (header) {
                check_header(file, number, cells);
                header = false;
            } else {
                add(file, number, cells);
            }
        }
    }

    std::vector<Row> take() { return std::move(rows_); }

private:
    void check_header(const std::string& file, std::size_t number, const std::vector<std::string_view>& cells) const {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i < cells.size() && trim(cells[i]) == columns_[i]) continue;
            std::string expected;
            for (const auto column : columns_) expected += (expected.empty() ? "" : ", ") + std::string(column);
            throw Error(file, number, "expected a line that names the columns: " + expected + " (tab-separated)");
        }
    }

    void add(const std::string& file, std::size_t number, const std::vector<std::string_view>& cells) {
        if (cells.size() > columns_.size()) {
            throw Error(file, number,
                        "expected at most " + std::to_string(columns_.size()) + " tab-separated cells, found " +
                            std::to_string(cells.size()));
        }
        std::vector<std::string> values(columns_.size());
        for (std::size_t i = 0; i < cells.size(); ++i) values[i] = std::string(trim(cells[i]));
        if (values[0].empty()) throw Error(file, number, "the cell '" + std::string(columns_[0]) + "' is empty");
        Row row(file, number, std::move(values));
        if (!replacing_) {
            rows_.push_back(std::move(row));
            return;
        }
        const auto [it, fresh] = places_.try_emplace(key_of(row), rows_.size());
        if (fresh) {
            rows_.push_back(std::move(row));
        } else {
            rows_[it->second] = std::move(row);
        }
    }

    std::string key_of(const Row& row) const {
        std::string key;
        for (const std::size_t column : key_) key += row[column] + '\t';
        return key;
    }

    std::span<const std::string_view> columns_;
    std::span<const std::size_t> key_;
    bool replacing_ = false;
    std::unordered_map<std::string, std::size_t> places_;
    std::vector<Row> rows_;
};

}  // namespace

std::vector<std::string> Row::list(std::size_t column) const {
    std::vector<std::string> parts;
    if (cells_[column].empty()) return parts;
    for (const auto part : split(cells_[column], '|')) {
        if (const auto text = trim(part); !text.empty()) parts.emplace_back(text);
    }
    return parts;
}

std::optional<Day> Row::from(std::size_t column) const {
    if (cells_[column].empty()) return std::nullopt;
    const auto interval = parse_iso(cells_[column]);
    if (!interval) fail("expected a date (2008-05-07, 2008-05 or 2008), found '" + cells_[column] + "'");
    return interval->from;
}

std::optional<Day> Row::until(std::size_t column) const {
    if (cells_[column].empty()) return std::nullopt;
    const auto interval = parse_iso(cells_[column]);
    if (!interval) fail("expected a date (2008-05-07, 2008-05 or 2008), found '" + cells_[column] + "'");
    return interval->precision == Precision::day ? interval->from : interval->until;
}

void Row::fail(const std::string& message) const {
    throw Error(file_, line_, message);
}

std::vector<Row> read_table(std::string_view name, const std::string& directory,
                            std::span<const std::string_view> columns, std::span<const std::size_t> key) {
    TableReader reader(columns, key);
    if (const auto built_in = embedded("src/knowledge/data/" + std::string(name))) {
        reader.read("(built-in) " + std::string(name), *built_in);
    }
    if (!directory.empty()) {
        const auto path = std::filesystem::path(directory) / name;
        if (std::filesystem::exists(path)) {
            std::ifstream file(path, std::ios::binary);
            if (!file) throw Error(path.string(), 0, "cannot be read");
            reader.replace();
            reader.read(path.string(), std::string(std::istreambuf_iterator<char>(file), {}));
        }
    }
    return reader.take();
}

}  // namespace entente
