// An answer as rows and columns, for CSV and for tables on a terminal.
#pragma once

#include <string>
#include <vector>

namespace entente {

struct Column {
    enum class Show { everywhere, in_table, in_csv };
    std::string key;             // heading in CSV: "source_name"
    std::string heading = {};    // heading in tables; empty: the key
    std::size_t shrinks_to = 0;  // may be cut to so many cells to fit a table into its width; 0: is never cut
    bool right = false;          // aligned right
    Show show = Show::everywhere;
};

struct Grid {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // one cell a column
};

// RFC 4180 with line feeds: a heading line, then a line a row.
std::string csv_text(const Grid& grid);

// Columns padded with blanks and two blanks apart. Where the whole is wider than `width`, the columns that may shrink
// are cut in proportion to what they may shrink to, and end in "…". Control characters become blanks: no text of an
// article reaches the terminal as a command. `bold` makes the heading bold.
std::string table_text(const Grid& grid, std::size_t width, bool bold);

// How many cells of a terminal the text takes.
std::size_t display_width(std::string_view text);
// The text, cut to `width` cells with "…" where it is wider.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace entente
