#include "language/tree.hpp"

#include <cstddef>

namespace entente::language {
namespace {

// Scores are 32-bit; sums along a cycle and the root's penalty need more.
using Wide = std::int64_t;
constexpr Wide never = INT64_MIN / 4;

// A dense graph over `count` nodes, the last of which is the root; edge(d, h).
struct Graph {
    std::size_t count = 0;
    std::vector<Wide> weight;
    Wide& at(std::size_t d, std::size_t h) { return weight[d * count + h]; }
    Wide at(std::size_t d, std::size_t h) const { return weight[d * count + h]; }
};

// The best head of each node but the root; false and the cycle when they do not make a tree.
bool greedy(const Graph& graph, std::vector<std::size_t>& head, std::vector<std::size_t>& cycle) {
    const std::size_t root = graph.count - 1;
    head.assign(graph.count, root);
    for (std::size_t d = 0; d < root; ++d) {
        Wide best = never;
        for (std::size_t h = 0; h <= root; ++h) {
            if (h != d && graph.at(d, h) > best) {
                best = graph.at(d, h);
                head[d] = h;
            }
        }
    }
    std::vector<std::size_t> seen(graph.count, graph.count);
    seen[root] = root;
    for (std::size_t start = 0; start < root; ++start) {
        std::size_t node = start;
        while (seen[node] == graph.count) {
            seen[node] = start;
            node = head[node];
        }
        if (node == root || seen[node] != start) continue;
        cycle.clear();
        for (std::size_t at = node; cycle.empty() || at != node; at = head[at]) cycle.push_back(at);
        return false;
    }
    return true;
}

// Contracts cycles one after the other (a loop, not a recursion: a long chain of cycles cannot exhaust the stack).
std::vector<std::size_t> arborescence(Graph graph) {
    struct Step {
        std::vector<std::size_t> cycle;       // nodes of the larger graph
        std::vector<std::size_t> cycle_head;  // of each of them
        std::vector<std::size_t> kept;        // larger node of each smaller one; the cycle's node comes before the root
        std::vector<std::size_t> enter;       // for each kept node as head: which cycle node it enters
        std::vector<std::size_t> leave;       // for each kept node as dependent: which cycle node heads it
    };
    std::vector<Step> steps;
    std::vector<std::size_t> head, cycle;
    while (!greedy(graph, head, cycle)) {
        Step step;
        const std::size_t count = graph.count;
        std::vector<bool> inside(count, false);
        for (const std::size_t node : cycle) {
            inside[node] = true;
            step.cycle_head.push_back(head[node]);
        }
        for (std::size_t node = 0; node + 1 < count; ++node) {
            if (!inside[node]) step.kept.push_back(node);
        }
        const std::size_t merged = step.kept.size();
        step.kept.push_back(count);  // the cycle
        step.kept.push_back(count - 1);
        Graph smaller;
        smaller.count = step.kept.size();
        smaller.weight.assign(smaller.count * smaller.count, never);
        step.enter.assign(smaller.count, 0);
        step.leave.assign(smaller.count, 0);
        for (std::size_t i = 0; i < smaller.count; ++i) {
            if (i == merged) continue;
            const std::size_t node = step.kept[i];
            for (std::size_t j = 0; j < smaller.count; ++j) {
                if (j != merged && i + 1 < smaller.count) smaller.at(i, j) = graph.at(node, step.kept[j]);
            }
            Wide best_enter = never, best_leave = never;
            for (std::size_t c = 0; c < cycle.size(); ++c) {
                const Wide enter = graph.at(cycle[c], node) - graph.at(cycle[c], head[cycle[c]]);
                if (enter > best_enter) {
                    best_enter = enter;
                    step.enter[i] = cycle[c];
                }
                if (i + 1 < smaller.count && graph.at(node, cycle[c]) > best_leave) {
                    best_leave = graph.at(node, cycle[c]);
                    step.leave[i] = cycle[c];
                }
            }
            smaller.at(merged, i) = best_enter;
            if (i + 1 < smaller.count) smaller.at(i, merged) = best_leave;
        }
        step.cycle = cycle;
        steps.push_back(std::move(step));
        graph = std::move(smaller);
    }
    while (!steps.empty()) {
        const Step& step = steps.back();
        const std::size_t merged = step.kept.size() - 2;
        const std::size_t count = step.kept.back() + 1;
        std::vector<std::size_t> larger(count, count - 1);
        for (std::size_t i = 0; i < merged; ++i) {
            larger[step.kept[i]] = head[i] == merged ? step.leave[i] : step.kept[head[i]];
        }
        for (std::size_t c = 0; c < step.cycle.size(); ++c) larger[step.cycle[c]] = step.cycle_head[c];
        larger[step.enter[head[merged]]] = step.kept[head[merged]];
        head = std::move(larger);
        steps.pop_back();
    }
    return head;
}

}  // namespace

void best_tree(std::span<const std::int32_t> scores, std::size_t n, std::vector<std::int32_t>& heads) {
    heads.assign(n, -1);
    if (n < 2) return;
    // Greedy first.
    std::size_t roots = 0, root_word = 0;
    for (std::size_t d = 0; d < n; ++d) {
        std::size_t best = d == 0 ? 1 : 0;
        for (std::size_t h = 0; h <= n; ++h) {
            if (h != d && scores[d * (n + 1) + h] > scores[d * (n + 1) + best]) best = h;
        }
        if (best == n) {
            ++roots;
            root_word = d;
        }
        heads[d] = best == n ? -1 : static_cast<std::int32_t>(best);
    }
    if (roots == 1) {
        std::size_t reached = 0;
        std::vector<std::uint32_t> seen(n, 0);
        seen[root_word] = 1;
        bool tree = true;
        for (std::size_t d = 0; d < n && tree; ++d) {
            const auto mark = static_cast<std::uint32_t>(d + 2);
            std::size_t node = d;
            while (seen[node] == 0) {
                seen[node] = mark;
                node = static_cast<std::size_t>(heads[node]);
            }
            tree = seen[node] != mark;
            for (node = d; seen[node] == mark; node = static_cast<std::size_t>(heads[node])) {
                seen[node] = 1;
                ++reached;
                if (node == root_word) break;
            }
        }
        if (tree) return;
    }
    Graph graph;
    graph.count = n + 1;
    graph.weight.assign((n + 1) * (n + 1), never);
    constexpr Wide one_root = Wide{1} << 40;  // every arc from the root costs this, so that one is used
    for (std::size_t d = 0; d < n; ++d) {
        for (std::size_t h = 0; h <= n; ++h) {
            if (h != d) graph.at(d, h) = Wide{scores[d * (n + 1) + h]} - (h == n ? one_root : 0);
        }
    }
    const auto tree = arborescence(std::move(graph));
    for (std::size_t d = 0; d < n; ++d) heads[d] = tree[d] == n ? -1 : static_cast<std::int32_t>(tree[d]);
}

}  // namespace entente::language
