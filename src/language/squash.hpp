// tanh and the logistic function in 16-bit integers, many at a time.
//
// 1 - tanh(x) is nearly the eighth power of a polynomial of degree 4 in |x|/4 on [0, 4], and 1 beyond; error below
// 0.0005. A polynomial, and no table, because vectors of 16-bit products are fast on every processor.
#pragma once

#include <cstddef>
#include <cstdint>

namespace entente::language {

// In place: x in 1/256ths becomes tanh(x), or 1/(1+e^-x), in 1/16384ths.
void squash_tanh(std::int16_t* values, std::size_t n);
void squash_logistic(std::int16_t* values, std::size_t n);

}  // namespace entente::language
