// Bringing a layer's sums to 1/256ths: apart from the products because the compiler does this loop well by itself.
#include <algorithm>

#include "language/kernel.hpp"
#include "language/versions.hpp"

namespace entente::language {
namespace {

ENTENTE_VERSIONS void scale_row(const std::int32_t* sums, const std::int32_t* scale, int shift, std::size_t n,
                                std::int16_t* out) {
    for (std::size_t r = 0; r < n; ++r) {
        const std::int32_t value = ((sums[r] >> 4) * scale[r]) >> shift;
        out[r] = static_cast<std::int16_t>(std::clamp(value, -32768, 32767));
    }
}

}  // namespace

void apply(const Layer& layer, const std::uint8_t* activations, std::size_t rows, std::vector<std::int32_t>& sums,
           std::vector<std::int16_t>& out) {
    const std::size_t n = layer.matrix.outputs;
    if (sums.size() < rows * n) sums.resize(rows * n);
    if (out.size() < rows * n) out.resize(rows * n);
    multiply(layer.matrix, activations, rows, sums.data());
    for (std::size_t t = 0; t < rows; ++t) {
        scale_row(sums.data() + t * n, layer.scale, layer.shift, n, out.data() + t * n);
    }
}

}  // namespace entente::language
