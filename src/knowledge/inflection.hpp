// The inflected forms of English verbs: so that a frame's word is recognised even where the lemmatiser has not met it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// "storm" → "storms", "deny" → "denies". Not for "be" and "have".
std::string third_person(std::string_view base);

// Third person, past, participle and -ing form of a verb, regular and irregular; the base itself not among them.
std::vector<std::string> verb_forms(std::string_view base);

}  // namespace entente
