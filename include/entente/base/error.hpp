// The one exception type. It says where (file, line), what was found and what was expected, in words for the user.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace entente {

class Error : public std::runtime_error {
public:
    explicit Error(const std::string& message) : std::runtime_error(message) {}

    // `line` counts from 1; 0 means the whole file.
    Error(std::string file, std::size_t line, const std::string& message)
        : std::runtime_error(line == 0 ? file + ": " + message : file + ":" + std::to_string(line) + ": " + message),
          file_(std::move(file)),
          line_(line) {}

    const std::string& file() const noexcept { return file_; }
    std::size_t line() const noexcept { return line_; }

private:
    std::string file_;
    std::size_t line_ = 0;
};

}  // namespace entente
