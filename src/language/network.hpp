// The trained network that tags and parses, in integers.
//
// A word is the sum of its feature rows, squashed to (-1, 1). Each layer of a gated recurrence runs both ways over the
// sentence: candidate z, forget gate f and output gate o come from the layer below by one matrix; the state is
// c = f·c' + (1-f)·z, the output o·c + (1-o)·(layer below). Tags come from a middle layer, heads and labels from the
// last. A head is scored by the product of the dependent's and the head's vector and a vector for their distance;
// labels by a small hidden layer over both words. Then the best tree is taken.
//
// Numbers are fixed-point: rows 1/4096, sums before a squashing function 1/256, states 1/16384, activations 1/63.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/model/document.hpp"
#include "language/container.hpp"
#include "language/features.hpp"
#include "language/kernel.hpp"

namespace entente::language {

inline constexpr std::size_t distance_buckets = 16;
// Dependent minus head in words, coarser the farther; 0–7 head to the right, 8–15 head to the left.
constexpr std::size_t distance_bucket(std::int64_t dependent_minus_head) {
    const std::int64_t d = dependent_minus_head < 0 ? -dependent_minus_head : dependent_minus_head;
    const std::size_t size = d <= 4 ? static_cast<std::size_t>(d - 1) : d <= 6 ? 4 : d <= 10 ? 5 : d <= 18 ? 6 : 7;
    return size + (dependent_minus_head > 0 ? 8 : 0);
}

class Network;

// One thread's scratch memory. Remembers the sentence that it holds, so that parsing after tagging goes on from there.
class Workspace {
    friend class Network;
    std::uint64_t network = 0;
    std::string held;  // the sentence's forms, each behind its length
    std::size_t words = 0;
    std::size_t layers_done = 0;
    std::vector<std::int16_t> input, gates, hidden, zero;
    std::vector<std::vector<std::int16_t>> layer_out;
    std::vector<std::uint8_t> activations, dependents, label_in;
    std::vector<std::int32_t> sums, scores, head_offsets, arcs;
    std::vector<std::int8_t> head_rows, head_packed;
    std::vector<std::int32_t> row_sum;
    std::string key;
};

class Network {
public:
    // Reads the sections in place. Throws Error when they do not fit together.
    explicit Network(const Container& container);

    // Words of at most this many are parsed at once; the caller cuts longer sentences.
    static constexpr std::size_t longest = 320;

    void tag(std::span<const std::string_view> forms, Workspace& work, std::vector<std::pair<Upos, Ptag>>& tags) const;
    // Heads are indices of words, Token::root for the root.
    void parse(std::span<const std::string_view> forms, Workspace& work, std::vector<std::int32_t>& heads,
               std::vector<Label>& labels) const;

private:
    void encode(std::span<const std::string_view> forms, std::size_t layers, Workspace& work) const;
    void read_words(std::span<const std::string_view> forms, Workspace& work) const;
    void run_layer(std::size_t layer, Workspace& work) const;
    void activate(const std::vector<std::int16_t>& states, std::size_t count, Workspace& work) const;
    std::uint32_t find_row(std::uint64_t key, std::uint32_t otherwise) const;
    Layer read_layer(const Container& container, const std::string& name, std::size_t inputs) const;

    std::uint64_t id_ = 0;
    std::size_t word_ = 0, hidden_ = 0, layers_ = 0, tag_layer_ = 0, arc_ = 0, label_ = 0, tag_count_ = 0;
    std::span<const std::uint32_t> slots_;  // pairs: fingerprint, row; row ~0 is empty
    std::span<const std::int8_t> rows_;
    std::span<const std::uint8_t> row_shift_;
    std::vector<Layer> layer_;
    Layer tag_, heads_, labels_;
    std::span<const std::int8_t> root_arc_, distance_arc_;
    std::span<const std::int16_t> root_label_, distance_label_;
    std::span<const std::uint8_t> tag_pairs_;
};

}  // namespace entente::language
