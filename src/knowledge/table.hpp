// Reads the tab-separated tables of schemas/knowledge.md: the built-in one, then the user's of the same name.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/date.hpp"

namespace entente {

// One row, with where it stands so that an error can name it. Cells are trimmed; missing trailing ones are empty.
class Row {
public:
    // `file`: its name, shared by the rows of a table.
    Row(std::shared_ptr<const std::string> file, std::size_t line, std::vector<std::string> cells)
        : file_(std::move(file)), line_(line), cells_(std::move(cells)) {}

    const std::string& operator[](std::size_t column) const { return cells_[column]; }
    std::vector<std::string> list(std::size_t column) const;  // split at '|', trimmed, without empty ones
    // An interval's ends; nothing for an empty cell. Throws Error for anything that is no date.
    std::optional<Day> from(std::size_t column) const;
    std::optional<Day> until(std::size_t column) const;
    [[noreturn]] void fail(const std::string& message) const;

private:
    std::shared_ptr<const std::string> file_;
    std::size_t line_;
    std::vector<std::string> cells_;
};

// Calls `row` for the cells (trimmed, at least as many as `columns`) of every row of table `name`, with its file and
// line: the built-in table first, then the user's. For large tables whose rows need no key. Throws Error.
void scan_table(
    std::string_view name, const std::string& directory, std::span<const std::string_view> columns,
    const std::function<void(const std::string& file, std::size_t line, std::span<const std::string_view> cells)>& row);

// All rows of table `name` ("countries.tsv"), whose columns must be `columns`. A later row with the same cells in the
// `key` columns replaces the earlier one, in its place. Throws Error.
std::vector<Row> read_table(std::string_view name, const std::string& directory,
                            std::span<const std::string_view> columns, std::span<const std::size_t> key);

}  // namespace entente
