// Which language a text is in, by its script and its function words.
#pragma once

#include <string>
#include <string_view>

namespace entente::intake {

// ISO 639-1, or "" when it is none that we know. A text too short to tell is taken for English, unless `hint` (what the
// page says of itself, for instance "de-AT") says otherwise; a long text is believed more than its hint.
std::string guess_language(std::string_view text, std::string_view hint = {});

// "en-GB", "EN", "eng", "English" → "en"
std::string language_code(std::string_view label);

}  // namespace entente::intake
