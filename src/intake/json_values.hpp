// Cuts the JSON objects out of a stream of any layout: one object, an array of objects, objects one after another.
// Only their braces are looked at, so that one object at a time is in memory and a broken one costs only itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "intake/bytes.hpp"

namespace entente::intake {

class JsonValues {
public:
    JsonValues(Bytes& bytes, std::size_t limit) : bytes_(bytes), limit_(limit) {}

    struct Value {
        std::string text;
        std::size_t line = 0;    // where it begins
        bool complete = false;   // false: the stream ended within it
        bool too_long = false;   // `text` is then its beginning
        bool is_object = false;  // false: something else stands where an object was expected
    };
    std::optional<Value> next();

private:
    Bytes& bytes_;
    std::size_t limit_;
    std::size_t line_ = 1;
};

// How deep the arrays and objects of a JSON text nest.
std::size_t json_depth(std::string_view json);

}  // namespace entente::intake
