#include "store/sqlite/derive.hpp"

#include <SQLiteCpp/Statement.h>

#include "entente/merge/signature.hpp"
#include "store/sqlite/claim_query.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/groups.hpp"
#include "store/sqlite/interner.hpp"

namespace entente::sqlite {

void derive_all(SQLite::Database& database) {
    Interner interner(database);
    GroupMerger merger(database, interner);
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

}  // namespace entente::sqlite
