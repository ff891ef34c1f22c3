// Results to standard output, talk to standard error.
#pragma once

#include <cstddef>
#include <exception>
#include <string_view>

namespace entente::app {

// Nobody reads our output any more: not an error, the program just ends.
struct BrokenPipe : std::exception {
    const char* what() const noexcept override { return "broken pipe"; }
};

// Throws BrokenPipe, or Error when nothing can be written (a full disk).
void print(std::string_view text);
void flush_output();

// One line to standard error, in one piece: any thread may call it.
void say(std::string_view line);

bool output_is_terminal();
bool talk_is_terminal();
// Cells of a line: COLUMNS, or what the terminal says; 100 when output goes elsewhere.
std::size_t output_width();

}  // namespace entente::app
