// Annotates files with a chosen model, to look at or to score: annotate_language [--model FILE] text|conllu FILE
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "entente/base/error.hpp"
#include "entente/language/conllu.hpp"
#include "entente/language/language.hpp"

int main(int argc, char** argv) try {
    using namespace entente;
    int at = 1;
    std::string model;
    if (argc > 3 && std::string(argv[1]) == "--model") {
        model = argv[2];
        at = 3;
    }
    if (argc != at + 2) throw Error("annotate_language [--model FILE] text|conllu FILE");
    const Language language = model.empty() ? Language() : Language(model);
    std::ifstream in(argv[at + 1], std::ios::binary);
    if (!in) throw Error(argv[at + 1], 0, "cannot be read");
    if (std::string(argv[at]) == "conllu") {
        annotate_conllu(language, in, argv[at + 1], std::cout);
    } else {
        std::ostringstream text;
        text << in.rdbuf();
        annotate_text(language, text.str(), std::cout);
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "annotate_language: %s\n", error.what());
    return 1;
}
