// GraphView → DOT, the language of Graphviz.
#pragma once

#include <iosfwd>

#include "entente/graph/view.hpp"

namespace entente {

// Writes the view as one `digraph` in UTF-8, nodes and edges in the view's order, every id and label quoted and
// escaped.
//
// Colour says the quad class of an edge (blue tones cooperate, red tones fight; a lasting relation is grey), width its
// weight, dashes that it has not happened (planned, hypothetical, denied); mutual types have no arrowhead. A node's
// shape and colour say its kind. The legend is the graph's label: it adds no nodes.
void write_dot(const GraphView& view, std::ostream& out);

}  // namespace entente
