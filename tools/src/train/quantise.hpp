// From the trained network in floating point to the sections of the model file.
#pragma once

#include <algorithm>
#include <cmath>

#include "language/container.hpp"
#include "language/kernel.hpp"
#include "train/network.hpp"
#include "train/slots.hpp"

namespace entente::train {

using language::ContainerWriter;

inline std::int32_t rounded(double x) {
    return static_cast<std::int32_t>(std::lround(x));
}

// `weight` is inputs × outputs.
inline void add_layer(ContainerWriter& out, const std::string& name, const Parameter& weight, const Parameter& bias) {
    const std::size_t inputs = weight.rows, real = weight.columns, padded = (real + 15) / 16 * 16;
    std::vector<std::int8_t> rows(padded * inputs, 0);
    std::vector<double> unit(padded, 1e-6);
    double largest = 1e-6;
    for (std::size_t r = 0; r < real; ++r) {
        double top = 1e-4;
        for (std::size_t k = 0; k < inputs; ++k) top = std::max(top, std::abs(static_cast<double>(weight.row(k)[r])));
        unit[r] = top / 127;
        largest = std::max(largest, unit[r]);
        for (std::size_t k = 0; k < inputs; ++k) {
            rows[r * inputs + k] = static_cast<std::int8_t>(rounded(weight.row(k)[r] / unit[r]));
        }
    }
    // sum · unit / 63 in 1/256ths = (sum >> 4) · scale >> shift
    int shift = 0;
    while (shift < 20 && largest / 63 * 16 * 256 * std::pow(2.0, shift + 1) < 8191) ++shift;
    std::vector<std::int32_t> offset(padded, 0), scale(padded + 1, 0);
    for (std::size_t r = 0; r < real; ++r) {
        scale[r] = std::max(1, rounded(unit[r] / 63 * 16 * 256 * std::pow(2.0, shift)));
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < inputs; ++k) sum += rows[r * inputs + k];
        // The bias, and half a step so that the shifts round.
        const double b = static_cast<double>(bias.value[r]) * 63 / unit[r];
        const double half = 8 + 0.5 * std::pow(2.0, shift) / scale[r] * 16;
        offset[r] = rounded(std::clamp(b + std::min(half, 1e5), -1e6, 1e6)) - 64 * sum;
    }
    scale[padded] = shift;
    std::vector<std::int8_t> packed;
    language::pack(rows.data(), padded, inputs, packed);
    out.add(name + ".w", packed);
    out.add(name + ".b", offset);
    out.add(name + ".s", scale);
}

inline void add_row(const float* row, std::size_t n, std::vector<std::int8_t>& rows,
                    std::vector<std::uint8_t>& shifts) {
    double top = 0;
    for (std::size_t k = 0; k < n; ++k) top = std::max(top, std::abs(static_cast<double>(row[k])));
    int shift = 0;
    while (top * 4096 / (1 << shift) > 127.4) ++shift;
    shifts.push_back(static_cast<std::uint8_t>(shift));
    for (std::size_t k = 0; k < n; ++k) {
        rows.push_back(static_cast<std::int8_t>(std::clamp(rounded(row[k] * 4096.0 / (1 << shift)), -127, 127)));
    }
}

template <typename T>
std::vector<T> scaled(const Parameter& p, double scale, bool squash) {
    std::vector<T> out;
    for (const float x : p.value) {
        const double value = squash ? std::tanh(static_cast<double>(x)) : static_cast<double>(x);
        const double limit = sizeof(T) == 1 ? 127 : 32767;
        out.push_back(static_cast<T>(std::clamp(std::round(value * scale), -limit, limit)));
    }
    return out;
}

inline void add_network(ContainerWriter& out, Network& network, const Vocabulary& vocabulary, const GivenVectors& given,
                        const Tagset& tags) {
    const Config& c = network.config();
    out.add("sizes",
            std::vector<std::uint32_t>{static_cast<std::uint32_t>(c.word), static_cast<std::uint32_t>(c.hidden),
                                       static_cast<std::uint32_t>(c.layers), static_cast<std::uint32_t>(c.tag_layer),
                                       static_cast<std::uint32_t>(c.arc), static_cast<std::uint32_t>(c.label),
                                       static_cast<std::uint32_t>(c.tags)});
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    std::vector<std::int8_t> rows;
    std::vector<std::uint8_t> shifts;
    Floats row(c.word);
    const auto project = [&](std::int32_t index) {
        for (std::size_t p = 0; p < c.given; ++p) {
            const float x = given.vectors[static_cast<std::size_t>(index) * c.given + p];
            for (std::size_t k = 0; k < c.word; ++k) row[k] += x * network.project_.row(p)[k];
        }
    };
    for (std::size_t r = 0; r < vocabulary.keys.size(); ++r) {
        std::copy_n(network.rows_.row(r), c.word, row.begin());
        const auto at = given.index.find(vocabulary.keys[r]);
        if (r >= feature_count && at != given.index.end()) project(at->second);
        if (r >= feature_count) entries.emplace_back(vocabulary.keys[r], static_cast<std::uint32_t>(r));
        add_row(row.data(), c.word, rows, shifts);
    }
    for (std::size_t g = 0; g < given.keys.size(); ++g) {
        if (vocabulary.rows.contains(given.keys[g])) continue;
        std::copy_n(network.rows_.row(0), c.word, row.begin());
        project(static_cast<std::int32_t>(g));
        entries.emplace_back(given.keys[g], static_cast<std::uint32_t>(shifts.size()));
        add_row(row.data(), c.word, rows, shifts);
    }
    out.add("slots", slot_table(entries));
    out.add("rows", rows);
    out.add("row_shift", shifts);
    for (std::size_t l = 0; l < c.layers; ++l) {
        add_layer(out, "layer" + std::to_string(l), network.layer_weight_[l], network.layer_bias_[l]);
    }
    add_layer(out, "tag", network.tag_weight_, network.tag_bias_);
    add_layer(out, "heads", network.head_weight_, network.head_bias_);
    add_layer(out, "labels", network.label_weight_, network.label_bias_);
    out.add("root_arc", scaled<std::int8_t>(network.root_arc_, 127, true));
    out.add("distance_arc", scaled<std::int8_t>(network.distance_arc_, 127, true));
    out.add("root_label", scaled<std::int16_t>(network.root_label_, 256, false));
    out.add("distance_label", scaled<std::int16_t>(network.distance_label_, 256, false));
    std::vector<std::uint8_t> pairs;
    for (const auto& [upos, xpos] : tags.pairs) {
        pairs.push_back(static_cast<std::uint8_t>(upos));
        pairs.push_back(static_cast<std::uint8_t>(xpos));
    }
    out.add("tag_pairs", pairs);
}

}  // namespace entente::train
