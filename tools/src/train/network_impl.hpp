// Forward and backward passes of the network; included once by each training program.
#pragma once

#include <fstream>

#include "train/network.hpp"

namespace entente::train {

inline void softmax(float* scores, std::size_t n) {
    float top = scores[0];
    for (std::size_t i = 1; i < n; ++i) top = std::max(top, scores[i]);
    float sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        scores[i] = fast_exp(scores[i] - top);
        sum += scores[i];
    }
    for (std::size_t i = 0; i < n; ++i) scores[i] /= sum;
}

// Scores become the gradient of the cross-entropy; returns the loss.
inline double cross_entropy(float* scores, std::size_t n, std::size_t gold) {
    softmax(scores, n);
    const double loss = -std::log(static_cast<double>(std::max(scores[gold], 1e-9F)));
    scores[gold] -= 1;
    return loss;
}

// The same against a teacher's likeliest answers.
inline double cross_entropy(float* scores, std::size_t n, const Soft& gold) {
    softmax(scores, n);
    double loss = 0;
    float sum = 0;
    for (const std::uint8_t weight : gold.weight) sum += weight;
    for (std::size_t i = 0; i < gold.answer.size(); ++i) {
        if (gold.weight[i] == 0) continue;
        const float share = gold.weight[i] / sum;
        loss -= static_cast<double>(share) * std::log(static_cast<double>(std::max(scores[gold.answer[i]], 1e-9F)));
    }
    for (std::size_t i = 0; i < gold.answer.size(); ++i) {
        if (gold.weight[i] > 0) scores[gold.answer[i]] -= gold.weight[i] / sum;
    }
    return loss;
}

inline void add_bias(Floats& values, std::size_t rows, const Parameter& bias) {
    const std::size_t n = bias.columns;
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t k = 0; k < n; ++k) values[t * n + k] += bias.value[k];
    }
}
inline void bias_gradient(const Floats& gradient, std::size_t rows, Parameter& bias) {
    const std::size_t n = bias.columns;
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t k = 0; k < n; ++k) bias.gradient[k] += gradient[t * n + k];
    }
}
// out = in · W + b
inline void linear(const Floats& in, std::size_t rows, const Parameter& weight, const Parameter& bias, Floats& out) {
    out.assign(rows * weight.columns, 0);
    multiply_add(out.data(), weight.columns, in.data(), weight.rows, 1, weight.value.data(), weight.columns, rows,
                 weight.columns, weight.rows);
    add_bias(out, rows, bias);
}
inline void linear_gradient(const Floats& in, const Floats& out_gradient, std::size_t rows, Parameter& weight,
                            Parameter& bias, Floats& in_gradient) {
    bias_gradient(out_gradient, rows, bias);
    multiply_add(weight.gradient.data(), weight.columns, in.data(), 1, weight.rows, out_gradient.data(), weight.columns,
                 weight.rows, weight.columns, rows);
    Floats transposed(weight.rows * weight.columns);
    for (std::size_t i = 0; i < weight.rows; ++i) {
        for (std::size_t j = 0; j < weight.columns; ++j) {
            transposed[j * weight.rows + i] = weight.value[i * weight.columns + j];
        }
    }
    in_gradient.assign(rows * weight.rows, 0);
    multiply_add(in_gradient.data(), weight.rows, out_gradient.data(), weight.columns, 1, transposed.data(),
                 weight.rows, rows, weight.rows, weight.columns);
}

// One mask a sentence; `masks` stays empty when nothing is dropped.
inline void Network::mask(Floats& values, std::size_t width, float rate, const std::vector<const Sample*>& batch,
                          Floats& masks) {
    masks.resize(words_ * width);
    std::size_t t = 0;
    Floats one(width);
    for (const Sample* sample : batch) {
        for (float& x : one) x = random_.uniform() < rate ? 0 : 1 / (1 - rate);
        for (std::size_t i = 0; i < sample->size(); ++i, ++t) {
            for (std::size_t k = 0; k < width; ++k) {
                masks[t * width + k] = one[k];
                values[t * width + k] *= one[k];
            }
        }
    }
}

inline void Network::forward(const std::vector<const Sample*>& batch, const std::vector<std::uint32_t>* counts) {
    const Config& c = config_;
    const std::size_t h = c.hidden;
    const bool training = counts != nullptr;
    words_ = 0;
    for (const Sample* sample : batch) words_ += sample->size();
    used_.resize(words_);
    used_given_.assign(words_, -1);
    input_.assign(words_ * c.word, 0);
    std::size_t t = 0;
    for (const Sample* sample : batch) {
        for (std::size_t i = 0; i < sample->size(); ++i) {
            const auto& rows = sample->rows[i];
            used_[t] = rows;
            const auto word = static_cast<std::size_t>(rows[0]);
            if (c.given > 0) used_given_[t] = sample->given[i];
            if (training) {
                if (random_.uniform() < 0.5F / (0.5F + static_cast<float>((*counts)[word])) + 0.03F) used_[t][0] = 0;
                if (random_.uniform() < 0.08F) used_given_[t] = -1;
                for (std::size_t f = 1; f < feature_count; ++f) {
                    if (random_.uniform() < 0.04F) used_[t][f] = static_cast<std::int32_t>(f);
                }
            }
            float* x = &input_[t * c.word];
            for (const std::int32_t row : used_[t]) {
                const float* from = rows_.row(static_cast<std::size_t>(row));
                for (std::size_t k = 0; k < c.word; ++k) x[k] += from[k];
            }
            ++t;
        }
    }
    if (c.given > 0) {
        Floats vectors(words_ * c.given, 0);
        for (std::size_t i = 0; i < words_; ++i) {
            if (used_given_[i] >= 0) {
                std::copy_n(&given_->vectors[static_cast<std::size_t>(used_given_[i]) * c.given], c.given,
                            &vectors[i * c.given]);
            }
        }
        multiply_add(input_.data(), c.word, vectors.data(), c.given, 1, project_.value.data(), c.word, words_, c.word,
                     c.given);
    }
    for (float& x : input_) x = fast_tanh(x);

    in_.resize(c.layers);
    in_mask_.resize(c.layers);
    gates_.resize(c.layers);
    state_.resize(c.layers);
    out_.resize(c.layers);
    for (std::size_t l = 0; l < c.layers; ++l) {
        const Floats& below = l == 0 ? input_ : out_[l - 1];
        const std::size_t width = l == 0 ? c.word : 2 * h;
        in_[l] = below;
        if (training) mask(in_[l], width, l == 0 ? c.input_dropout : c.dropout, batch, in_mask_[l]);
        linear(in_[l], words_, layer_weight_[l], layer_bias_[l], gates_[l]);
        state_[l].assign(words_ * 2 * h, 0);
        out_[l].assign(words_ * 2 * h, 0);
        std::size_t first = 0;
        for (const Sample* sample : batch) {
            const std::size_t n = sample->size();
            for (std::size_t direction = 0; direction < 2; ++direction) {
                const float* previous = nullptr;
                for (std::size_t step = 0; step < n; ++step) {
                    const std::size_t at = first + (direction == 0 ? step : n - 1 - step);
                    float* z = &gates_[l][at * 6 * h + direction * 3 * h];
                    float* f = z + h;
                    float* o = f + h;
                    float* state = &state_[l][at * 2 * h + direction * h];
                    float* out = &out_[l][at * 2 * h + direction * h];
                    const float* skip = &below[at * width + (l == 0 ? 0 : direction * h)];
                    for (std::size_t k = 0; k < h; ++k) {
                        z[k] = fast_tanh(z[k]);
                        f[k] = fast_sigmoid(f[k]);
                        o[k] = fast_sigmoid(o[k]);
                    }
                    for (std::size_t k = 0; k < h; ++k) {
                        const float before = previous == nullptr ? 0 : previous[k];
                        state[k] = f[k] * before + (1 - f[k]) * z[k];
                        out[k] = o[k] * state[k] + (1 - o[k]) * skip[k];
                    }
                    previous = state;
                }
            }
            first += n;
        }
    }
    tag_in_ = out_[c.tag_layer];
    if (training) mask(tag_in_, 2 * h, c.dropout, batch, tag_mask_);
    linear(tag_in_, words_, tag_weight_, tag_bias_, tag_scores_);
    head_in_ = out_[c.layers - 1];
    if (training) mask(head_in_, 2 * h, c.dropout, batch, head_mask_);
    linear(head_in_, words_, head_weight_, head_bias_, heads_);
    const std::size_t width = 2 * c.arc + 2 * c.label;
    for (std::size_t i = 0; i < words_; ++i) {
        for (std::size_t k = 0; k < 2 * c.arc; ++k) heads_[i * width + k] = fast_tanh(heads_[i * width + k]);
    }
}

// `heads`: (n + 1 + buckets) vectors by which a dependent's vector is multiplied; `scores`: n × (n + 1).
inline void Network::arc_scores(std::size_t begin, std::size_t n, Floats& heads, Floats& scores) const {
    const Config& c = config_;
    const std::size_t width = 2 * c.arc + 2 * c.label, columns = n + 1 + distance_buckets;
    heads.assign(c.arc * columns, 0);  // transposed: arc × columns
    for (std::size_t k = 0; k < c.arc; ++k) {
        for (std::size_t j = 0; j < n; ++j) heads[k * columns + j] = heads_[(begin + j) * width + c.arc + k];
        heads[k * columns + n] = fast_tanh(root_arc_.value[k]);
        for (std::size_t b = 0; b < distance_buckets; ++b) {
            heads[k * columns + n + 1 + b] = fast_tanh(distance_arc_.value[b * c.arc + k]);
        }
    }
    Floats wide(n * columns, 0);
    multiply_add(wide.data(), columns, &heads_[begin * width], width, 1, heads.data(), columns, n, columns, c.arc);
    scores.assign(n * (n + 1), 0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= n; ++j) {
            float score = wide[i * columns + j];
            if (j == i) score = -1e4F;
            if (j < n && j != i) {
                score += wide[i * columns + n + 1 +
                              distance_bucket(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j))];
            }
            scores[i * (n + 1) + j] = score;
        }
    }
}

inline void Network::label_scores(std::size_t begin, std::size_t n, const std::vector<std::int32_t>& heads,
                                  Floats& hidden, Floats& scores) const {
    const Config& c = config_;
    const std::size_t width = 2 * c.arc + 2 * c.label;
    hidden.assign(n * c.label, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const auto head = static_cast<std::size_t>(heads[i]);
        const float* own = &heads_[(begin + i) * width + 2 * c.arc];
        const float* other =
            head == n ? root_label_.value.data() : &heads_[(begin + head) * width + 2 * c.arc + c.label];
        const float* distance =
            head == n
                ? nullptr
                : distance_label_.row(distance_bucket(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(head)));
        for (std::size_t k = 0; k < c.label; ++k) {
            hidden[i * c.label + k] = fast_tanh(own[k] + other[k] + (distance == nullptr ? 0 : distance[k]));
        }
    }
    linear(hidden, n, label_weight_, label_bias_, scores);
}

inline Network::Loss Network::train(const std::vector<const Sample*>& batch, const std::vector<std::uint32_t>& counts) {
    const Config& c = config_;
    const std::size_t h = c.hidden, width = 2 * c.arc + 2 * c.label;
    forward(batch, &counts);
    Loss loss;
    loss.words = words_;
    const float weight = 1.0F / static_cast<float>(words_);
    // Tags.
    std::size_t t = 0;
    for (const Sample* sample : batch) {
        for (std::size_t i = 0; i < sample->size(); ++i, ++t) {
            float* row = &tag_scores_[t * c.tags];
            loss.tag += sample->soft_tags.empty()
                            ? cross_entropy(row, c.tags, static_cast<std::size_t>(sample->tags[i]))
                            : cross_entropy(row, c.tags, sample->soft_tags[i]);
        }
    }
    for (float& x : tag_scores_) x *= weight;
    // Arcs and labels.
    Floats head_gradient(words_ * width, 0), heads, scores, hidden, labels, gradient;
    std::size_t begin = 0;
    for (const Sample* sample : batch) {
        const std::size_t n = sample->size(), columns = n + 1 + distance_buckets;
        arc_scores(begin, n, heads, scores);
        Floats wide(n * columns, 0);
        for (std::size_t i = 0; i < n; ++i) {
            float* row = &scores[i * (n + 1)];
            loss.arc += sample->soft_heads.empty()
                            ? cross_entropy(row, n + 1, static_cast<std::size_t>(sample->heads[i]))
                            : cross_entropy(row, n + 1, sample->soft_heads[i]);
            for (std::size_t j = 0; j <= n; ++j) {
                const float g = scores[i * (n + 1) + j] * weight;
                if (j == i) continue;
                wide[i * columns + j] = g;
                if (j < n) {
                    wide[i * columns + n + 1 +
                         distance_bucket(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j))] += g;
                }
            }
        }
        // d dependent = wide · headsᵀ;  d heads = wideᵀ · dependent
        Floats across(columns * c.arc);
        for (std::size_t k = 0; k < c.arc; ++k) {
            for (std::size_t j = 0; j < columns; ++j) across[j * c.arc + k] = heads[k * columns + j];
        }
        multiply_add(&head_gradient[begin * width], width, wide.data(), columns, 1, across.data(), c.arc, n, c.arc,
                     columns);
        Floats dependent(n * c.arc), to_heads(columns * c.arc, 0);
        for (std::size_t i = 0; i < n; ++i) std::copy_n(&heads_[(begin + i) * width], c.arc, &dependent[i * c.arc]);
        multiply_add(to_heads.data(), c.arc, wide.data(), 1, columns, dependent.data(), c.arc, columns, c.arc, n);
        for (std::size_t k = 0; k < c.arc; ++k) {
            for (std::size_t j = 0; j < n; ++j)
                head_gradient[(begin + j) * width + c.arc + k] += to_heads[j * c.arc + k];
            const auto slope = [&](std::size_t j) { return 1 - heads[k * columns + j] * heads[k * columns + j]; };
            root_arc_.gradient[k] += to_heads[n * c.arc + k] * slope(n);
            for (std::size_t b = 0; b < distance_buckets; ++b) {
                distance_arc_.gradient[b * c.arc + k] += to_heads[(n + 1 + b) * c.arc + k] * slope(n + 1 + b);
            }
        }
        // Labels of the right heads.
        label_scores(begin, n, sample->heads, hidden, labels);
        for (std::size_t i = 0; i < n; ++i) {
            float* row = &labels[i * c.labels];
            loss.label += sample->soft_labels.empty()
                              ? cross_entropy(row, c.labels, static_cast<std::size_t>(sample->labels[i]))
                              : cross_entropy(row, c.labels, sample->soft_labels[i]);
        }
        for (float& x : labels) x *= weight;
        linear_gradient(hidden, labels, n, label_weight_, label_bias_, gradient);
        for (std::size_t i = 0; i < n; ++i) {
            const auto head = static_cast<std::size_t>(sample->heads[i]);
            float* own = &head_gradient[(begin + i) * width + 2 * c.arc];
            float* other =
                head == n ? root_label_.gradient.data() : &head_gradient[(begin + head) * width + 2 * c.arc + c.label];
            float* distance = head == n ? nullptr
                                        : distance_label_.gradient_row(distance_bucket(
                                              static_cast<std::int64_t>(i) - static_cast<std::int64_t>(head)));
            for (std::size_t k = 0; k < c.label; ++k) {
                const float y = hidden[i * c.label + k];
                const float g = gradient[i * c.label + k] * (1 - y * y);
                own[k] += g;
                other[k] += g;
                if (distance != nullptr) distance[k] += g;
            }
        }
        begin += n;
    }
    for (std::size_t i = 0; i < words_; ++i) {
        for (std::size_t k = 0; k < 2 * c.arc; ++k) {
            const float y = heads_[i * width + k];
            head_gradient[i * width + k] *= 1 - y * y;
        }
    }
    Floats from_heads, from_tags;
    linear_gradient(head_in_, head_gradient, words_, head_weight_, head_bias_, from_heads);
    linear_gradient(tag_in_, tag_scores_, words_, tag_weight_, tag_bias_, from_tags);
    for (std::size_t i = 0; i < from_heads.size(); ++i) {
        from_heads[i] *= head_mask_[i];
        from_tags[i] *= tag_mask_[i];
    }
    // Layers, from the top.
    Floats above = std::move(from_heads);
    for (std::size_t l = c.layers; l-- > 0;) {
        if (l == c.tag_layer) {
            for (std::size_t i = 0; i < above.size(); ++i) above[i] += from_tags[i];
        }
        const Floats& below = l == 0 ? input_ : out_[l - 1];
        const std::size_t below_width = l == 0 ? c.word : 2 * h;
        Floats skip_gradient(words_ * below_width, 0);
        Floats carried(h);
        std::size_t first = 0;
        for (const Sample* sample : batch) {
            const std::size_t n = sample->size();
            for (std::size_t direction = 0; direction < 2; ++direction) {
                std::fill(carried.begin(), carried.end(), 0.0F);
                for (std::size_t step = n; step-- > 0;) {
                    const std::size_t at = first + (direction == 0 ? step : n - 1 - step);
                    const std::size_t before = direction == 0 ? at - 1 : at + 1;
                    float* z = &gates_[l][at * 6 * h + direction * 3 * h];
                    float* f = z + h;
                    float* o = f + h;
                    const float* state = &state_[l][at * 2 * h + direction * h];
                    const float* previous = step == 0 ? nullptr : &state_[l][before * 2 * h + direction * h];
                    const float* g = &above[at * 2 * h + direction * h];
                    const float* skip = &below[at * below_width + (l == 0 ? 0 : direction * h)];
                    float* to_skip = &skip_gradient[at * below_width + (l == 0 ? 0 : direction * h)];
                    for (std::size_t k = 0; k < h; ++k) {
                        const float last = previous == nullptr ? 0 : previous[k];
                        const float to_o = g[k] * (state[k] - skip[k]);
                        to_skip[k] += g[k] * (1 - o[k]);
                        const float to_state = carried[k] + g[k] * o[k];
                        const float to_f = to_state * (last - z[k]);
                        const float to_z = to_state * (1 - f[k]);
                        carried[k] = to_state * f[k];
                        z[k] = to_z * (1 - z[k] * z[k]);
                        f[k] = to_f * f[k] * (1 - f[k]);
                        o[k] = to_o * o[k] * (1 - o[k]);
                    }
                }
            }
            first += n;
        }
        Floats down;
        linear_gradient(in_[l], gates_[l], words_, layer_weight_[l], layer_bias_[l], down);
        for (std::size_t i = 0; i < down.size(); ++i) down[i] = down[i] * in_mask_[l][i] + skip_gradient[i];
        above = std::move(down);
    }
    for (std::size_t i = 0; i < above.size(); ++i) above[i] *= 1 - input_[i] * input_[i];
    if (c.given > 0) {
        Floats vectors(words_ * c.given, 0);
        for (std::size_t i = 0; i < words_; ++i) {
            if (used_given_[i] >= 0) {
                std::copy_n(&given_->vectors[static_cast<std::size_t>(used_given_[i]) * c.given], c.given,
                            &vectors[i * c.given]);
            }
        }
        multiply_add(project_.gradient.data(), c.word, vectors.data(), 1, c.given, above.data(), c.word, c.given,
                     c.word, words_);
    }
    if (is_touched_.empty()) is_touched_.assign(c.rows, false);
    for (std::size_t i = 0; i < words_; ++i) {
        for (const std::int32_t row : used_[i]) {
            const auto r = static_cast<std::size_t>(row);
            if (!is_touched_[r]) {
                is_touched_[r] = true;
                touched_.push_back(row);
            }
            float* to = rows_.gradient_row(r);
            for (std::size_t k = 0; k < c.word; ++k) to[k] += above[i * c.word + k];
        }
    }
    return loss;
}

// Adam, lazily for the feature rows.
inline void Network::update(float rate, float decay) {
    ++steps_;
    const float b1 = 0.9F, b2 = 0.98F;
    const float c1 = 1 - std::pow(b1, static_cast<float>(steps_)), c2 = 1 - std::pow(b2, static_cast<float>(steps_));
    double norm = 0;
    for (Parameter* p : dense()) {
        for (const float g : p->gradient) norm += static_cast<double>(g) * static_cast<double>(g);
    }
    const float clip = norm > 1 ? 1 / static_cast<float>(std::sqrt(norm)) : 1.0F;
    const auto apply = [&](float* value, float* gradient, float* first, float* second, std::size_t n, float shrink) {
        for (std::size_t i = 0; i < n; ++i) {
            const float g = gradient[i] * clip;
            first[i] = b1 * first[i] + (1 - b1) * g;
            second[i] = b2 * second[i] + (1 - b2) * g * g;
            value[i] -= rate * (first[i] / c1 / (std::sqrt(second[i] / c2) + 1e-8F) + shrink * value[i]);
            gradient[i] = 0;
        }
    };
    for (Parameter* p : dense()) {
        apply(p->value.data(), p->gradient.data(), p->first.data(), p->second.data(), p->value.size(),
              p->rows > 1 ? decay : 0);
    }
    for (const std::int32_t row : touched_) {
        const std::size_t at = static_cast<std::size_t>(row) * rows_.columns;
        apply(&rows_.value[at], &rows_.gradient[at], &rows_.first[at], &rows_.second[at], rows_.columns, 0);
        is_touched_[static_cast<std::size_t>(row)] = false;
    }
    touched_.clear();
}

inline std::vector<Prediction> Network::predict(const std::vector<const Sample*>& batch, std::vector<Floats>* arcs,
                                                std::vector<Floats>* tag_scores) {
    const Config& c = config_;
    forward(batch, nullptr);
    std::vector<Prediction> predictions;
    if (arcs != nullptr) arcs->clear();
    if (tag_scores != nullptr) tag_scores->clear();
    std::size_t begin = 0;
    Floats heads, scores, hidden, labels;
    for (const Sample* sample : batch) {
        const std::size_t n = sample->size();
        Prediction prediction;
        arc_scores(begin, n, heads, scores);
        for (std::size_t i = 0; i < n; ++i) {
            const float* tags = &tag_scores_[(begin + i) * c.tags];
            prediction.tags.push_back(static_cast<std::int32_t>(std::max_element(tags, tags + c.tags) - tags));
            const float* row = &scores[i * (n + 1)];
            prediction.heads.push_back(static_cast<std::int32_t>(std::max_element(row, row + n + 1) - row));
        }
        label_scores(begin, n, prediction.heads, hidden, labels);
        for (std::size_t i = 0; i < n; ++i) {
            const float* row = &labels[i * c.labels];
            prediction.labels.push_back(static_cast<std::int32_t>(std::max_element(row, row + c.labels) - row));
        }
        if (arcs != nullptr) arcs->push_back(scores);
        if (tag_scores != nullptr) {
            tag_scores->emplace_back(tag_scores_.begin() + static_cast<std::ptrdiff_t>(begin * c.tags),
                                     tag_scores_.begin() + static_cast<std::ptrdiff_t>((begin + n) * c.tags));
        }
        predictions.push_back(std::move(prediction));
        begin += n;
    }
    return predictions;
}

inline void Network::relabel(const std::vector<const Sample*>& batch, std::vector<Prediction>& predictions,
                             std::vector<Floats>* all_scores) {
    std::size_t begin = 0;
    Floats hidden, labels;
    if (all_scores != nullptr) all_scores->clear();
    for (std::size_t s = 0; s < batch.size(); ++s) {
        const std::size_t n = batch[s]->size();
        label_scores(begin, n, predictions[s].heads, hidden, labels);
        for (std::size_t i = 0; i < n; ++i) {
            const float* row = &labels[i * config_.labels];
            predictions[s].labels[i] = static_cast<std::int32_t>(std::max_element(row, row + config_.labels) - row);
        }
        if (all_scores != nullptr) all_scores->push_back(labels);
        begin += n;
    }
}

inline void Network::save(const std::string& file) const {
    std::ofstream out(file, std::ios::binary);
    auto* self = const_cast<Network*>(this);
    out.write(reinterpret_cast<const char*>(&config_), sizeof config_);
    const auto put = [&](const Parameter& p) {
        out.write(reinterpret_cast<const char*>(p.value.data()), static_cast<std::streamsize>(p.value.size() * 4));
    };
    put(rows_);
    for (Parameter* p : self->dense()) put(*p);
    if (!out) throw Error(file, 0, "cannot be written");
}

inline void Network::load(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    Config stored;
    in.read(reinterpret_cast<char*>(&stored), sizeof stored);
    const auto get = [&](Parameter& p) {
        in.read(reinterpret_cast<char*>(p.value.data()), static_cast<std::streamsize>(p.value.size() * 4));
    };
    get(rows_);
    for (Parameter* p : dense()) get(*p);
    if (!in) throw Error(file, 0, "is not a checkpoint of this shape");
}

}  // namespace entente::train
