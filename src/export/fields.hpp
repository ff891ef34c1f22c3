// Grids by columns and what each shows of an item.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "export/answer_grids.hpp"

namespace entente {

// Columns, each with what it shows of an item.
template <typename Item>
class Fields {
public:
    using Cell = std::function<std::string(const Item&)>;

    Fields& add(Column column, Cell cell) {
        columns_.push_back(std::move(column));
        cells_.push_back(std::move(cell));
        return *this;
    }
    // A column that stands in CSV alone.
    Fields& csv(const char* key, Cell cell) { return add({.key = key, .show = Column::Show::in_csv}, std::move(cell)); }

    // An event's id, whole in CSV, its beginning in tables.
    Fields& event(Cell id, const char* key = "event", const char* start_key = "event_start",
                  const char* heading = "EVENT") {
        csv(key, id);
        return add({.key = start_key, .heading = heading, .show = Column::Show::in_table},
                   [id](const Item& item) { return short_id(id(item)); });
    }

    Grid grid(const std::vector<Item>& items) const {
        Grid grid;
        grid.columns = columns_;
        for (const Item& item : items) {
            std::vector<std::string>& row = grid.rows.emplace_back();
            for (const Cell& cell : cells_) row.push_back(cell(item));
        }
        return grid;
    }

private:
    std::vector<Column> columns_;
    std::vector<Cell> cells_;
};

// Source or target: entity, name, country and sector in CSV, `text` in tables. `end_of` answers one that has an entity,
// a country and a sector.
template <typename Item, typename EndOf, typename Text>
void add_end(Fields<Item>& fields, const std::string& role, const NameOf& name_of, EndOf end_of, Text text) {
    fields.csv(role.c_str(), [=](const Item& item) { return end_of(item).entity; })
        .csv((role + "_name").c_str(), [=](const Item& item) { return name_of(end_of(item).entity); })
        .csv((role + "_country").c_str(), [=](const Item& item) { return end_of(item).country; })
        .csv((role + "_sector").c_str(), [=](const Item& item) { return std::string(name(end_of(item).sector)); })
        .add({.key = role + "_text",
              .heading = role == "source" ? "SOURCE" : "TARGET",
              .shrinks_to = 14,
              .show = Column::Show::in_table},
             [=](const Item& item) { return text(end_of(item), name_of); });
}

// `code_of` answers one that has a type with its codes, a status and whether it is mutual.
template <typename Item, typename CodeOf>
void add_codes(Fields<Item>& fields, CodeOf code_of) {
    fields.csv("type", [=](const Item& item) { return code_of(item).type; })
        .add({.key = "relation", .heading = "RELATION", .shrinks_to = 19, .show = Column::Show::in_table},
             [=](const Item& item) { return relation_text(code_of(item).type, code_of(item).status); })
        .csv("plover", [=](const Item& item) { return std::string(name(code_of(item).plover)); })
        .csv("cameo", [=](const Item& item) { return code_of(item).cameo; })
        .csv("quad", [=](const Item& item) { return std::to_string(code_of(item).quad); })
        .csv("goldstein", [=](const Item& item) { return number_text(code_of(item).goldstein, 2); })
        .csv("mutual", [=](const Item& item) { return std::string(code_of(item).mutual ? "true" : "false"); });
}

}  // namespace entente
