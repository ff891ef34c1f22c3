// Every frame stands with an example; here each is read. Not all parse: the floor is what was reached, so that a change
// that loses senses shows.
#include <catch2/catch.hpp>
#include <iostream>

#include "extracting.hpp"
#include "knowledge/tables.hpp"

using namespace entente;
using namespace entente::testing;

TEST_CASE("the examples of the frames show their senses") {
    const Knowledge::Tables& tables = knowledge().tables();
    std::size_t examples = 0;
    std::size_t exact = 0;
    std::size_t same_plover = 0;
    std::string last;
    for (const Frame& frame : tables.frames.frames) {
        if (frame.pos == 'a' || frame.example.empty() || frame.example == last) continue;
        last = frame.example;
        const RelationType* type = tables.ontology.find(frame.type);
        if (type == nullptr || type->state) continue;
        ++examples;
        const Extraction extraction = extract(frame.example);
        exact += std::any_of(extraction.claims.begin(), extraction.claims.end(),
                             [&](const Claim& c) { return c.type == frame.type; });
        same_plover += std::any_of(extraction.claims.begin(), extraction.claims.end(),
                                   [&](const Claim& c) { return c.plover == type->plover; });
    }
    std::cout << "frames: " << examples << " examples, " << exact << " of their type, " << same_plover
              << " of their PLOVER type\n";
    CHECK(examples >= 1000);
    CHECK(static_cast<double>(same_plover) >= 0.765 * static_cast<double>(examples));
}
