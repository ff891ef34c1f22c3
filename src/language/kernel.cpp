#include "language/kernel.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente::language {
namespace {

std::atomic<int> forced{-1};

void multiply_portable(const PackedWeights& m, const std::uint8_t* activations, std::size_t rows, std::int32_t* out) {
    for (std::size_t t = 0; t < rows; ++t) {
        const std::uint8_t* in = activations + t * m.inputs;
        for (std::size_t group = 0; group < m.outputs; group += lanes) {
            std::int32_t sum[lanes];
            std::copy_n(m.offset + group, lanes, sum);
            const std::int8_t* w = m.weights + group * m.inputs;
            for (std::size_t k = 0; k < m.inputs; k += 4, w += 4 * lanes) {
                for (std::size_t r = 0; r < lanes; ++r) {
                    sum[r] += in[k] * w[4 * r] + in[k + 1] * w[4 * r + 1] + in[k + 2] * w[4 * r + 2] +
                              in[k + 3] * w[4 * r + 3];
                }
            }
            std::copy_n(sum, lanes, out + t * m.outputs + group);
        }
    }
}

#if defined(__x86_64__)

// Four activation bytes in every lane.
int quad(const std::uint8_t* in) {
    int value;
    std::memcpy(&value, in, 4);
    return value;
}

template <int Rows>
__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))) void tile_vnni(const PackedWeights& m,
                                                                               const std::uint8_t* in,
                                                                               std::int32_t* out) {
    for (std::size_t group = 0; group < m.outputs; group += lanes) {
        __m512i sum[Rows];
        for (int r = 0; r < Rows; ++r) sum[r] = _mm512_loadu_si512(m.offset + group);
        const std::int8_t* w = m.weights + group * m.inputs;
        for (std::size_t k = 0; k < m.inputs; k += 4, w += 4 * lanes) {
            const __m512i weights = _mm512_loadu_si512(w);
            for (int r = 0; r < Rows; ++r) {
                const __m512i x = _mm512_set1_epi32(quad(in + static_cast<std::size_t>(r) * m.inputs + k));
                sum[r] = _mm512_dpbusd_epi32(sum[r], x, weights);
            }
        }
        for (int r = 0; r < Rows; ++r) {
            _mm512_storeu_si512(out + static_cast<std::size_t>(r) * m.outputs + group, sum[r]);
        }
    }
}

template <int Rows>
__attribute__((target("avx2"))) void tile_avx2(const PackedWeights& m, const std::uint8_t* in, std::int32_t* out) {
    const __m256i ones = _mm256_set1_epi16(1);
    for (std::size_t group = 0; group < m.outputs; group += lanes) {
        __m256i low[Rows], high[Rows];
        for (int r = 0; r < Rows; ++r) {
            low[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(m.offset + group));
            high[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(m.offset + group + 8));
        }
        const std::int8_t* w = m.weights + group * m.inputs;
        for (std::size_t k = 0; k < m.inputs; k += 4, w += 4 * lanes) {
            const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
            const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 32));
            for (int r = 0; r < Rows; ++r) {
                const __m256i x = _mm256_set1_epi32(quad(in + static_cast<std::size_t>(r) * m.inputs + k));
                low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(x, first), ones));
                high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(x, second), ones));
            }
        }
        for (int r = 0; r < Rows; ++r) {
            std::int32_t* to = out + static_cast<std::size_t>(r) * m.outputs + group;
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), low[r]);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 8), high[r]);
        }
    }
}

using Tile = void (*)(const PackedWeights&, const std::uint8_t*, std::int32_t*);

// Rows in tiles as large as there are registers for, and one tile of the rest. `tiles[i]` takes i + 1 rows.
template <std::size_t Count>
void by_tiles(const PackedWeights& m, const std::uint8_t* in, std::size_t rows, std::int32_t* out,
              const Tile (&tiles)[Count]) {
    std::size_t t = 0;
    for (; t + Count <= rows; t += Count) tiles[Count - 1](m, in + t * m.inputs, out + t * m.outputs);
    if (t < rows) tiles[rows - t - 1](m, in + t * m.inputs, out + t * m.outputs);
}

constexpr Tile vnni_tiles[] = {tile_vnni<1>,  tile_vnni<2>,  tile_vnni<3>,  tile_vnni<4>,  tile_vnni<5>,  tile_vnni<6>,
                               tile_vnni<7>,  tile_vnni<8>,  tile_vnni<9>,  tile_vnni<10>, tile_vnni<11>, tile_vnni<12>,
                               tile_vnni<13>, tile_vnni<14>, tile_vnni<15>, tile_vnni<16>};
constexpr Tile avx2_tiles[] = {tile_avx2<1>, tile_avx2<2>, tile_avx2<3>, tile_avx2<4>};

#endif

int detect() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl")) {
        return 2;
    }
    if (__builtin_cpu_supports("avx2")) return 1;
#endif
    return 0;
}

}  // namespace

int best_kernel() {
    static const int best = detect();
    return best;
}

void force_kernel(int version) {
    forced = version < 0 ? -1 : std::min(version, best_kernel());
}

void multiply(const PackedWeights& m, const std::uint8_t* in, std::size_t rows, std::int32_t* out) {
    const int choice = forced.load(std::memory_order_relaxed);
    const int version = choice < 0 ? best_kernel() : choice;
#if defined(__x86_64__)
    if (version == 2) return by_tiles(m, in, rows, out, vnni_tiles);
    if (version == 1) return by_tiles(m, in, rows, out, avx2_tiles);
#endif
    static_cast<void>(version);
    multiply_portable(m, in, rows, out);
}

void pack(const std::int8_t* rows, std::size_t outputs, std::size_t inputs, std::vector<std::int8_t>& packed) {
    const std::size_t padded = (outputs + lanes - 1) / lanes * lanes;
    packed.assign(padded * inputs, 0);
    for (std::size_t r = 0; r < outputs; ++r) {
        std::int8_t* to = packed.data() + r / lanes * lanes * inputs + r % lanes * 4;
        for (std::size_t k = 0; k < inputs; k += 4) std::memcpy(to + k * lanes, rows + r * inputs + k, 4);
    }
}

}  // namespace entente::language
