// Learns where tokens and sentences end: train_segmenter OUT TREEBANK…
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "entente/base/text.hpp"
#include "language/segmenter.hpp"
#include "train/matrix.hpp"
#include "train/raw.hpp"

namespace {

using namespace entente;
using namespace entente::language;
using train::Random;
using train::RawText;

// An averaged perceptron with a margin.
class Learner {
public:
    Learner() : weight_(1U << weight_bits, 0), total_(1U << weight_bits, 0) {}
    void learn(std::span<const std::uint32_t> features, bool gold) {
        ++time_;
        std::int64_t score = bias_;
        for (const std::uint32_t f : features) score += weight_[f];
        const std::int64_t sign = gold ? 1 : -1;
        if (score * sign > 12) return;
        for (const std::uint32_t f : features) {
            weight_[f] += sign;
            total_[f] += sign * time_;
        }
        bias_ += sign;
        bias_total_ += sign * time_;
    }
    std::vector<std::int16_t> weights() const {
        std::vector<std::int16_t> out;
        for (std::size_t i = 0; i < weight_.size(); ++i) {
            out.push_back(
                static_cast<std::int16_t>(std::clamp<std::int64_t>(average(weight_[i], total_[i]), -32000, 32000)));
        }
        return out;
    }
    std::int32_t bias() const { return static_cast<std::int32_t>(average(bias_, bias_total_)); }

private:
    std::int64_t average(std::int64_t weight, std::int64_t total) const {
        return (weight * time_ - total) * 256 / std::max<std::int64_t>(1, time_);
    }
    std::vector<std::int64_t> weight_, total_;
    std::int64_t bias_ = 0, bias_total_ = 0, time_ = 0;
};

// Some sentences end with a line break, some lines are wrapped inside one.
void break_lines(RawText& raw, Random& random) {
    std::set<std::uint32_t> ends;
    for (const auto& [begin, end] : raw.sentences) ends.insert(end);
    for (std::size_t i = 0; i + 1 < raw.words.size(); ++i) {
        const std::uint32_t at = raw.words[i].second;
        if (at + 1 != raw.words[i + 1].first || raw.text[at] != ' ') continue;
        if (random.uniform() < (ends.contains(at) ? 0.15F : 0.006F)) raw.text[at] = '\n';
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) throw Error("train_segmenter OUT TREEBANK…");
    std::vector<RawText> texts;
    Random random(11);
    std::map<std::string, std::map<std::string, int>> split_words;
    std::map<std::string, int> whole_words;
    for (int i = 2; i < argc; ++i) {
        texts.push_back(train::read_raw(argv[i]));
        break_lines(texts.back(), random);
        for (const std::string& contraction : texts.back().contractions) {
            const std::string lower = lower_ascii(contraction);
            const std::size_t bar = lower.find('|');
            const std::string joined = lower.substr(0, bar) + lower.substr(bar + 1);
            if (std::all_of(joined.begin(), joined.end(), is_ascii_lower)) split_words[joined][lower]++;
        }
        for (const auto& [begin, end] : texts.back().words) {
            whole_words[lower_ascii(std::string_view(texts.back().text).substr(begin, end - begin))]++;
        }
    }
    std::string contractions;
    for (const auto& [joined, ways] : split_words) {
        int total = 0, most = 0;
        std::string best;
        for (const auto& [way, count] : ways) {
            total += count;
            if (count > most) {
                most = count;
                best = way;
            }
        }
        const auto whole = whole_words.find(joined);
        if (joined.size() < 4 || joined.size() > 8 || total < 2) continue;
        if (whole != whole_words.end() && whole->second * 2 > total) continue;
        contractions += best + "\n";
    }
    // Token ends.
    Learner tokens, sentences;
    for (int epoch = 0; epoch < 6; ++epoch) {
        for (const RawText& raw : texts) {
            std::set<std::uint32_t> ends;
            for (const auto& [begin, end] : raw.words) ends.insert(end);
            Chunker chunker(raw.text, 0, static_cast<std::uint32_t>(raw.text.size()));
            std::vector<Chunk> chunks;
            std::vector<bool> line_break;
            std::vector<std::size_t> places;
            while (chunker.next(chunks, line_break)) {
                for (const Chunk& chunk : chunks) {
                    token_places(raw.text, chunk, places);
                    for (const std::size_t place : places) {
                        tokens.learn(token_place_features(raw.text, chunk, place),
                                     ends.contains(chunk.characters[place].begin));
                    }
                }
            }
        }
    }
    // Sentence ends, on the right tokens.
    for (int epoch = 0; epoch < 8; ++epoch) {
        for (const RawText& raw : texts) {
            std::set<std::uint32_t> ends;
            for (const auto& [begin, end] : raw.sentences) ends.insert(end);
            std::size_t word = 0;
            Chunker chunker(raw.text, 0, static_cast<std::uint32_t>(raw.text.size()));
            std::vector<Chunk> chunks;
            std::vector<bool> line_break;
            std::vector<Piece> pieces;
            while (chunker.next(chunks, line_break)) {
                pieces.clear();
                std::size_t chunk = 0;
                for (; word < raw.words.size() && raw.words[word].first < chunks.back().end; ++word) {
                    const auto [begin, end] = raw.words[word];
                    while (begin >= chunks[chunk].end) ++chunk;
                    const bool starts = begin == chunks[chunk].begin;
                    const int gap = !starts ? 0 : line_break[chunk] ? 2 : 1;
                    pieces.push_back({begin, end, static_cast<std::uint8_t>(gap)});
                }
                SentenceState state;
                for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
                    state.take(std::string_view(raw.text).substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
                    const bool gold = ends.contains(pieces[i].end);
                    if (sentence_place(raw.text, pieces, i)) {
                        sentences.learn(sentence_place_features(raw.text, pieces, i, state), gold);
                    }
                    if (gold) {
                        state = SentenceState();
                        state.first = i + 1;
                    }
                }
            }
        }
    }
    ContainerWriter out;
    out.add("token_weights", tokens.weights());
    out.add("sentence_weights", sentences.weights());
    out.add("segment_bias", std::vector<std::int32_t>{tokens.bias(), sentences.bias()});
    out.add("contractions", contractions);
    out.write(argv[1]);
    std::printf("%zu contractions\n",
                static_cast<std::size_t>(std::count(contractions.begin(), contractions.end(), '\n')));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_segmenter: %s\n", error.what());
    return 1;
}
