// A page cut into its blocks of running text: paragraphs, headings, list items, table cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intake/html/dom.hpp"

namespace entente::intake {

struct Block {
    std::uint32_t first_node = 0;  // its first text node
    std::uint32_t element = 0;     // the innermost block-level element around it
    std::string text;              // runs of space made one blank, trimmed; never empty
    std::size_t words = 0;
    std::size_t link_words = 0;
    bool ended = false;  // as a sentence is
    bool heading = false;
    bool paragraph = false;  // in a <p>
    bool item = false;       // in a list
};

enum class Dropping {
    cautious,  // only what is never an article's text: scripts, forms' fields, hidden elements
    full,      // also what is marked up or named as navigation, comments, adverts, captions, …
};

// In document order.
std::vector<Block> blocks_of(const Dom& dom, Dropping dropping);

}  // namespace entente::intake
