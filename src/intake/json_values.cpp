#include "intake/json_values.hpp"

#include <algorithm>

#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

// Follows the nesting of JSON byte by byte, strings aside.
class Nesting {
public:
    void take(char c) {
        if (in_string_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                in_string_ = false;
            }
        } else if (c == '"') {
            in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if ((c == '}' || c == ']') && depth_ > 0) {
            --depth_;
        }
    }
    std::size_t depth() const { return depth_; }

private:
    std::size_t depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

bool is_separator(char c) {
    return is_ascii_space(c) || c == ',' || c == '[' || c == ']';
}

}  // namespace

std::optional<JsonValues::Value> JsonValues::next() {
    Value value;
    Nesting nesting;
    bool begun = false;
    while (true) {
        const std::string_view block = bytes_.peek(16u << 10);
        if (block.empty()) return begun ? std::optional(std::move(value)) : std::nullopt;
        for (std::size_t at = 0; at < block.size(); ++at) {
            const char c = block[at];
            if (c == '\n') ++line_;
            if (!begun) {
                if (is_separator(c)) continue;
                begun = true;
                value.line = line_;
                value.is_object = c == '{';
            }
            if (value.text.size() < limit_) {
                value.text += c;
            } else {
                value.too_long = true;
            }
            nesting.take(c);
            // Anything else than an object ends with its line.
            if (value.is_object ? nesting.depth() == 0 : c == '\n') {
                value.complete = true;
                bytes_.skip(at + 1);
                return value;
            }
        }
        bytes_.skip(block.size());
    }
}

std::size_t json_depth(std::string_view json) {
    Nesting nesting;
    std::size_t deepest = 0;
    for (const char c : json) {
        nesting.take(c);
        deepest = std::max(deepest, nesting.depth());
    }
    return deepest;
}

}  // namespace entente::intake
