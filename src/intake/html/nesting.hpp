// Looks over a page before it is parsed: parsing takes time with the depth of the tree and the attributes of a tag.
#pragma once

#include <string_view>

namespace entente::intake {

// Throws Error when elements nest more than `max_depth` deep or a tag has more than a thousand attributes. An estimate
// from the tags alone: elements that HTML closes by itself (p, li, td, …) are closed here, too.
void check_nesting(std::string_view html, int max_depth);

}  // namespace entente::intake
