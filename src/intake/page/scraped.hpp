// Text as it was scraped from a page: which of it is the article's prose, and what the rest says about the article.
#pragma once

#include "entente/model/article.hpp"

namespace entente::intake {

// Fills Article::prose, and title, source and published where they are empty (published_guessed then says so). The text
// stays as it is, because offsets count on it. Of a text of one line, nothing is judged: all of it is prose. The same
// goes for a text in which no line reads like prose.
void read_scraped_text(Article& article);

// Takes a dateline ("MOSCOW, Feb 4 (Reuters) - ") out of the prose, and source and day from it where they are empty.
void read_dateline(Article& article);

}  // namespace entente::intake
