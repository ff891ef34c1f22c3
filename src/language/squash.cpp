#include "language/squash.hpp"

#include <algorithm>

#include "language/versions.hpp"

namespace entente::language {
namespace {

using Short = std::int16_t;

// a · b in 1/32768ths, rounded: one instruction (pmulhrsw) where there are vectors.
inline Short times(Short a, Short b) {
    return static_cast<Short>((((a * b) >> 14) + 1) >> 1);
}
inline Short add(int a, int b) {
    return static_cast<Short>(a + b);
}

// `v`: |x| / 4 in 1/32768ths; the answer in 1/16384ths.
inline Short positive_tanh(Short v) {
    Short q = add(27000 - 2, times(v, -12400));
    q = add(-16464, times(v, q));
    q = add(-8123, times(v, q));
    q = add(16384, times(v, q));
    for (int i = 0; i < 3; ++i) {
        q = times(q, q);
        q = add(q, q);
    }
    return add(16384, -q);
}

}  // namespace

ENTENTE_VERSIONS void squash_tanh(std::int16_t* values, std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
        const Short x = std::clamp<Short>(values[k], -1023, 1023);
        const Short sign = static_cast<Short>(x >> 15);
        const Short size = static_cast<Short>((x ^ sign) - sign);
        const Short y = positive_tanh(static_cast<Short>(size << 5));
        values[k] = static_cast<Short>((y ^ sign) - sign);
    }
}

ENTENTE_VERSIONS void squash_logistic(std::int16_t* values, std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
        const Short x = std::clamp<Short>(values[k], -2047, 2047);
        const Short sign = static_cast<Short>(x >> 15);
        const Short size = static_cast<Short>((x ^ sign) - sign);
        const Short y = static_cast<Short>(positive_tanh(static_cast<Short>(size << 4)) >> 1);
        values[k] = static_cast<Short>(8192 + ((y ^ sign) - sign));
    }
}

}  // namespace entente::language
