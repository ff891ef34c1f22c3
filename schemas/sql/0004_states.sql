-- A graph at size: states stored rather than derived by whoever asks, and sums over all months. The program derives the
-- states of an older file after this.

-- The indexes that states were derived by; and one that another in the other order makes needless.
drop index if exists events_by_pair_and_code;
drop index if exists events_by_code;
drop index if exists events_by_target;

create table state_types (
    state_type integer primary key,
    name text not null unique           -- a lasting relation type
);

-- What events do to states. A chronicle is the states of one type between the same two; or, where an event may end
-- those of an actor with anybody, all of that actor (target is 0 then).
create table turns (
    state_type integer not null references state_types,
    source integer not null,            -- entity
    target integer not null,            -- entity or 0
    day integer not null,               -- on which it takes effect
    kind integer not null,              -- 0 reports a state, 1 begins one, 2 ends what it means, 3 ends all
    event integer not null references events,
    primary key (state_type, source, target, day, kind, event)
) without rowid;

-- Relations that last, [from_day, until_day). They follow from turns; see src/merge. properties.states tells by which
-- rules of the ontology.
create table states (
    state integer primary key,
    state_type integer not null references state_types,
    mutual integer not null,
    source integer not null references entities,
    source_country text not null,
    source_sector text not null,
    target integer not null references entities,
    target_country text not null,
    target_sector text not null,
    chronicle integer not null,         -- target of its turns
    source_side integer not null references entities,
    target_side integer not null references entities,
    about text not null,                -- the office, topic or commodity that tells it from others
    from_day integer not null,
    until_day integer,                  -- null: no end is known
    ended_on integer,                   -- day of the turn that ended it
    opened_by integer not null references events,
    closed_by integer references events,
    beginning_known integer not null,   -- opened_by began it, rather than reports it
    events integer not null             -- that open, confirm and close it
);
create index states_by_chronicle on states (state_type, source, chronicle, from_day, ended_on);
create index states_by_source on states (source_side, target_side, from_day);
create index states_by_target on states (target_side, source_side, from_day);

-- Months whose events reach far beyond them, which a question about a period looks for apart from those of the period.
drop index if exists pair_months_long;
create index pair_months_long on pair_months (last_until) where role = 0 and last_until > first_from + 62;
create index pair_months_long_by_pair on pair_months (side, other, role, last_until) where last_until > first_from + 62;

-- pair_months of all months together. Follows from them; brought up to date with them.
create table pair_totals (
    side integer not null references entities,
    other integer not null references entities,
    role integer not null,
    code integer not null references codes,
    status integer not null,
    side_sector text not null,
    other_sector text not null,
    events integer not null,
    reports integer not null,
    evidence integer not null,
    first_from integer,                 -- of those whose time is known
    last_until integer,
    best text not null,
    primary key (side, other, role, code, status, side_sector, other_sector)
) without rowid;

insert into pair_totals
select side, other, role, code, status, side_sector, other_sector, sum(events), sum(reports), sum(evidence),
       min(first_from), max(last_until), max(best)
  from pair_months
 group by side, other, role, code, status, side_sector, other_sector;

-- pair_totals of all types and sectors together: what two sides are to each other.
create table pair_ties (
    side integer not null references entities,
    other integer not null references entities,
    role integer not null,
    status integer not null,
    events integer not null,
    cooperation integer not null,       -- events of the quad classes 1 and 2
    conflict integer not null,          -- … 3 and 4
    evidence integer not null,          -- of all, …
    cooperation_evidence integer not null,
    conflict_evidence integer not null,
    mutual_evidence integer not null,   -- … of events without a direction
    goldstein integer not null,         -- sum over the events with a quad class, in hundredths
    first_from integer,
    last_until integer,
    best text not null,
    primary key (side, other, role, status)
) without rowid;

insert into pair_ties
select side, other, role, status, sum(events), sum(iif(quad in (1, 2), events, 0)), sum(iif(quad in (3, 4), events, 0)),
       sum(evidence), sum(iif(quad in (1, 2), evidence, 0)), sum(iif(quad in (3, 4), evidence, 0)),
       sum(iif(mutual, evidence, 0)), sum(iif(quad > 0, events * cast(round(goldstein * 100) as integer), 0)),
       min(first_from), max(last_until), max(best)
  from pair_totals join codes using (code)
 group by side, other, role, status;

-- For sqlite3 and notebooks -------------------------------------------------------------------------------------------

create view states_flat as
select date(states.from_day * 86400, 'unixepoch') as "from", date(states.until_day * 86400, 'unixepoch') as until,
       state_types.name as type, states.mutual,
       source_entity.id as source, source_entity.name as source_name, source_country, source_sector,
       target_entity.id as target, target_entity.name as target_name, target_country, target_sector,
       about, beginning_known, states.events, opening.confidence,
       printf('%016x', opened_by) as opened_by,
       case when closed_by is not null then printf('%016x', closed_by) end as closed_by
  from states
  join state_types using (state_type)
  join events as opening on opening.event = states.opened_by
  join entities as source_entity on source_entity.entity = states.source
  join entities as target_entity on target_entity.entity = states.target;
