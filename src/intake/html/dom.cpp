#include "intake/html/dom.hpp"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "intake/html/nesting.hpp"

namespace entente::intake {
namespace {

constexpr std::size_t chunk_bytes = 1u << 20;

// Where gumbo's tree lives: handed out in a row, let go all at once. That bounds what a hostile page can make it
// allocate, and spares gumbo_destroy_output, which recurses as deep as the page nests.
struct Arena {
    explicit Arena(std::size_t max_bytes) : limit(max_bytes) {}

    void* take(std::size_t size) {
        size = (size + 15) & ~std::size_t{15};
        if (size > left) {
            const std::size_t want = std::max(size, chunk_bytes);
            if (used + want > limit) std::longjmp(full, 1);
            chunks.emplace_back(want);
            used += want;
            next = chunks.back().data();
            left = want;
        }
        char* given = next;
        next += size;
        left -= size;
        return given;
    }

    std::vector<std::vector<char>> chunks;
    std::jmp_buf full;
    std::size_t limit;
    std::size_t used = 0;
    char* next = nullptr;
    std::size_t left = 0;
};

void* arena_take(void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->take(size);
}
void arena_keep(void*, void*) {}

// nullptr when the arena is full. Nothing here has a destructor that the jump could miss.
GumboOutput* parse_into(Arena& arena, const char* html, std::size_t size) {
    if (setjmp(arena.full) != 0) return nullptr;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = arena_take;
    options.deallocator = arena_keep;
    options.userdata = &arena;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, html, size);
}

class Flattener {
public:
    explicit Flattener(Dom& dom) : dom_(dom) {}

    void flatten(const GumboNode* root) {
        open(root, Dom::none);
        while (!path_.empty()) {
            Level& level = path_.back();
            const GumboVector& children = level.node->v.element.children;
            if (level.next < children.length) {
                open(static_cast<const GumboNode*>(children.data[level.next++]), level.index);
            } else {
                dom_.nodes[level.index].end = static_cast<std::uint32_t>(dom_.nodes.size());
                path_.pop_back();
            }
        }
    }

private:
    struct Level {
        const GumboNode* node;
        std::uint32_t index;
        unsigned next = 0;
    };

    void open(const GumboNode* node, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(dom_.nodes.size());
        Dom::Node flat;
        flat.parent = parent;
        flat.end = index + 1;
        switch (node->type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
            case GUMBO_NODE_CDATA:
                flat.text = node->v.text.text;
                dom_.nodes.push_back(flat);
                return;
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE:
                flat.tag = gumbo_normalized_tagname(node->v.element.tag);
                if (flat.tag.empty()) flat.tag = "?";
                take_attributes(node->v.element, flat);
                dom_.nodes.push_back(flat);
                path_.push_back({node, index});
                return;
            case GUMBO_NODE_DOCUMENT:
            case GUMBO_NODE_COMMENT:
                return;
        }
    }

    void take_attributes(const GumboElement& element, Dom::Node& flat) {
        flat.first_attribute = static_cast<std::uint32_t>(dom_.attributes.size());
        flat.attribute_count = element.attributes.length;
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
            dom_.attributes.push_back({attribute->name, attribute->value});
        }
    }

    Dom& dom_;
    std::vector<Level> path_;
};

}  // namespace

std::string_view Dom::attribute(const Node& node, std::string_view name) const {
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        if (attributes[node.first_attribute + i].name == name) return attributes[node.first_attribute + i].value;
    }
    return {};
}

bool Dom::has_attribute(const Node& node, std::string_view name) const {
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        if (attributes[node.first_attribute + i].name == name) return true;
    }
    return false;
}

std::string Dom::text_of(std::uint32_t node, std::size_t limit) const {
    std::string text;
    for (std::uint32_t i = node; i < nodes[node].end && text.size() < limit; ++i) {
        if (!nodes[i].tag.empty() && nodes[i].tag != "br") continue;
        if (nodes[i].tag == "br") text += ' ';
        for (const char c : nodes[i].text) {
            if (text.size() >= limit && static_cast<unsigned char>(c) < 0x80) break;
            if (!is_ascii_space(c)) {
                text += c;
            } else if (!text.empty() && text.back() != ' ') {
                text += ' ';
            }
        }
    }
    return std::string(trim(text));
}

Dom parse_html(std::string_view html, int max_depth) {
    check_nesting(html, max_depth);
    Dom dom;
    Arena arena((std::size_t{64} << 20) + 40 * html.size());
    const GumboOutput* output = parse_into(arena, html.data(), html.size());
    if (output == nullptr) throw Error("HTML whose tree grows far beyond the page; not read");
    if (output->root != nullptr && output->root->type == GUMBO_NODE_ELEMENT) Flattener(dom).flatten(output->root);
    dom.storage = std::move(arena.chunks);
    return dom;
}

}  // namespace entente::intake
