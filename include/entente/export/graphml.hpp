// GraphView → GraphML (http://graphml.graphdrawing.org), as networkx, igraph, Gephi, Cytoscape and yEd read it.
#pragma once

#include <iosfwd>

#include "entente/graph/view.hpp"

namespace entente {

// Writes the view as one directed GraphML document in UTF-8, nodes and edges in the view's order.
//
// - A node's id is the entity's, as every command prints it, but for the rare '%', '&' and characters that XML cannot
//   carry, which become %XX of their bytes; an edge's id is GraphEdge::id.
// - Every attribute is a declared key (boolean, int, double or string); none is called "id". What is unknown is left
// out.
// - Dates are ISO 8601 days: `from` and `until` half-open, `first` and `last` (aggregated) included.
// - GraphML has one direction for all edges: `symmetric` marks those whose two ends are interchangeable.
// - `weight` is the number of independent sources, or of events when the view is aggregated.
void write_graphml(const GraphView& view, std::ostream& out);

}  // namespace entente
