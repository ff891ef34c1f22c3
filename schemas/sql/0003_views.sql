-- What makes questions quick: indexes and sums over months; and views for other programs (schemas/graph-file.md).

create index events_by_source_day on events (source_side, day);
create index events_by_target_day on events (target_side, day);
create index events_by_source_actor on events (source, day);
create index events_by_target_actor on events (target, day);
create index actors_by_side on actors (side);

-- The events between two sides in one month, of one type, status and pair of sectors, summed up. Every sum stands twice,
-- once under each side (role says which it is), so that all that concerns one side lies together; a side's dealings
-- with itself stand once, under role 0. Follows from events; brought up to date before every commit.
create table pair_months (
    side integer not null references entities,
    other integer not null references entities,
    role integer not null,              -- of side: 0 source, 1 target
    month integer not null,             -- of events.day: 202202; 0: unknown
    code integer not null references codes,
    status integer not null,
    known_to integer not null,          -- how exactly their time is known: 1 to the month or better, 2 to the quarter or
                                        -- year, 3 to the decade; 0: not at all, and month is that of the first report
    side_sector text not null,
    other_sector text not null,
    events integer not null,
    reports integer not null,           -- claims
    evidence integer not null,          -- sum of sources times confidence, in thousandths
    first_from integer,                 -- the least and greatest from_day and until_day (an event takes a day at least)
    last_from integer,
    first_until integer,
    last_until integer,
    first_reported integer not null,    -- the least and greatest first_seen; -8388608: unknown
    last_reported integer not null,
    best text not null,                 -- of the best attested event: hex digits of sources (3), confidence (3),
                                        -- day + 8388608 (6), and its id (16)
    primary key (side, other, role, month, code, status, known_to, side_sector, other_sector)
) without rowid;
create index pair_months_by_month on pair_months (month) where role = 0;
create index pair_months_long on pair_months (last_until) where role = 0 and known_to >= 2;

-- What has to be summed up anew; empty in every committed state.
create table stale_months (
    source_side integer not null,
    target_side integer not null,
    month integer not null,
    primary key (source_side, target_side, month)
) without rowid;

create trigger event_added after insert on events begin
    insert or ignore into stale_months values (new.source_side, new.target_side,
        coalesce(cast(strftime('%Y%m', new.day * 86400, 'unixepoch') as integer), 0));
end;
create trigger event_removed after delete on events begin
    insert or ignore into stale_months values (old.source_side, old.target_side,
        coalesce(cast(strftime('%Y%m', old.day * 86400, 'unixepoch') as integer), 0));
end;
create trigger event_changed after update on events begin
    insert or ignore into stale_months values (old.source_side, old.target_side,
        coalesce(cast(strftime('%Y%m', old.day * 86400, 'unixepoch') as integer), 0));
    insert or ignore into stale_months values (new.source_side, new.target_side,
        coalesce(cast(strftime('%Y%m', new.day * 86400, 'unixepoch') as integer), 0));
end;

insert into stale_months
select distinct source_side, target_side, coalesce(cast(strftime('%Y%m', day * 86400, 'unixepoch') as integer), 0)
  from events;

-- For sqlite3 and notebooks -------------------------------------------------------------------------------------------

create view claims_flat as
select printf('%016x', claims.claim) as claim,
       printf('%016x', event_claims.event) as event,
       articles.id as article, articles.source as publisher, articles.url, articles.title,
       date(articles.published * 86400, 'unixepoch') as published,
       case when precision < 6 then date(from_day * 86400, 'unixepoch') end as "from",
       case when precision < 6 then date(until_day * 86400, 'unixepoch') end as until,
       case basis when 0 then 'stated' when 1 then 'relative' when 2 then 'assumed' else 'unknown' end as basis,
       codes.type, codes.plover, codes.cameo, codes.quad, codes.goldstein, codes.mutual,
       source_entity.id as source, source_entity.name as source_name,
       source_actor.country as source_country, source_actor.sector as source_sector,
       target_entity.id as target, target_entity.name as target_name,
       target_actor.country as target_country, target_actor.sector as target_sector,
       case status when 0 then 'happened' when 1 then 'planned' when 2 then 'hypothetical' else 'denied' end as status,
       speaker.id as speaker, claims.attributes, claims.confidence, rules.name as rule,
       cast(substr(cast(articles.text as blob), sentence_begin + 1, sentence_end - sentence_begin) as text) as sentence,
       cast(substr(cast(articles.text as blob), trigger_begin + 1, trigger_end - trigger_begin) as text) as trigger
  from claims
  join event_claims using (claim)
  join articles using (article)
  join codes using (code)
  join rules using (rule)
  join actors as source_actor on source_actor.actor = claims.source
  join entities as source_entity on source_entity.entity = source_actor.entity
  join actors as target_actor on target_actor.actor = claims.target
  join entities as target_entity on target_entity.entity = target_actor.entity
  left join entities as speaker on speaker.entity = claims.speaker;

create view sentences_flat as
select sentences.sentence, articles.id as article, articles.source as publisher, articles.url,
       date(articles.published * 86400, 'unixepoch') as published,
       cast(substr(cast(articles.text as blob), span_begin + 1, span_end - span_begin) as text) as text
  from sentences join articles on articles.article = sentences.sentence >> 20;

create view mentions_flat as
select entities.id as entity, appearances.name, articles.id as article, articles.source as publisher,
       date(articles.published * 86400, 'unixepoch') as published
  from sightings
  join appearances using (appearance)
  join entities using (entity)
  join articles using (article);

-- What one state (or an actor that belongs to none) did to another on one day, in the field's usual counts. Only what
-- happened, and whose time is known to the day or the week.
create view countries_daily as
select date(events.from_day * 86400, 'unixepoch') as day,
       source_side.id as source, target_side.id as target,
       count(*) as events, sum(events.claims) as reports,
       sum(quad = 1) as verbal_cooperation, sum(quad = 2) as material_cooperation,
       sum(quad = 3) as verbal_conflict, sum(quad = 4) as material_conflict,
       sum(plover = 'AGREE') as agree, sum(plover = 'CONSULT') as consult, sum(plover = 'SUPPORT') as support,
       sum(plover = 'COOPERATE') as cooperate, sum(plover = 'AID') as aid, sum(plover = 'CONCEDE') as concede,
       sum(plover = 'RETREAT') as retreat, sum(plover = 'REQUEST') as request, sum(plover = 'ACCUSE') as accuse,
       sum(plover = 'REJECT') as reject, sum(plover = 'THREATEN') as threaten, sum(plover = 'PROTEST') as protest,
       sum(plover = 'SANCTION') as sanction, sum(plover = 'MOBILIZE') as mobilize, sum(plover = 'COERCE') as coerce,
       sum(plover = 'ASSAULT') as assault,
       avg(goldstein) as goldstein
  from events
  join codes using (code)
  join entities as source_side on source_side.entity = events.source_side
  join entities as target_side on target_side.entity = events.target_side
 where events.status = 0 and events.precision <= 1 and codes.quad > 0
 group by 1, 2, 3;

create view pairs_monthly as
select printf('%04d-%02d', month / 100, month % 100) as month, source.id as source, target.id as target,
       codes.type, codes.plover, codes.quad, codes.goldstein, side_sector as source_sector,
       other_sector as target_sector,
       case status when 0 then 'happened' when 1 then 'planned' when 2 then 'hypothetical' else 'denied' end as status,
       events, reports, evidence / 1000.0 as evidence, substr(best, 13) as event
  from pair_months
  join codes using (code)
  join entities as source on source.entity = pair_months.side
  join entities as target on target.entity = pair_months.other
 where role = 0 and known_to > 0;
