// Runs the program as a user does, in a shell.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "store/sample.hpp"

namespace entente::test {

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline void write_file(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

struct Ran {
    int status = -1;
    std::string out;
    std::string err;
};

// `command` is for the shell, in which $ENTENTE is the program and $DIR the folder.
inline Ran run(const TemporaryFolder& folder, const std::string& command) {
    const std::string out = folder.file("stdout");
    const std::string err = folder.file("stderr");
    write_file(folder.file("command"), command);
    const std::string whole = "cd '" + folder.file("") + "' && ENTENTE='" ENTENTE_PROGRAM "' DIR='" + folder.file("") +
                              "' COLUMNS=100 sh '" + folder.file("command") + "' >'" + out + "' 2>'" + err + "'";
    const int code = std::system(whole.c_str());
    return {WIFEXITED(code) ? WEXITSTATUS(code) : 128 + WTERMSIG(code), read_file(out), read_file(err)};
}

}  // namespace entente::test
