// Puts the parts of a language model into one file: train_model OUT PART…
#include <cstdio>

#include "language/container.hpp"

int main(int argc, char** argv) try {
    using namespace entente::language;
    ContainerWriter out;
    for (int i = 2; i < argc; ++i) {
        std::size_t size = 0;
        const auto bytes = read_aligned(argv[i], size);
        const Container part({reinterpret_cast<const char*>(bytes.data()), size}, argv[i]);
        for (const auto& [name, section] : part.sections()) out.add(name, section);
    }
    out.write(argv[1]);
    std::printf("%s: %zu bytes\n", argv[1], out.bytes().size());
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_model: %s\n", error.what());
    return 1;
}
