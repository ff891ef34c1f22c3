// The row number of a sentence holds its article and its place in it, so that the table needs no column for either.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente::sqlite {

inline constexpr int sentence_bits = 20;  // as in schemas/sql/0001_graph.sql
inline constexpr std::size_t sentences_per_article = std::size_t{1} << sentence_bits;  // later ones are not searchable

constexpr std::int64_t sentence_row(std::int64_t article, std::size_t place) {
    return article * static_cast<std::int64_t>(sentences_per_article) + static_cast<std::int64_t>(place);
}
constexpr std::int64_t article_of_sentence(std::int64_t row) {
    return row >> sentence_bits;
}

}  // namespace entente::sqlite
