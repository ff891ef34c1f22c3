// Article → claims: the whole of extraction as one function.
#pragma once

#include <memory>

#include "entente/language/language.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"

namespace entente {

class Knowledge;

struct ExtractOptions {
    bool parse_all = false;  // parse also the sentences that cannot hold a claim
    bool why = false;        // say why each claim was made (Extraction::whys)
};

// Immutable after construction: any number of threads may call one object. The knowledge and the language must outlive
// it.
class Extractor {
public:
    Extractor(const Knowledge& knowledge, const Language& language, ExtractOptions options = {});
    ~Extractor();

    // Reads nothing but its argument and the knowledge; equal articles give equal claims.
    Extraction extract(const Article& article) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace entente
