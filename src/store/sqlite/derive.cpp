#include "store/sqlite/derive.hpp"

#include <SQLiteCpp/Statement.h>

#include "entente/merge/signature.hpp"
#include "store/sqlite/claim_query.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/groups.hpp"
#include "store/sqlite/interner.hpp"
#include "store/sqlite/state_keeper.hpp"

namespace entente::sqlite {

void derive_events(SQLite::Database& database, const Ontology& ontology) {
    Interner interner(database);
    StateKeeper states(database, interner, ontology);
    GroupMerger merger(database, interner, states);
    SQLite::Statement sign(database, "update claims set signature = ? where claim = ?");
    SQLite::Statement articles(database, "select article, text, published from articles");
    while (articles.executeStep()) {
        const std::string text = text_at(articles, 1);
        for (const Claim& claim : select_claims_in(database, articles.getColumn(0).getInt64())) {
            const std::int64_t number = number_of_id(claim.id).value_or(0);
            sign.reset();
            sign.bind(1, static_cast<std::int64_t>(text_signature(text, claim.evidence.span)));
            sign.bind(2, number);
            sign.exec();
            merger.add(claim, number, day_at(articles, 2));
        }
    }
    merger.merge_touched();
}

void derive_states(SQLite::Database& database, const Ontology& ontology) {
    Interner interner(database);
    StateKeeper(database, interner, ontology).update();
}

}  // namespace entente::sqlite
