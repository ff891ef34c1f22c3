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

using Columns = std::span<const std::string_view>;
using Cells = std::span<const std::string_view>;

void check_header(const std::string& file, std::size_t number, Cells cells, Columns columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i < cells.size() && trim(cells[i]) == columns[i]) continue;
        std::string expected;
        for (const auto column : columns) expected += (expected.empty() ? "" : ", ") + std::string(column);
        throw Error(file, number, "expected a line that names the columns: " + expected + " (tab-separated)");
    }
}

// Calls row(line, cells) for each row of one table's text.
template <class RowOf>
void scan(const std::string& file, std::string_view text, Columns columns, RowOf row) {
    if (const auto bad = first_invalid_utf8(text); bad != std::string_view::npos) {
        const auto line =
            static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
        throw Error(file, line + 1, "not UTF-8; save the table as UTF-8");
    }
    bool header = true;
    std::vector<std::string_view> cells;
    for (std::size_t number = 1, at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        cells.clear();
        for (std::size_t from = 0; from <= line.size();) {
            const std::size_t tab = std::min(line.find('\t', from), line.size());
            cells.push_back(trim(line.substr(from, tab - from)));
            from = tab + 1;
        }
        if (header) {
            check_header(file, number, cells, columns);
            header = false;
            continue;
        }
        if (cells.size() > columns.size()) {
            throw Error(file, number,
                        "expected at most " + std::to_string(columns.size()) + " tab-separated cells, found " +
                            std::to_string(cells.size()));
        }
        cells.resize(columns.size());
        if (cells[0].empty()) throw Error(file, number, "the cell '" + std::string(columns[0]) + "' is empty");
        row(number, cells);
    }
}

// The built-in table, then the user's: use(file, text, whether it is the user's).
template <class Use>
void each_table(std::string_view name, const std::string& directory, Use use) {
    if (const auto built_in = embedded("src/knowledge/data/" + std::string(name)))
        use("(built-in) " + std::string(name), *built_in, false);
    if (directory.empty()) return;
    const auto path = std::filesystem::path(directory) / name;
    if (!std::filesystem::exists(path)) return;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(path.string(), 0, "cannot be read");
    use(path.string(), std::string(std::istreambuf_iterator<char>(file), {}), true);
}

class TableReader {
public:
    TableReader(Columns columns, std::span<const std::size_t> key) : columns_(columns), key_(key) {}

    // From now on a row replaces an earlier one with the same key. The built-in tables repeat none (a test says so), so
    // that their keys are looked at only when a user's table follows.
    void replace() {
        replacing_ = true;
        for (std::size_t i = 0; i < rows_.size(); ++i) places_.try_emplace(key_of(rows_[i]), i);
    }

    void read(const std::string& file, std::string_view text) {
        const auto shared = std::make_shared<const std::string>(file);
        scan(file, text, columns_, [&](std::size_t number, Cells cells) {
            add(Row(shared, number, std::vector<std::string>(cells.begin(), cells.end())));
        });
    }

    std::vector<Row> take() { return std::move(rows_); }

private:
    void add(Row row) {
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

    Columns columns_;
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
    throw Error(*file_, line_, message);
}

void scan_table(std::string_view name, const std::string& directory, Columns columns,
                const std::function<void(const std::string&, std::size_t, Cells)>& row) {
    each_table(name, directory, [&](const std::string& file, std::string_view text, bool) {
        scan(file, text, columns, [&](std::size_t number, Cells cells) { row(file, number, cells); });
    });
}

std::vector<Row> read_table(std::string_view name, const std::string& directory,
                            std::span<const std::string_view> columns, std::span<const std::size_t> key) {
    TableReader reader(columns, key);
    each_table(name, directory, [&](const std::string& file, std::string_view text, bool of_user) {
        if (of_user) reader.replace();
        reader.read(file, text);
    });
    return reader.take();
}

}  // namespace entente
