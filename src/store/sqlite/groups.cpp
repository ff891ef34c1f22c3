#include "store/sqlite/groups.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/attributes_json.hpp"
#include "store/sqlite/codec.hpp"

namespace entente::sqlite {

GroupMerger::GroupMerger(SQLite::Database& database, Interner& interner, StateKeeper& states)
    : interner_(interner),
      states_(states),
      insert_member_(database, "insert into event_claims (merge_group, day, claim, event) values (?, ?, ?, 0)"),
      select_members_(database, R"sql(
          select event_claims.claim, event_claims.day, event_claims.event,
                 codes.type, codes.plover, codes.cameo, codes.quad, codes.goldstein, codes.mutual,
                 source_entity.id, source_actor.country, source_actor.sector,
                 target_entity.id, target_actor.country, target_actor.sector,
                 claims.from_day, claims.until_day, claims.precision, claims.basis,
                 claims.status, claims.attributes, claims.confidence, claims.signature,
                 case articles.source when '' then articles.key else articles.source end, articles.published
            from event_claims
            join claims on claims.claim = event_claims.claim
            join codes on codes.code = claims.code
            join actors as source_actor on source_actor.actor = claims.source
            join entities as source_entity on source_entity.entity = source_actor.entity
            join actors as target_actor on target_actor.actor = claims.target
            join entities as target_entity on target_entity.entity = target_actor.entity
            join articles on articles.article = claims.article
           where event_claims.merge_group = ? and event_claims.day between ? and ?)sql"),
      assign_(database, "update event_claims set event = ? where merge_group = ? and day = ? and claim = ?"),
      insert_event_(database, R"sql(
          insert or replace into events (event, code, source, target, source_side, target_side, day, from_day,
                                         until_day, precision, basis, status, attributes, confidence, sources, claims,
                                         first_seen, last_seen)
          values (?1, ?2, ?3, ?4, (select side from actors where actor = ?3), (select side from actors where actor = ?4),
                  ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16))sql"),
      // What no index holds: much less to write.
      update_event_(database, R"sql(
          update events set (from_day, until_day, precision, basis, attributes, confidence, sources, claims,
                             first_seen, last_seen) = (?6, ?7, ?8, ?9, ?11, ?12, ?13, ?14, ?15, ?16)
           where event = ?1 and code = ?2 and source = ?3 and target = ?4 and day is ?5 and status = ?10)sql"),
      delete_event_(database, "delete from events where event = ?"),
      find_member_(database, "select merge_group, day, event from event_claims where claim = ?"),
      delete_member_(database, "delete from event_claims where merge_group = ? and day = ? and claim = ?") {}

void GroupMerger::add(const Claim& claim, std::int64_t claim_number, std::optional<Day> published) {
    const Touched touched{static_cast<std::int64_t>(merge_group(claim, published)),
                          number_of_day(merge_day(claim, published))};
    insert_member_.reset();
    insert_member_.bind(1, touched.group);
    insert_member_.bind(2, touched.day);
    insert_member_.bind(3, claim_number);
    insert_member_.exec();
    touched_.push_back(touched);
}

void GroupMerger::remove(std::int64_t claim_number) {
    find_member_.reset();
    find_member_.bind(1, claim_number);
    if (!find_member_.executeStep()) return;
    const Touched touched{find_member_.getColumn(0).getInt64(), find_member_.getColumn(1).getInt64()};
    const std::int64_t event = find_member_.getColumn(2).getInt64();
    find_member_.reset();
    delete_member_.reset();
    delete_member_.bind(1, touched.group);
    delete_member_.bind(2, touched.day);
    delete_member_.bind(3, claim_number);
    delete_member_.exec();
    touched_.push_back(touched);
    if (event != 0) bereft_[touched].insert(event);
}

void GroupMerger::merge_touched(const BeforeChange& before_change) {
    constexpr std::int64_t near = 2 * merge_margin.count();
    std::sort(touched_.begin(), touched_.end());
    for (auto it = touched_.begin(); it != touched_.end();) {
        const auto first = it;
        auto last = it;
        while (++it != touched_.end() && it->group == first->group && it->day - last->day <= near) last = it;
        merge(first->group, first->day, last->day, before_change);
    }
    touched_.clear();
    bereft_.clear();
}

std::vector<GroupMerger::Member> GroupMerger::load(std::int64_t group, std::int64_t first_day, std::int64_t last_day) {
    std::vector<Member> members;
    SQLite::Statement& row = select_members_;
    row.reset();
    row.bind(1, group);
    row.bind(2, first_day);
    row.bind(3, last_day);
    while (row.executeStep()) {
        Member& member = members.emplace_back();
        member.claim = row.getColumn(0).getInt64();
        member.day = row.getColumn(1).getInt64();
        member.event = row.getColumn(2).getInt64();
        Claim& claim = member.report.claim;
        claim.id = id_of_number(member.claim);
        claim.type = text_at(row, 3);
        claim.plover = plover_from(text_at(row, 4)).value_or(Plover::none);
        claim.cameo = text_at(row, 5);
        claim.quad = row.getColumn(6).getInt();
        claim.goldstein = row.getColumn(7).getDouble();
        claim.mutual = row.getColumn(8).getInt() != 0;
        claim.source = participant_at(row, 9);
        claim.target = participant_at(row, 12);
        claim.event = time_at(row, 15);
        claim.status = status_at(row, 19);
        claim.attributes = attributes_from_text(text_at(row, 20));
        claim.confidence = row.getColumn(21).getDouble();
        member.report.signature = static_cast<std::uint64_t>(row.getColumn(22).getInt64());
        member.report.publisher = text_at(row, 23);
        member.report.published = day_at(row, 24);
    }
    row.reset();
    return members;
}

// What an event says follows from which claims it has: where those are the same, nothing is written.
void GroupMerger::merge(std::int64_t group, std::int64_t first, std::int64_t last, const BeforeChange& before_change) {
    std::vector<Member> members = load(group, first - merge_margin.count(), last + merge_margin.count());
    std::vector<Report> reports;
    std::map<std::string, const Member*> by_claim;
    for (Member& member : members) {
        by_claim.emplace(member.report.claim.id, &member);
        reports.push_back(std::move(member.report));
    }
    const auto lies_within = [&](const Event& event, std::chrono::days reach) {
        return std::any_of(event.claims.begin(), event.claims.end(), [&](const std::string& claim) {
            const std::int64_t day = by_claim.at(claim)->day;
            return first - reach.count() <= day && day <= last + reach.count();
        });
    };
    std::set<std::int64_t> changed;  // events that gained or lost a claim
    const auto bereft_end = bereft_.upper_bound({group, last});
    for (auto it = bereft_.lower_bound({group, first}); it != bereft_end; ++it)
        changed.insert(it->second.begin(), it->second.end());
    // Beyond these reaches, events lack claims that were not loaded: neither are they touched.
    std::map<std::int64_t, Event> present;
    for (Event& event : merge_reports(std::move(reports))) {
        if (!lies_within(event, merge_reach + event_reach)) continue;
        const std::int64_t number = number_of_id(event.id).value_or(0);
        if (lies_within(event, merge_reach)) {
            for (const std::string& claim : event.claims) {
                const Member& member = *by_claim.at(claim);
                if (member.event == number) continue;
                changed.insert({member.event, number});
                assign(group, member, number);
            }
        }
        present.emplace(number, std::move(event));
    }
    for (const std::int64_t event : changed) {
        if (event == 0) continue;
        if (before_change) before_change(event);
        states_.forget(event);
        const auto it = present.find(event);
        if (it == present.end()) {
            erase(event);
        } else {
            write(it->second);
            states_.learn(it->second);
        }
    }
}

void GroupMerger::assign(std::int64_t group, const Member& member, std::int64_t event) {
    assign_.reset();
    assign_.bind(1, event);
    assign_.bind(2, group);
    assign_.bind(3, member.day);
    assign_.bind(4, member.claim);
    assign_.exec();
}

void GroupMerger::write(const Event& event) {
    bind(update_event_, event);
    if (update_event_.exec() > 0) return;
    bind(insert_event_, event);
    insert_event_.exec();
}

void GroupMerger::bind(SQLite::Statement& row, const Event& event) {
    Claim codes;
    codes.type = event.type;
    codes.plover = event.plover;
    codes.cameo = event.cameo;
    codes.quad = event.quad;
    codes.goldstein = event.goldstein;
    codes.mutual = event.mutual;
    const auto seen = [](Day day) { return day == Day{} ? std::nullopt : std::optional(day); };
    const bool dated = event.time.when.precision != Precision::unknown;
    row.reset();
    row.bind(1, number_of_id(event.id).value_or(0));
    row.bind(2, interner_.code(codes));
    row.bind(3, interner_.actor(event.source));
    row.bind(4, interner_.actor(event.target));
    bind_day_or_null(row, 5, dated ? event.time.when.from : seen(event.first_seen));
    row.bind(6, number_of_day(event.time.when.from));
    row.bind(7, number_of_day(event.time.when.until));
    row.bind(8, static_cast<int>(event.time.when.precision));
    row.bind(9, static_cast<int>(event.time.basis));
    row.bind(10, static_cast<int>(event.status));
    bind_text_or_null(row, 11, attributes_text(event.attributes));
    row.bind(12, event.confidence);
    row.bind(13, event.sources);
    row.bind(14, static_cast<std::int64_t>(event.claims.size()));
    bind_day_or_null(row, 15, seen(event.first_seen));
    bind_day_or_null(row, 16, seen(event.last_seen));
}

void GroupMerger::erase(std::int64_t event) {
    delete_event_.reset();
    delete_event_.bind(1, event);
    delete_event_.exec();
}

}  // namespace entente::sqlite
