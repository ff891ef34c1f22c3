// Integer matrix products: activations in [-1, 1] as bytes, weights as signed bytes. The result is the same on every
// machine: with VNNI, with AVX2 or with neither, the same integers are added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::language {

// An activation a in [-1, 1] is stored as round(63·a) + 64. Seven bits: the products of two neighbours fit 16 bits.
inline constexpr int activation_scale = 63;
inline constexpr int activation_zero = 64;
inline constexpr std::size_t lanes = 16;  // outputs are computed in groups of this many

// Weights are packed by groups of 16 outputs, then by 4 inputs: [outputs/16][inputs/4][16][4]. `offset[r]` is added to
// output r's sum; it holds the bias and takes away what the activations' zero adds.
struct PackedWeights {
    std::size_t outputs = 0;  // a multiple of 16
    std::size_t inputs = 0;   // a multiple of 4
    const std::int8_t* weights = nullptr;
    const std::int32_t* offset = nullptr;
};

// out[t * outputs + r] = offset[r] + Σ_k activations[t * inputs + k] · w[r][k]
void multiply(const PackedWeights& matrix, const std::uint8_t* activations, std::size_t rows, std::int32_t* out);

// A layer's matrix: sums are brought to 1/256ths of a unit: (sum >> 4) · scale[r] >> shift, held to 16 bits. `sums` and
// `out` are made large enough; they never shrink.
struct Layer {
    PackedWeights matrix;
    const std::int32_t* scale = nullptr;
    int shift = 0;
};
void apply(const Layer& layer, const std::uint8_t* activations, std::size_t rows, std::vector<std::int32_t>& sums,
           std::vector<std::int16_t>& out);

// Row-major signed bytes (outputs × inputs; outputs padded to a multiple of 16 with zeros) in the packed order.
void pack(const std::int8_t* rows, std::size_t outputs, std::size_t inputs, std::vector<std::int8_t>& packed);

// Which of the versions multiply uses: 0 portable, 1 AVX2, 2 VNNI. Tests force each: all give the same.
int best_kernel();
void force_kernel(int version);

}  // namespace entente::language
