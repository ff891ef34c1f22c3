#include "language/network.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>

#include "entente/base/error.hpp"
#include "language/squash.hpp"
#include "language/tree.hpp"
#include "language/versions.hpp"

namespace entente::language {
namespace {

constexpr int state_bits = 14;  // states and gates are in 1/16384ths

// One step of the recurrence for all units of one direction. `before` and `skip` are 1/16384ths, as is `state`.
ENTENTE_VERSIONS void recur(const std::int16_t* z, const std::int16_t* f, const std::int16_t* o,
                            const std::int16_t* skip, std::int16_t* state, std::int16_t* out, std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
        const std::int32_t c = z[k] + ((f[k] * (state[k] - z[k])) >> state_bits);
        state[k] = static_cast<std::int16_t>(c);
        out[k] = static_cast<std::int16_t>(skip[k] + ((o[k] * (c - skip[k])) >> state_bits));
    }
}

ENTENTE_VERSIONS void to_activations(const std::int16_t* states, std::size_t n, std::uint8_t* out) {
    for (std::size_t k = 0; k < n; ++k) {
        const std::int32_t value = (states[k] * activation_scale + (1 << (state_bits - 1))) >> state_bits;
        out[k] = static_cast<std::uint8_t>(value + activation_zero);
    }
}

ENTENTE_VERSIONS void add_row(const std::int8_t* row, int shift, std::size_t n, std::int32_t* sum) {
    for (std::size_t k = 0; k < n; ++k) sum[k] += row[k] * (1 << shift);
}

// From 1/4096ths to 1/256ths.
ENTENTE_VERSIONS void narrow(const std::int32_t* sum, std::size_t n, std::int16_t* out) {
    for (std::size_t k = 0; k < n; ++k) out[k] = static_cast<std::int16_t>(std::clamp(sum[k] >> 4, -32768, 32767));
}

ENTENTE_VERSIONS void add_three(const std::int16_t* a, const std::int16_t* b, const std::int16_t* c, std::size_t n,
                                std::int16_t* out) {
    for (std::size_t k = 0; k < n; ++k)
        out[k] = static_cast<std::int16_t>(std::clamp(a[k] + b[k] + c[k], -32768, 32767));
}

// Vectors of scratch memory only grow: what they hold is always written before it is read.
template <typename T>
void hold(std::vector<T>& values, std::size_t n) {
    if (values.size() < n) values.resize(n);
}

}  // namespace

Layer Network::read_layer(const Container& container, const std::string& name, std::size_t inputs) const {
    const auto weights = container.section<std::int8_t>(name + ".w");
    const auto offset = container.section<std::int32_t>(name + ".b");
    const auto scale = container.section<std::int32_t>(name + ".s");
    if (scale.size() != offset.size() + 1 || weights.size() != offset.size() * inputs || offset.size() % lanes != 0 ||
        inputs % 4 != 0) {
        throw Error("the language model's section " + name + " has the wrong size");
    }
    return {{offset.size(), inputs, weights.data(), offset.data()}, scale.data(), scale.back()};
}

Network::Network(const Container& container) {
    static std::atomic<std::uint64_t> counter{0};
    id_ = ++counter;
    const auto sizes = container.section<std::uint32_t>("sizes");
    if (sizes.size() != 7) throw Error("the language model's section sizes has the wrong size");
    word_ = sizes[0];
    hidden_ = sizes[1];
    layers_ = sizes[2];
    tag_layer_ = sizes[3];
    arc_ = sizes[4];
    label_ = sizes[5];
    tag_count_ = sizes[6];
    slots_ = container.section<std::uint32_t>("slots");
    rows_ = container.section<std::int8_t>("rows");
    row_shift_ = container.section<std::uint8_t>("row_shift");
    for (std::size_t l = 0; l < layers_; ++l) {
        layer_.push_back(read_layer(container, "layer" + std::to_string(l), l == 0 ? word_ : 2 * hidden_));
    }
    tag_ = read_layer(container, "tag", 2 * hidden_);
    heads_ = read_layer(container, "heads", 2 * hidden_);
    labels_ = read_layer(container, "labels", label_);
    root_arc_ = container.section<std::int8_t>("root_arc");
    distance_arc_ = container.section<std::int8_t>("distance_arc");
    root_label_ = container.section<std::int16_t>("root_label");
    distance_label_ = container.section<std::int16_t>("distance_label");
    tag_pairs_ = container.section<std::uint8_t>("tag_pairs");
    bool fits = slots_.size() >= 4 && (slots_.size() & (slots_.size() - 1)) == 0 && hidden_ == word_ &&
                hidden_ % lanes == 0 && arc_ % 4 == 0 && tag_layer_ < layers_ &&
                rows_.size() == row_shift_.size() * word_ && row_shift_.size() >= feature_count &&
                heads_.matrix.outputs == 2 * arc_ + 2 * label_ && tag_.matrix.outputs >= tag_count_ &&
                labels_.matrix.outputs >= label_count && root_arc_.size() == arc_ && root_label_.size() == label_ &&
                distance_arc_.size() == arc_ * distance_buckets &&
                distance_label_.size() == label_ * distance_buckets && tag_pairs_.size() == 2 * tag_count_;
    for (const Layer& layer : layer_) fits = fits && layer.matrix.outputs == 6 * hidden_;
    std::size_t empty = 0;
    for (std::size_t i = 1; i < slots_.size(); i += 2) {
        empty += slots_[i] == ~0U;
        fits = fits && (slots_[i] == ~0U || slots_[i] < row_shift_.size());
    }
    if (!fits || empty == 0) throw Error("the language model's sections do not fit together");
}

std::uint32_t Network::find_row(std::uint64_t key, std::uint32_t otherwise) const {
    const std::size_t mask = slots_.size() / 2 - 1;
    const auto print = static_cast<std::uint32_t>(key >> 32);
    for (std::size_t at = key & mask;; at = (at + 1) & mask) {
        const std::uint32_t row = slots_[2 * at + 1];
        if (row == ~0U) return otherwise;
        if (slots_[2 * at] == print) return row;
    }
}

void Network::read_words(std::span<const std::string_view> forms, Workspace& work) const {
    hold(work.input, forms.size() * word_);
    work.row_sum.resize(word_);
    for (std::size_t t = 0; t < forms.size(); ++t) {
        std::fill(work.row_sum.begin(), work.row_sum.end(), 0);
        const FeatureKeys keys = word_features(forms[t]);
        for (std::size_t i = 0; i < feature_count; ++i) {
            const std::size_t row = find_row(keys[i], static_cast<std::uint32_t>(i));
            add_row(rows_.data() + row * word_, row_shift_[row], word_, work.row_sum.data());
        }
        narrow(work.row_sum.data(), word_, work.input.data() + t * word_);
        squash_tanh(work.input.data() + t * word_, word_);
    }
}

void Network::activate(const std::vector<std::int16_t>& states, std::size_t count, Workspace& work) const {
    hold(work.activations, count);
    to_activations(states.data(), count, work.activations.data());
}

void Network::run_layer(std::size_t l, Workspace& work) const {
    const std::vector<std::int16_t>& below = l == 0 ? work.input : work.layer_out[l - 1];
    const std::size_t h = hidden_, n = work.words, width = l == 0 ? word_ : 2 * h;
    activate(below, n * width, work);
    apply(layer_[l], work.activations.data(), n, work.sums, work.gates);
    for (std::size_t t = 0; t < n; ++t) {
        std::int16_t* gates = work.gates.data() + t * 6 * h;
        for (std::size_t direction = 0; direction < 2; ++direction) {
            squash_tanh(gates + direction * 3 * h, h);
            squash_logistic(gates + direction * 3 * h + h, 2 * h);
        }
    }
    std::vector<std::int16_t>& out = work.layer_out[l];
    hold(out, n * 2 * h);
    for (std::size_t direction = 0; direction < 2; ++direction) {
        work.hidden.assign(h, 0);
        for (std::size_t step = 0; step < n; ++step) {
            const std::size_t t = direction == 0 ? step : n - 1 - step;
            const std::int16_t* z = work.gates.data() + t * 6 * h + direction * 3 * h;
            const std::int16_t* skip = below.data() + t * width + (l == 0 ? 0 : direction * h);
            recur(z, z + h, z + 2 * h, skip, work.hidden.data(), out.data() + t * 2 * h + direction * h, h);
        }
    }
}

void Network::encode(std::span<const std::string_view> forms, std::size_t layers, Workspace& work) const {
    work.key.clear();
    for (const std::string_view form : forms) {
        const auto size = static_cast<std::uint32_t>(form.size());
        work.key.append(reinterpret_cast<const char*>(&size), sizeof size);
        work.key += form;
    }
    if (work.network != id_ || work.key != work.held) {
        work.network = id_;
        std::swap(work.held, work.key);
        work.words = forms.size();
        work.layers_done = 0;
        work.layer_out.resize(layers_);
        read_words(forms, work);
    }
    for (; work.layers_done < layers; ++work.layers_done) run_layer(work.layers_done, work);
}

void Network::tag(std::span<const std::string_view> forms, Workspace& work,
                  std::vector<std::pair<Upos, Ptag>>& tags) const {
    tags.clear();
    encode(forms, tag_layer_ + 1, work);
    activate(work.layer_out[tag_layer_], forms.size() * 2 * hidden_, work);
    apply(tag_, work.activations.data(), forms.size(), work.sums, work.gates);
    for (std::size_t t = 0; t < forms.size(); ++t) {
        const std::int16_t* scores = work.gates.data() + t * tag_.matrix.outputs;
        const auto best = static_cast<std::size_t>(std::max_element(scores, scores + tag_count_) - scores);
        tags.emplace_back(static_cast<Upos>(tag_pairs_[2 * best]), static_cast<Ptag>(tag_pairs_[2 * best + 1]));
    }
}

void Network::parse(std::span<const std::string_view> forms, Workspace& work, std::vector<std::int32_t>& heads,
                    std::vector<Label>& labels) const {
    const std::size_t n = forms.size(), a = arc_, width = 2 * arc_ + 2 * label_;
    encode(forms, layers_, work);
    activate(work.layer_out[layers_ - 1], n * 2 * hidden_, work);
    apply(heads_, work.activations.data(), n, work.sums, work.gates);

    // Heads: every word, the root, then the distances, as the weights of one product with the dependents.
    const std::size_t columns = (n + 1 + distance_buckets + lanes - 1) / lanes * lanes;
    hold(work.dependents, n * a);
    work.head_rows.assign(columns * a, 0);
    for (std::size_t t = 0; t < n; ++t) {
        std::int16_t* row = work.gates.data() + t * width;
        squash_tanh(row, 2 * a);
        to_activations(row, a, work.dependents.data() + t * a);
        for (std::size_t k = 0; k < a; ++k) {
            work.head_rows[t * a + k] =
                static_cast<std::int8_t>((row[a + k] * 127 + (1 << (state_bits - 1))) >> state_bits);
        }
    }
    std::copy(root_arc_.begin(), root_arc_.end(), work.head_rows.begin() + static_cast<std::ptrdiff_t>(n * a));
    std::copy(distance_arc_.begin(), distance_arc_.end(),
              work.head_rows.begin() + static_cast<std::ptrdiff_t>((n + 1) * a));
    work.head_offsets.assign(columns, 0);
    for (std::size_t j = 0; j < n + 1 + distance_buckets; ++j) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < a; ++k) sum += work.head_rows[j * a + k];
        work.head_offsets[j] = -activation_zero * sum;
    }
    pack(work.head_rows.data(), columns, a, work.head_packed);
    hold(work.scores, n * columns);
    multiply({columns, a, work.head_packed.data(), work.head_offsets.data()}, work.dependents.data(), n,
             work.scores.data());
    hold(work.arcs, n * (n + 1));
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t* row = work.scores.data() + i * columns;
        std::int32_t* arcs = work.arcs.data() + i * (n + 1);
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i) continue;
            arcs[j] =
                row[j] + row[n + 1 + distance_bucket(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j))];
        }
        arcs[i] = INT32_MIN / 4;
        arcs[n] = row[n];
    }
    best_tree(std::span(work.arcs).first(n * (n + 1)), n, heads);

    // Labels of the chosen arcs.
    hold(work.label_in, n * label_);
    hold(work.hidden, label_);
    work.zero.assign(label_, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const std::int16_t* own = work.gates.data() + i * width + 2 * a;
        const bool to_root = heads[i] < 0;
        const std::int16_t* other =
            to_root ? root_label_.data()
                    : work.gates.data() + static_cast<std::size_t>(heads[i]) * width + 2 * a + label_;
        const std::int16_t* distance =
            to_root ? nullptr
                    : distance_label_.data() +
                          distance_bucket(static_cast<std::int64_t>(i) - std::int64_t{heads[i]}) * label_;
        add_three(own, other, to_root ? work.zero.data() : distance, label_, work.hidden.data());
        squash_tanh(work.hidden.data(), label_);
        to_activations(work.hidden.data(), label_, work.label_in.data() + i * label_);
    }
    apply(labels_, work.label_in.data(), n, work.sums, work.gates);
    labels.clear();
    for (std::size_t i = 0; i < n; ++i) {
        if (heads[i] < 0) {
            labels.push_back(Label::root);
            continue;
        }
        std::int16_t* scores = work.gates.data() + i * labels_.matrix.outputs;
        scores[static_cast<std::size_t>(Label::root)] = scores[static_cast<std::size_t>(Label::none)] = INT16_MIN;
        labels.push_back(static_cast<Label>(std::max_element(scores, scores + label_count) - scores));
    }
}

}  // namespace entente::language
