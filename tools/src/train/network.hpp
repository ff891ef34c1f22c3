// The network that tags and parses, in floating point, with its gradients. The shipped program runs the same network in
// integers (src/language/network.hpp).
//
// A word is the sum of its feature rows, squashed. Then layers of a gated recurrence, both ways: every layer computes
// for each word a candidate z, a forget gate f and an output gate o from the layer below; the state c = f·c' + (1-f)·z
// runs along the sentence and the layer's output is o·c + (1-o)·(layer below). All matrices act on whole sentences at
// once, which is what makes it fast. (Simple recurrent units, Lei et al. 2018; quasi-recurrent networks, Bradbury et
// al. 2017.) Heads are chosen by the product of a dependent's and a head's vector, biased by distance (Dozat and
// Manning 2017, without the bilinear term); labels by a hidden layer over the two words.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "train/matrix.hpp"
#include "train/samples.hpp"

namespace entente::train {

struct Config {
    std::size_t word = 128;    // dimensions of a word; equals `hidden`
    std::size_t hidden = 128;  // of each direction of a layer
    std::size_t layers = 3;
    std::size_t tag_layer = 1;  // the layer (from 0) whose output tags
    std::size_t arc = 96;
    std::size_t label = 96;
    std::size_t given = 0;  // dimensions of the vectors learnt from raw text; 0: none
    std::size_t tags = 0;
    std::size_t labels = 0;
    std::size_t rows = 0;
    float input_dropout = 0.15F;
    float dropout = 0.33F;
};

struct Parameter {
    std::size_t rows = 0, columns = 0;
    Floats value, gradient, first, second;
    void shape(std::size_t r, std::size_t c) {
        rows = r;
        columns = c;
        value.assign(r * c, 0);
        gradient.assign(r * c, 0);
        first.assign(r * c, 0);
        second.assign(r * c, 0);
    }
    void randomise(Random& random, float scale) {
        for (float& x : value) x = (random.uniform() * 2 - 1) * scale;
    }
    float* row(std::size_t r) { return value.data() + r * columns; }
    const float* row(std::size_t r) const { return value.data() + r * columns; }
    float* gradient_row(std::size_t r) { return gradient.data() + r * columns; }
};

inline constexpr std::size_t distance_buckets = 16;
// Dependent minus head in words, coarser the farther; 0–7 head to the right, 8–15 head to the left.
inline std::size_t distance_bucket(std::int64_t dependent_minus_head) {
    const std::int64_t d = std::abs(dependent_minus_head);
    const std::size_t size = d <= 4 ? static_cast<std::size_t>(d - 1) : d <= 6 ? 4 : d <= 10 ? 5 : d <= 18 ? 6 : 7;
    return size + (dependent_minus_head > 0 ? 8 : 0);
}

// What the network says of a sentence.
struct Prediction {
    std::vector<std::int32_t> tags, heads, labels;
};

class Network {
public:
    Network(const Config& config, std::uint64_t seed) : config_(config), random_(seed) {
        const Config& c = config_;
        rows_.shape(c.rows, c.word);
        rows_.randomise(random_, 0.05F);
        if (c.given > 0) {
            project_.shape(c.given, c.word);
            project_.randomise(random_, 0.5F / std::sqrt(static_cast<float>(c.given)));
        }
        layer_weight_.resize(c.layers);
        layer_bias_.resize(c.layers);
        for (std::size_t l = 0; l < c.layers; ++l) {
            const std::size_t in = l == 0 ? c.word : 2 * c.hidden;
            layer_weight_[l].shape(in, 6 * c.hidden);
            layer_weight_[l].randomise(random_, std::sqrt(3.0F / static_cast<float>(in)));
            layer_bias_[l].shape(1, 6 * c.hidden);
            // Gates begin by remembering a little.
            for (std::size_t k = 0; k < c.hidden; ++k) {
                layer_bias_[l].value[c.hidden + k] = layer_bias_[l].value[4 * c.hidden + k] =
                    static_cast<float>(k % 4) * 0.7F - 0.7F;
            }
        }
        const auto make = [&](Parameter& p, std::size_t r, std::size_t n, float scale) {
            p.shape(r, n);
            p.randomise(random_, scale);
        };
        const float h = std::sqrt(3.0F / static_cast<float>(2 * c.hidden));
        make(tag_weight_, 2 * c.hidden, c.tags, h);
        make(tag_bias_, 1, c.tags, 0);
        make(head_weight_, 2 * c.hidden, 2 * c.arc + 2 * c.label, h);
        make(head_bias_, 1, 2 * c.arc + 2 * c.label, 0);
        make(root_arc_, 1, c.arc, 0.1F);
        make(root_label_, 1, c.label, 0.1F);
        make(distance_arc_, distance_buckets, c.arc, 0.02F);
        make(distance_label_, distance_buckets, c.label, 0.05F);
        make(label_weight_, c.label, c.labels, std::sqrt(3.0F / static_cast<float>(c.label)));
        make(label_bias_, 1, c.labels, 0);
    }

    // All but the feature rows, which are updated where they were used only.
    std::vector<Parameter*> dense() {
        std::vector<Parameter*> all;
        if (config_.given > 0) all.push_back(&project_);
        for (auto& p : layer_weight_) all.push_back(&p);
        for (auto& p : layer_bias_) all.push_back(&p);
        for (Parameter* p : {&tag_weight_, &tag_bias_, &head_weight_, &head_bias_, &root_arc_, &root_label_,
                             &distance_arc_, &distance_label_, &label_weight_, &label_bias_}) {
            all.push_back(p);
        }
        return all;
    }
    const Config& config() const { return config_; }
    // The vectors that Sample::given counts; they stay as they are. Must outlive the network.
    void give(const GivenVectors& vectors) { given_ = &vectors; }

    struct Loss {
        double tag = 0, arc = 0, label = 0;
        std::size_t words = 0;
    };

    // One batch, forwards and backwards; gradients are added up.
    Loss train(const std::vector<const Sample*>& batch, const std::vector<std::uint32_t>& counts);
    // `arc_scores` (for a tree): n × (n + 1) a sentence. Heads in the prediction are the best of each word, not a tree.
    std::vector<Prediction> predict(const std::vector<const Sample*>& batch, std::vector<Floats>* arc_scores = nullptr,
                                    std::vector<Floats>* tag_scores = nullptr);
    // The label of each word under the given heads, after predict of the same batch.
    void relabel(const std::vector<const Sample*>& batch, std::vector<Prediction>& predictions,
                 std::vector<Floats>* label_scores = nullptr);

    void update(float rate, float decay);
    Parameter rows_, project_;
    std::vector<Parameter> layer_weight_, layer_bias_;
    Parameter tag_weight_, tag_bias_, head_weight_, head_bias_, root_arc_, root_label_, distance_arc_, distance_label_,
        label_weight_, label_bias_;

    void save(const std::string& file) const;
    void load(const std::string& file);

private:
    void forward(const std::vector<const Sample*>& batch, const std::vector<std::uint32_t>* counts);
    void label_scores(std::size_t begin, std::size_t n, const std::vector<std::int32_t>& heads, Floats& hidden,
                      Floats& scores) const;
    void arc_scores(std::size_t begin, std::size_t n, Floats& heads, Floats& scores) const;
    void mask(Floats& values, std::size_t width, float rate, const std::vector<const Sample*>& batch, Floats& masks);

    Config config_;
    Random random_;
    const GivenVectors* given_ = nullptr;
    std::uint64_t steps_ = 0;
    std::vector<std::int32_t> touched_;
    std::vector<bool> is_touched_;

    // One batch's values.
    std::size_t words_ = 0;
    std::vector<std::array<std::int32_t, feature_count>> used_;
    std::vector<std::int32_t> used_given_;
    Floats input_;                                            // T × word
    std::vector<Floats> in_, in_mask_, gates_, state_, out_;  // a layer each
    Floats tag_in_, tag_mask_, tag_scores_, head_in_, head_mask_, heads_;
};

}  // namespace entente::train
