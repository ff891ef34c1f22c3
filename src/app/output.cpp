#include "app/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "entente/base/error.hpp"

namespace entente::app {
namespace {

constexpr std::size_t default_width = 100;
constexpr std::size_t least_width = 40;

[[noreturn]] void fail() {
    if (errno == EPIPE) throw BrokenPipe();
    throw Error(std::string("the output cannot be written: ") + std::strerror(errno));
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail();
}

void flush_output() {
    if (std::fflush(stdout) != 0) fail();
}

void say(std::string_view line) {
    std::string whole(line);
    whole += '\n';
    std::fwrite(whole.data(), 1, whole.size(), stderr);
}

bool output_is_terminal() {
    return isatty(STDOUT_FILENO) == 1;
}
bool talk_is_terminal() {
    return isatty(STDERR_FILENO) == 1;
}

std::size_t output_width() {
    if (const char* columns = std::getenv("COLUMNS")) {
        std::size_t width = 0;
        const char* const end = columns + std::strlen(columns);
        if (std::from_chars(columns, end, width).ptr == end && width >= least_width) return width;
    }
    winsize size{};
    if (output_is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= least_width)
        return size.ws_col;
    return default_width;
}

}  // namespace entente::app
