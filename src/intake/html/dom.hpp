// A parsed page as one flat list in document order: a subtree is a range, and no walk needs a stack of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::intake {

struct Dom {
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    struct Attribute {
        std::string_view name;  // lower case
        std::string_view value;
    };
    struct Node {
        std::uint32_t parent = none;
        std::uint32_t end = 0;  // the subtree is [own index, end)
        std::string_view tag;   // lower case; "" for text; "?" for a tag that HTML does not know
        std::string_view text;  // of text
        std::uint32_t first_attribute = 0;
        std::uint32_t attribute_count = 0;
    };

    std::vector<Node> nodes;  // [0] is the html element, if there is anything
    std::vector<Attribute> attributes;

    std::string_view attribute(const Node& node, std::string_view name) const;  // "" when absent
    bool has_attribute(const Node& node, std::string_view name) const;
    // The text below a node, runs of space made one blank, trimmed; not much more than the first `limit` bytes of it.
    std::string text_of(std::uint32_t node, std::size_t limit = 2000) const;

    std::vector<std::vector<char>> storage;  // what the views point into
};

// Parses a page of valid UTF-8. Throws Error when elements nest more than `max_depth` deep, when a tag has absurdly
// many attributes or when the tree would take far more memory than the page does.
Dom parse_html(std::string_view html, int max_depth);

}  // namespace entente::intake
