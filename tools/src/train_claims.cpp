// Trains the model that says how likely a claim is (src/claims/claim_model.hpp): logistic regression with an L2 prior
// over all pairs of actors and acts of coded sentences, in a fixed order, so that equal input gives equal weights.
//
//     train_claims GOLD.jsonl --folds 5                     cross-validates: precision and recall by confidence
//     train_claims GOLD.jsonl --out claim-weights.tsv       trains on everything and writes the table
//     … --samples samples                                   trains on the sample archive too, and never measures on it
//
// GOLD.jsonl has one coded sentence a line (tools/gold_texts.py): text, published, part, and claims as in samples/gold.
// Sentences of the part check are never trained on; with --check they are measured.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "claims/claim_model.hpp"
#include "claims/prepare.hpp"
#include "claims/reader.hpp"
#include "entente/base/text.hpp"
#include "entente/intake/reader.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/language/language.hpp"
#include "knowledge/tables.hpp"

namespace {

using namespace entente;

struct GoldClaim {
    std::string source, target;
    Plover type = Plover::none;
    bool mutual = false;
    bool agreed = false;
    std::optional<Span> source_at, trigger_at, target_at;  // bytes
    std::optional<Span> at;                                // of the sentence, where only that is known
};

struct Example {
    Candidates candidates;
    std::vector<GoldClaim> gold;
    std::vector<Span> act_at;  // bytes, of the words of the acts
    std::vector<int> label;    // of each pair: 1 right, 0 wrong, -1 of no account
    std::string text;
    bool held_out = false;
    int fold = 0;
};

std::uint32_t byte_of(const std::string& text, std::size_t code_point) {
    std::size_t at = 0;
    for (std::size_t n = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (n++ == code_point) break;
    }
    return static_cast<std::uint32_t>(at);
}

GoldClaim sides_and_type(const nlohmann::json& c) {
    GoldClaim claim;
    claim.source = c["source"];
    claim.target = c["target"];
    claim.type = plover_from(c["plover"].get<std::string>()).value_or(Plover::none);
    claim.mutual = c["mutual"];
    return claim;
}

std::vector<GoldClaim> read_gold(const nlohmann::json& row, const std::string& text) {
    std::vector<GoldClaim> gold;
    for (const auto& c : row["claims"]) {
        GoldClaim claim = sides_and_type(c);
        claim.agreed = c["agreed"];
        const auto span = [&](const char* key) -> std::optional<Span> {
            if (!c.contains(key)) return std::nullopt;
            return Span{byte_of(text, c[key][0]), byte_of(text, c[key][1])};
        };
        claim.source_at = span("source_at");
        claim.trigger_at = span("trigger_at");
        claim.target_at = span("target_at");
        gold.push_back(std::move(claim));
    }
    return gold;
}

// The articles of a sample archive with what its expected.jsonl codes.
std::vector<std::pair<Article, std::vector<GoldClaim>>> read_samples(const std::string& folder) {
    struct Collector : ArticleSink {
        std::map<std::string, Article> articles;
        void article(Article&& article) override { articles[article.id] = std::move(article); }
        void problem(Problem&&) override {}
    } read;
    const std::vector<std::string> paths = {folder + "/archive"};
    read_articles(paths, {}, read);
    std::vector<std::pair<Article, std::vector<GoldClaim>>> out;
    std::ifstream in(folder + "/expected.jsonl");
    for (std::string line; std::getline(in, line);) {
        const auto row = nlohmann::json::parse(line);
        const auto it = read.articles.find(row["article"].get<std::string>());
        if (it == read.articles.end() || it->second.language != "en") continue;
        std::vector<GoldClaim> gold;
        for (const auto& c : row["claims"]) {
            GoldClaim claim = sides_and_type(c);
            claim.agreed = true;
            const std::size_t at = it->second.text.find(c["sentence"].get<std::string>());
            if (claim.type == Plover::none || at == std::string::npos) continue;
            claim.at = Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
            gold.push_back(std::move(claim));
        }
        out.emplace_back(it->second, std::move(gold));
    }
    return out;
}

// Is the slot one that these words name? Where both sides are of one state, the roles tell a pair from its reverse.
bool names(const Slot& slot, const Actors& actors, const std::optional<Span>& at) {
    const Mention& mention = actors.mentions[slot.mention];
    return at && slot.basis != SlotBasis::implied && mention.begin < at->end && at->begin < mention.end;
}

// Does the slot stand for that side of a coded claim?
bool stands_for(const Slot& slot, const Actors& actors, const std::string& side, const std::optional<Span>& at) {
    if (slot.side != side) return false;
    return !at || names(slot, actors, at);
}

void label(Example& example, const Actors& actors) {
    const auto& slots = example.candidates.slots;
    example.label.assign(example.candidates.pairs.size(), 0);
    const auto mark = [&](bool strictly) {
        for (const GoldClaim& gold : example.gold) {
            std::vector<std::size_t> hits;
            for (std::size_t i = 0; i < example.candidates.pairs.size(); ++i) {
                const Pair& pair = example.candidates.pairs[i];
                if (example.candidates.acts[pair.act].type->plover != gold.type) continue;
                const auto fits = [&](const Slot& s, const Slot& t) {
                    return stands_for(s, actors, gold.source, strictly ? gold.source_at : std::nullopt) &&
                           stands_for(t, actors, gold.target, strictly ? gold.target_at : std::nullopt);
                };
                const Slot& s = slots[pair.source];
                const Slot& t = slots[pair.target];
                if (!gold.mutual && (names(s, actors, gold.target_at) || names(t, actors, gold.source_at))) continue;
                if (fits(s, t) || (gold.mutual && fits(t, s))) hits.push_back(i);
            }
            const auto at_word = [&](std::size_t i) {
                const Span at = example.act_at[example.candidates.pairs[i].act];
                return at.begin < gold.trigger_at->end && gold.trigger_at->begin < at.end;
            };
            const bool worded = strictly && gold.trigger_at && std::any_of(hits.begin(), hits.end(), at_word);
            for (const std::size_t i : hits) {
                if (worded && !at_word(i)) {  // the same act by another word: neither
                    if (example.label[i] == 0) example.label[i] = -1;
                } else if (strictly) {
                    if (gold.agreed) example.label[i] = 1;
                    if (!gold.agreed && example.label[i] == 0) example.label[i] = -1;
                } else if (example.label[i] == 0) {
                    example.label[i] = -1;  // the right sides by other words: neither
                }
            }
            // Where no pair fits the very words, those of the right sides will do.
            if (!strictly && gold.agreed &&
                std::none_of(hits.begin(), hits.end(), [&](std::size_t i) { return example.label[i] == 1; })) {
                for (const std::size_t i : hits) example.label[i] = 1;
            }
        }
    };
    mark(true);
    mark(false);
}

class Trainer {
public:
    Trainer(std::vector<Example>& examples, std::size_t floor) : examples_(examples) {
        std::unordered_map<std::uint64_t, std::uint32_t> seen;
        std::vector<std::uint64_t> order;
        for (const Example& example : examples) {
            std::set<std::uint64_t> own;
            const auto add = [&](const Features& list) { own.insert(list.begin(), list.end()); };
            for (const auto& f : example.candidates.act_features) add(f);
            for (const auto& f : example.candidates.source_features) add(f);
            for (const auto& f : example.candidates.target_features) add(f);
            for (const auto& p : example.candidates.pairs) add(p.features);
            for (const std::uint64_t f : own) {
                if (seen[f]++ == 0) order.push_back(f);
            }
        }
        for (const std::uint64_t f : order) {
            if (seen[f] >= floor) {
                ids_[f] = static_cast<std::uint32_t>(features_.size());
                features_.push_back(f);
            }
        }
        for (const Example& example : examples) {
            Compact c;
            const auto lists = [&](const std::vector<Features>& from, std::vector<std::vector<std::uint32_t>>& to) {
                for (const Features& f : from) to.push_back(compact(f));
            };
            lists(example.candidates.act_features, c.acts);
            lists(example.candidates.source_features, c.sources);
            lists(example.candidates.target_features, c.targets);
            for (const Pair& p : example.candidates.pairs) c.pairs.push_back(compact(p.features));
            compact_.push_back(std::move(c));
        }
    }

    std::size_t size() const { return features_.size(); }
    const std::vector<std::uint64_t>& features() const { return features_; }

    // AdaGrad, example by example in a fixed order that changes from pass to pass.
    std::vector<float> train(const std::vector<std::size_t>& chosen, int passes, float rate, float prior) const {
        std::vector<float> w(features_.size(), 0), g2(features_.size(), 1e-3F), sum(features_.size(), 0);
        std::vector<std::size_t> order = chosen;
        std::uint64_t state = 88172645463325252ULL;
        const float decay = prior / static_cast<float>(chosen.size());
        for (int pass = 0; pass < passes; ++pass) {
            for (std::size_t i = order.size(); i > 1; --i) {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                std::swap(order[i - 1], order[state % i]);
            }
            for (const std::size_t e : order) step(e, w, g2, rate, decay);
            if (pass >= passes / 2) {
                for (std::size_t i = 0; i < w.size(); ++i) sum[i] += w[i];
            }
        }
        const auto n = static_cast<float>(passes - passes / 2);
        for (float& x : sum) x /= n;
        return sum;
    }

    std::vector<double> odds(std::size_t e, const std::vector<float>& w) const {
        const Compact& c = compact_[e];
        const Candidates& candidates = examples_[e].candidates;
        std::vector<double> out;
        const auto dot = [&](const std::vector<std::uint32_t>& f) {
            double total = 0;
            for (const std::uint32_t i : f) total += w[i];
            return total;
        };
        std::vector<double> acts, sources, targets;
        for (const auto& f : c.acts) acts.push_back(dot(f));
        for (const auto& f : c.sources) sources.push_back(dot(f));
        for (const auto& f : c.targets) targets.push_back(dot(f));
        const std::size_t slots = candidates.slots.size();
        for (std::size_t i = 0; i < candidates.pairs.size(); ++i) {
            const Pair& p = candidates.pairs[i];
            const double score =
                acts[p.act] + sources[p.act * slots + p.source] + targets[p.act * slots + p.target] + dot(c.pairs[i]);
            out.push_back(score);
        }
        return out;
    }

private:
    struct Compact {
        std::vector<std::vector<std::uint32_t>> acts, sources, targets, pairs;
    };

    std::vector<std::uint32_t> compact(const Features& f) const {
        std::vector<std::uint32_t> out;
        for (const std::uint64_t x : f) {
            if (const auto it = ids_.find(x); it != ids_.end()) out.push_back(it->second);
        }
        return out;
    }

    void step(std::size_t e, std::vector<float>& w, std::vector<float>& g2, float rate, float decay) const {
        const Compact& c = compact_[e];
        const Example& example = examples_[e];
        if (c.pairs.empty()) return;
        const auto score = odds(e, w);
        const std::size_t slots = example.candidates.slots.size();
        std::vector<float> acts(c.acts.size(), 0), sources(c.sources.size(), 0), targets(c.targets.size(), 0);
        const auto move = [&](const std::vector<std::uint32_t>& f, float gradient) {
            for (const std::uint32_t i : f) {
                const float g = gradient + decay * w[i];
                g2[i] += g * g;
                w[i] -= rate * g / std::sqrt(g2[i]);
            }
        };
        for (std::size_t i = 0; i < c.pairs.size(); ++i) {
            if (example.label[i] < 0) continue;
            const auto gradient = static_cast<float>(1 / (1 + std::exp(-score[i])) - example.label[i]);
            const Pair& pair = example.candidates.pairs[i];
            acts[pair.act] += gradient;
            sources[pair.act * slots + pair.source] += gradient;
            targets[pair.act * slots + pair.target] += gradient;
            if (std::abs(gradient) > 1e-4F) move(c.pairs[i], gradient);
        }
        for (std::size_t i = 0; i < c.acts.size(); ++i) move(c.acts[i], acts[i]);
        for (std::size_t i = 0; i < c.sources.size(); ++i)
            if (sources[i] != 0) move(c.sources[i], sources[i]);
        for (std::size_t i = 0; i < c.targets.size(); ++i)
            if (targets[i] != 0) move(c.targets[i], targets[i]);
    }

    std::vector<Example>& examples_;
    std::unordered_map<std::uint64_t, std::uint32_t> ids_;
    std::vector<std::uint64_t> features_;
    std::vector<Compact> compact_;
};

// How an act's features speak for its making any claim at all. What hardly makes one need not be looked at further.
class Gate {
public:
    explicit Gate(const std::vector<Example>& examples) {
        for (const Example& example : examples) {
            if (example.held_out) continue;
            std::vector<int> label(example.candidates.acts.size(), 0);
            for (std::size_t i = 0; i < example.label.size(); ++i) {
                int& of = label[example.candidates.pairs[i].act];
                if (example.label[i] != 0 && of != 1) of = example.label[i];
            }
            for (std::size_t act = 0; act < label.size(); ++act) {
                if (label[act] < 0) continue;
                rows_.push_back({&example.candidates.act_features[act], label[act], example.fold});
            }
        }
    }

    // Without the rows of the fold (-2: with all).
    std::unordered_map<std::uint64_t, float> train(int without) const {
        std::unordered_map<std::uint64_t, float> w, g2;
        for (int pass = 0; pass < 8; ++pass) {
            for (const RowOf& row : rows_) {
                if (row.fold == without) continue;
                const double gradient = 1 / (1 + std::exp(-score(w, *row.features))) - row.label;
                for (const std::uint64_t f : *row.features) {
                    float& weight = w[f];
                    const float g = static_cast<float>(gradient) + 0.002F * weight;
                    weight -= 0.03F * g / std::sqrt(1e-2F + (g2[f] += g * g));
                }
            }
        }
        return w;
    }

    // Says which share of the acts lies below the bound, measured on unseen folds.
    void measure(int folds, double bound) const {
        std::size_t all = 0, shut = 0, right = 0, lost = 0;
        for (int fold = 0; fold < folds; ++fold) {
            const auto w = train(fold);
            for (const RowOf& row : rows_) {
                if (row.fold != fold) continue;
                const bool below = score(w, *row.features) < bound;
                ++all;
                shut += below;
                right += row.label == 1;
                lost += below && row.label == 1;
            }
        }
        fmt::print("gate at {:.2f}: {} of {} words that can carry an act, {} of {} that do\n", bound, shut, all, lost,
                   right);
    }

private:
    struct RowOf {
        const Features* features;
        int label;
        int fold;
    };
    static double score(const std::unordered_map<std::uint64_t, float>& w, const Features& features) {
        double total = 0;
        for (const std::uint64_t f : features) {
            if (const auto it = w.find(f); it != w.end()) total += it->second;
        }
        return total;
    }

    std::vector<RowOf> rows_;
};

// The second pass: how a pair stands to its rivals, learnt from odds of the first pass on sentences that it was not
// trained on.
std::map<std::uint64_t, double> train_rivalries(const std::vector<Example>& examples,
                                                const std::vector<std::vector<double>>& odds, FeatureTexts* texts) {
    std::vector<Features> rows;
    std::vector<int> labels;
    std::map<std::uint64_t, double> w, g2;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        if (odds[e].empty()) continue;
        const auto features = rivalries(examples[e].candidates, odds[e], texts);
        for (std::size_t i = 0; i < features.size(); ++i) {
            if (features[i].empty() || examples[e].label[i] < 0) continue;
            rows.push_back(features[i]);
            labels.push_back(examples[e].label[i]);
            for (const std::uint64_t f : features[i]) w[f] = 0;
        }
    }
    g2 = w;
    for (int pass = 0; pass < 30; ++pass) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            double score = 0;
            for (const std::uint64_t f : rows[i]) score += w[f];
            const double gradient = 1 / (1 + std::exp(-score)) - labels[i];
            for (const std::uint64_t f : rows[i]) {
                const double g = gradient + 0.0005 * w[f];
                w[f] -= 0.05 * g / std::sqrt(1 + (g2[f] += g * g));
            }
        }
    }
    return w;
}

std::vector<double> second(const Example& example, const std::vector<double>& odds,
                           const std::map<std::uint64_t, double>& w) {
    std::vector<double> out;
    for (const Features& features : rivalries(example.candidates, odds)) {
        double score = 0;
        for (const std::uint64_t f : features) score += w.contains(f) ? w.at(f) : 0;
        out.push_back(features.empty() ? 0 : 1 / (1 + std::exp(-score)));
    }
    return out;
}

struct Judged {
    double confidence;
    bool right;
};

// As tools/evaluate claims counts.
struct Score {
    std::vector<Judged> found;  // without those of no account
    std::size_t wanted = 0;
    std::size_t reachable = 0;
};

void judge(const Example& example, const std::vector<double>& p, double least, Score& score, bool show) {
    std::vector<bool> taken(example.gold.size(), false);
    const auto fits = [](const GoldClaim& g, Plover type, bool mutual, const std::string& s, const std::string& t) {
        if (g.type != type) return false;
        return (g.source == s && g.target == t) || ((g.mutual || mutual) && g.source == t && g.target == s);
    };
    // What is coded twice, say of dead soldiers and of dead civilians, is one triple.
    for (std::size_t i = 0; i < example.gold.size(); ++i) {
        const GoldClaim& g = example.gold[i];
        for (std::size_t k = 0; k < example.gold.size() && !taken[i]; ++k) {
            const GoldClaim& other = example.gold[k];
            taken[i] =
                k != i && other.agreed && (k < i || !g.agreed) && fits(other, g.type, g.mutual, g.source, g.target);
        }
        if (!g.agreed || taken[i]) continue;
        ++score.wanted;
        score.reachable +=
            std::any_of(example.candidates.pairs.begin(), example.candidates.pairs.end(), [&](const Pair& pair) {
                const Act& act = example.candidates.acts[pair.act];
                return fits(g, act.type->plover, act.type->mutual, example.candidates.slots[pair.source].side,
                            example.candidates.slots[pair.target].side);
            });
    }
    std::string wrong;
    for (const std::size_t i : chosen(example.candidates, p, least)) {
        const Pair& pair = example.candidates.pairs[i];
        const Act& act = example.candidates.acts[pair.act];
        const std::string& s = example.candidates.slots[pair.source].side;
        const std::string& t = example.candidates.slots[pair.target].side;
        bool right = false, neutral = false;
        for (std::size_t g = 0; g < example.gold.size() && !right; ++g) {
            if (!fits(example.gold[g], act.type->plover, act.type->mutual, s, t)) continue;
            if (!example.gold[g].agreed || taken[g]) {
                neutral = true;
            } else {
                taken[g] = right = true;
            }
        }
        if (right || !neutral) score.found.push_back({p[i], right});
        if (!right && !neutral && show)
            wrong +=
                fmt::format("    wrong  {} {} {} ({}) {:.2f}\n", s, name(act.type->plover), t, act.frame->word, p[i]);
    }
    if (!show) return;
    std::string missed;
    for (std::size_t g = 0; g < example.gold.size(); ++g) {
        if (!example.gold[g].agreed || taken[g]) continue;
        double best = -1;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const Pair& pair = example.candidates.pairs[i];
            const Act& act = example.candidates.acts[pair.act];
            if (fits(example.gold[g], act.type->plover, act.type->mutual, example.candidates.slots[pair.source].side,
                     example.candidates.slots[pair.target].side))
                best = std::max(best, p[i]);
        }
        bool act = false, source = false, target = false;
        for (const Act& a : example.candidates.acts) act = act || a.type->plover == example.gold[g].type;
        for (const Slot& slot : example.candidates.slots) {
            source = source || slot.side == example.gold[g].source;
            target = target || slot.side == example.gold[g].target;
        }
        missed += fmt::format("    missed {} {} {}  {}\n", example.gold[g].source, name(example.gold[g].type),
                              example.gold[g].target,
                              best >= 0 ? fmt::format("at {:.2f}", best)
                                        : fmt::format("no pair{}{}{}", act ? "" : ", no act",
                                                      source ? "" : ", no source", target ? "" : ", no target"));
    }
    if (!wrong.empty() || !missed.empty()) std::cout << "* " << example.text << "\n" << wrong << missed;
}

// The share that is right by probability: means of equal parts, made monotone by pooling neighbours.
std::vector<std::pair<double, double>> calibration(Score score) {
    std::stable_sort(score.found.begin(), score.found.end(),
                     [](const Judged& a, const Judged& b) { return a.confidence < b.confidence; });
    struct Pool {
        double confidence = 0, right = 0, count = 0;
    };
    std::vector<Pool> pools;
    const std::size_t parts = 14, size = score.found.size() / parts + 1;
    for (std::size_t i = 0; i < score.found.size(); ++i) {
        if (i % size == 0) pools.emplace_back();
        pools.back().confidence += score.found[i].confidence;
        pools.back().right += score.found[i].right;
        pools.back().count += 1;
        while (i % size == size - 1 && pools.size() > 1 &&
               pools[pools.size() - 2].right * pools.back().count >=
                   pools.back().right * pools[pools.size() - 2].count) {
            Pool& into = pools[pools.size() - 2];
            into.confidence += pools.back().confidence;
            into.right += pools.back().right;
            into.count += pools.back().count;
            pools.pop_back();
        }
    }
    std::vector<std::pair<double, double>> out;
    for (const Pool& pool : pools) out.emplace_back(pool.confidence / pool.count, pool.right / pool.count);
    return out;
}

void print(const std::string& title, Score score) {
    std::stable_sort(score.found.begin(), score.found.end(),
                     [](const Judged& a, const Judged& b) { return a.confidence > b.confidence; });
    fmt::print("{}: wanted {}, reachable {:.3f}\n", title, score.wanted,
               static_cast<double>(score.reachable) / static_cast<double>(score.wanted));
    for (const double least : {0.9, 0.8, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2}) {
        std::size_t right = 0, all = 0;
        double mean = 0;
        for (const Judged& found : score.found) {
            if (found.confidence < least) break;
            ++all;
            right += found.right;
            mean += found.confidence;
        }
        const double p = all ? static_cast<double>(right) / static_cast<double>(all) : 0;
        const double r = static_cast<double>(right) / static_cast<double>(score.wanted);
        fmt::print("  from {:.2f}: precision {:.3f} recall {:.3f} F1 {:.3f}  ({} of {}; mean confidence {:.3f})\n",
                   least, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, right, all,
                   all ? mean / static_cast<double>(all) : 0);
    }
}

}  // namespace

int main(int argc, char** argv) try {
    std::map<std::string, std::string> options;
    for (int i = 2; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
    const auto number = [&](const std::string& key, double otherwise) {
        return options.contains(key) ? std::stod(options[key]) : otherwise;
    };
    const Knowledge knowledge;
    const auto& tables = knowledge.tables();
    FeatureTexts texts;
    const bool write = options.contains("--out");
    std::vector<Example> examples;
    const int folds = static_cast<int>(number("--folds", 5));
    // Adds the sentences of an article, with the claims whose words stand in each.
    const auto add = [&](const Article& article, const std::vector<GoldClaim>& gold, int fold, bool held_out) {
        Prepared prepared = prepare(tables, Language::english(), article);
        for (std::uint32_t i = 0; i < prepared.document.sentences.size(); ++i) {
            const Sentence& sentence = prepared.document.sentences[i];
            Example example;
            example.text = article.text.substr(sentence.begin, sentence.end - sentence.begin);
            example.held_out = held_out;
            example.fold = fold;
            for (const GoldClaim& claim : gold) {
                const auto at = claim.at ? claim.at : claim.source_at ? claim.source_at : claim.target_at;
                const bool here = at ? at->begin >= sentence.begin && at->begin < sentence.end : i == 0;
                if (here) example.gold.push_back(claim);
            }
            if (may_hold_claim(tables, prepared.document, prepared.actors, i)) {
                parse(tables, Language::english(), prepared.document, i);
                example.candidates = candidates_of(tables, prepared, i, write ? &texts : nullptr);
            }
            for (const Act& act : example.candidates.acts) {
                const Token& token = prepared.document.tokens[act.trigger];
                example.act_at.push_back({token.begin, token.end});
            }
            label(example, prepared.actors);
            examples.push_back(std::move(example));
        }
    };
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
        const auto row = nlohmann::json::parse(line);
        Article article;
        article.id = "gold";
        article.language = "en";
        article.text = row["text"];
        article.published = parse_iso_day(row["published"].get<std::string>());
        const std::string part = row["part"];
        const auto fold = feature_hash(row["id"].get<std::string>()) % static_cast<std::uint64_t>(folds);
        add(article, read_gold(row, article.text), static_cast<int>(fold), part == "check");
    }
    if (options.contains("--samples")) {
        for (const auto& [article, gold] : read_samples(options["--samples"])) add(article, gold, -1, false);
    }
    // The frames' own examples, as far as the frames read them: so that a sense which the gold never shows is no worse
    // off than others.
    for (const Frame& frame : tables.frames.frames) {
        if (frame.example.empty()) continue;
        Article article;
        article.id = "example";
        article.language = "en";
        article.text = frame.example;
        article.published = parse_iso_day("2020-01-01");
        const std::size_t at = examples.size();
        add(article, {}, -1, false);
        for (std::size_t e = at; e < examples.size(); ++e) {
            const Candidates& candidates = examples[e].candidates;
            for (std::size_t i = 0; i < candidates.pairs.size(); ++i) {
                const Pair& pair = candidates.pairs[i];
                const Act& act = candidates.acts[pair.act];
                const Slot& source = candidates.slots[pair.source];
                const Slot& target = candidates.slots[pair.target];
                if (act.frame->word != frame.word || act.frame->type != frame.type) continue;
                for (const Match& match : act.matches) {
                    if (match.source.mention == source.mention && match.target.mention == target.mention &&
                        source.basis != SlotBasis::implied && target.basis != SlotBasis::implied)
                        examples[e].label[i] = 1;
                }
            }
            if (std::count(examples[e].label.begin(), examples[e].label.end(), 1) == 0)
                examples[e].label.assign(candidates.pairs.size(), -1);
        }
    }
    const Trainer trainer(examples, static_cast<std::size_t>(number("--floor", 6)));
    std::size_t pairs = 0, positive = 0;
    for (const Example& example : examples) {
        pairs += example.label.size();
        positive += static_cast<std::size_t>(std::count(example.label.begin(), example.label.end(), 1));
    }
    fmt::print("{} sentences, {} pairs, {} right; {} features\n", examples.size(), pairs, positive, trainer.size());
    const int passes = static_cast<int>(number("--passes", 20));
    const auto rate = static_cast<float>(number("--rate", 0.02)), prior = static_cast<float>(number("--prior", 40));
    const double least = number("--least", 0.15);
    const bool errors = number("--errors", 0) > 0;
    Score tuned, checked;
    std::vector<std::vector<double>> unseen(examples.size());
    std::map<std::uint64_t, double> then;
    {
        for (int fold = 0; fold < folds; ++fold) {
            std::vector<std::size_t> chosen;
            for (std::size_t e = 0; e < examples.size(); ++e) {
                if (!examples[e].held_out && examples[e].fold != fold) chosen.push_back(e);
            }
            const auto w = trainer.train(chosen, passes, rate, prior);
            for (std::size_t e = 0; e < examples.size(); ++e) {
                if (examples[e].fold == fold && !examples[e].held_out) unseen[e] = trainer.odds(e, w);
            }
        }
        then = train_rivalries(examples, unseen, write ? &texts : nullptr);
        for (std::size_t e = 0; e < examples.size(); ++e) {
            if (!examples[e].held_out && examples[e].fold >= 0)
                judge(examples[e], second(examples[e], unseen[e], then), errors ? number("--errors", 0.4) : least,
                      tuned, errors);
        }
        print("cross-validated", tuned);
    }
    std::vector<std::size_t> all;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        if (!examples[e].held_out) all.push_back(e);
    }
    const auto w = trainer.train(all, passes, rate, prior);
    if (options.contains("--check")) {
        for (std::size_t e = 0; e < examples.size(); ++e) {
            if (examples[e].held_out)
                judge(examples[e], second(examples[e], trainer.odds(e, w), then), least, checked, false);
        }
        print("held out", checked);
    }
    if (write) {
        const Gate gate(examples);
        const double shut = number("--gate", -2);
        gate.measure(folds, shut);
        const auto opening = gate.train(-2);
        std::map<std::string, std::pair<float, float>> rows;
        for (std::size_t i = 0; i < w.size(); ++i) {
            const std::uint64_t feature = trainer.features()[i];
            const auto it = opening.find(feature);
            const std::pair<float, float> both(w[i], it == opening.end() ? 0 : it->second);
            if (std::abs(both.first) >= 0.04F || std::abs(both.second) >= 0.02F) rows[texts.at(feature)] = both;
        }
        for (const auto& [feature, weight] : then) rows[texts.at(feature)] = {static_cast<float>(weight), 0.0F};
        std::ofstream out(options["--out"]);
        out << "# How much each feature speaks for a claim, and for a word's making any (src/claims/claim_model.hpp); "
               "made by "
               "tools/train.\n"
               "feature\tweight\tgate\n";
        for (const auto& [probability, share] : calibration(tuned))
            out << fmt::format("calibration {:.3f}\t{:.3f}\n", probability, share);
        out << fmt::format("least\t{:.3f}\ngate\t{:.2f}\n", number("--threshold", 0.5), shut);
        for (const auto& [text, weights] : rows) {
            out << text << '\t' << fmt::format("{:.2f}", weights.first);
            if (std::abs(weights.second) >= 0.02F) out << '\t' << fmt::format("{:.2f}", weights.second);
            out << '\n';
        }
        fmt::print("{} weights written\n", rows.size());
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "train_claims: {}\n", error.what());
    return 1;
}
