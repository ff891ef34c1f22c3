// Dense single-precision arithmetic for training: one thread, a fixed order of summation, so the same result on every
// run of the same build.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace entente::train {

using Floats = std::vector<float>;
typedef float Lane __attribute__((vector_size(32), aligned(4), may_alias));

// e^x to about six digits; branch-free, so that loops over it become SIMD.
inline float fast_exp(float x) {
    x = std::min(std::max(x, -80.0F), 80.0F);
    const float t = x * 1.44269504F;
    const int whole = static_cast<int>(t + (t < 0 ? -0.5F : 0.5F));
    const float f = (t - static_cast<float>(whole)) * 0.69314718F;
    float p = 1.0F + f * (1.0F / 6);
    p = 1.0F + f * (1.0F + f * (0.5F + f * (1.0F / 6 + f * (1.0F / 24 + f * (1.0F / 120)))));
    const std::uint32_t bits = static_cast<std::uint32_t>(whole + 127) << 23;
    float scale;
    std::memcpy(&scale, &bits, 4);
    return p * scale;
}
inline float fast_sigmoid(float x) {
    return 1.0F / (1.0F + fast_exp(-x));
}
inline float fast_tanh(float x) {
    return 1.0F - 2.0F / (1.0F + fast_exp(2 * x));
}

namespace detail {

template <int Rows>
void tile(const float* a, std::size_t a_row, std::size_t a_column, const float* panel, std::size_t depth, float* c,
          std::size_t c_row, std::size_t width) {
    Lane sum[Rows][2] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        const Lane b0 = *reinterpret_cast<const Lane*>(panel + k * 16);
        const Lane b1 = *reinterpret_cast<const Lane*>(panel + k * 16 + 8);
        for (int r = 0; r < Rows; ++r) {
            const float x = a[static_cast<std::size_t>(r) * a_row + k * a_column];
            sum[r][0] += x * b0;
            sum[r][1] += x * b1;
        }
    }
    for (int r = 0; r < Rows; ++r) {
        float* out = c + static_cast<std::size_t>(r) * c_row;
        float values[16];
        std::memcpy(values, sum[r], sizeof values);
        for (std::size_t j = 0; j < width; ++j) out[j] += values[j];
    }
}

}  // namespace detail

// C (rows × columns) += A (rows × depth) · B (depth × columns). A is read through two strides, so it may be a
// transpose.
inline void multiply_add(float* c, std::size_t c_row, const float* a, std::size_t a_row, std::size_t a_column,
                         const float* b, std::size_t b_row, std::size_t rows, std::size_t columns, std::size_t depth) {
    constexpr std::size_t block = 320;
    static thread_local std::vector<float> panel(block * 16);
    for (std::size_t k0 = 0; k0 < depth; k0 += block) {
        const std::size_t kn = std::min(block, depth - k0);
        for (std::size_t j = 0; j < columns; j += 16) {
            const std::size_t width = std::min<std::size_t>(16, columns - j);
            for (std::size_t k = 0; k < kn; ++k) {
                const float* from = b + (k0 + k) * b_row + j;
                float* to = panel.data() + k * 16;
                for (std::size_t x = 0; x < width; ++x) to[x] = from[x];
                for (std::size_t x = width; x < 16; ++x) to[x] = 0;
            }
            std::size_t i = 0;
            const auto at = [&](std::size_t row) { return a + row * a_row + k0 * a_column; };
            for (; i + 6 <= rows; i += 6) {
                detail::tile<6>(at(i), a_row, a_column, panel.data(), kn, c + i * c_row + j, c_row, width);
            }
            for (; i + 2 <= rows; i += 2) {
                detail::tile<2>(at(i), a_row, a_column, panel.data(), kn, c + i * c_row + j, c_row, width);
            }
            for (; i < rows; ++i) {
                detail::tile<1>(at(i), a_row, a_column, panel.data(), kn, c + i * c_row + j, c_row, width);
            }
        }
    }
}

// Pseudo-random numbers, the same everywhere (splitmix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    float uniform() { return static_cast<float>(next() >> 40) * (1.0F / 16777216.0F); }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t state_;
};

}  // namespace entente::train
