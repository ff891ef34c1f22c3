-- The graph file: what was read and claimed (facts), and the events that follow from it (derived).
-- Days are days since 1970-01-01. Intervals are half-open. Spans are byte offsets into articles.text.

create table properties (
    name text primary key,
    value text not null
) without rowid;

-- Facts ---------------------------------------------------------------------------------------------------------------

create table articles (
    article integer primary key,
    key text not null unique,           -- 32 hex digits of its content
    id text not null,
    url text not null,
    source text not null,               -- who published it
    title text not null,
    published integer,                  -- day
    published_guessed integer not null, -- found on the page rather than stated
    language text not null,
    text_extracted integer not null,    -- text was taken out of HTML
    prose text,                         -- JSON [[begin, end], …]; null: all of text
    given text,                         -- JSON [[begin, end, name, entity], …]: mentions given by the article's owner
    text text not null
);

-- sentence = article * 1048576 + its place among the article's sentences
create table sentences (
    sentence integer primary key,
    span_begin integer not null,
    span_end integer not null
);

create view sentence_text as
select sentence,
       cast(substr(cast(articles.text as blob), span_begin + 1, span_end - span_begin) as text) as text
  from sentences join articles on articles.article = sentence >> 20;

create virtual table sentence_words using fts5 (
    text, content = 'sentence_text', content_rowid = 'sentence', tokenize = "unicode61 remove_diacritics 2"
);

-- What mentions resolve to. name … known follow from appearances: those that most articles gave.
create table entities (
    entity integer primary key,
    id text not null unique,            -- "RUS", "NATO", "person/vladimir-putin"
    name text not null default '',      -- empty: never described, only taking part
    kind text not null default '',
    country text not null default '',
    sector text not null default '',
    known integer not null default 0    -- stands in the knowledge files
);

-- An entity as articles described it.
create table appearances (
    appearance integer primary key,
    entity integer not null references entities,
    name text not null,
    kind text not null,
    country text not null,
    sector text not null,
    known integer not null,
    folded text not null,               -- name in lower case without accents
    articles integer not null default 0,
    unique (entity, name, kind, country, sector, known)
);
create index appearances_by_name on appearances (folded);

create table sightings (
    appearance integer not null references appearances,
    article integer not null references articles,
    primary key (appearance, article)
) without rowid;

-- A participant: an entity acting for a country in a sector. side is the entity that it is rolled up to: its country,
-- or itself where it has none.
create table actors (
    actor integer primary key,
    entity integer not null references entities,
    country text not null,
    sector text not null,
    side integer not null references entities,
    unique (entity, country, sector)
);

-- A relation type with its codes.
create table codes (
    code integer primary key,
    type text not null,
    plover text not null,
    cameo text not null,
    quad integer not null,
    goldstein real not null,
    mutual integer not null,
    unique (type, plover, cameo, quad, goldstein, mutual)
);

create table rules (
    rule integer primary key,
    name text not null unique
);

-- precision: 0 day, 1 week, 2 month, 3 quarter, 4 year, 5 decade, 6 unknown
-- basis: 0 stated, 1 relative to publication, 2 assumed, 3 unknown
-- status: 0 happened, 1 planned, 2 hypothetical, 3 denied
create table claims (
    claim integer primary key,          -- printf('%016x', claim) is its id
    article integer not null references articles,
    code integer not null references codes,
    source integer not null references actors,
    source_begin integer not null,
    source_end integer not null,
    target integer not null references actors,
    target_begin integer not null,
    target_end integer not null,
    from_day integer not null,
    until_day integer not null,
    precision integer not null,
    basis integer not null,
    status integer not null,
    speaker integer references entities,
    attributes text,                    -- JSON object; null: none
    confidence real not null,
    sentence integer not null,          -- its place among the article's sentences
    sentence_begin integer not null,
    sentence_end integer not null,
    trigger_begin integer not null,
    trigger_end integer not null,
    rule integer not null references rules,
    by_coreference integer not null
);
create index claims_by_article on claims (article);

-- Derived -------------------------------------------------------------------------------------------------------------

create table events (
    event integer primary key,          -- printf('%016x', event) is its id
    code integer not null references codes,
    source integer not null references actors,
    target integer not null references actors,
    source_side integer not null references entities,
    target_side integer not null references entities,
    day integer,                        -- what it is sorted by: from_day, or the first report's where time is unknown
    from_day integer not null,
    until_day integer not null,
    precision integer not null,
    basis integer not null,
    status integer not null,
    attributes text,
    confidence real not null,
    sources integer not null,           -- independent ones
    claims integer not null,
    first_seen integer,
    last_seen integer
);
create index events_by_source on events (source_side, target_side, day);
create index events_by_target on events (target_side, source_side, day);

-- Which event a claim reports. Claims of different groups never report the same one; see src/merge.
create table event_claims (
    merge_group integer not null,
    day integer not null,
    claim integer not null references claims,
    event integer not null references events,
    primary key (merge_group, day, claim)
) without rowid;
create index event_claims_by_event on event_claims (event, claim);
create index event_claims_by_claim on event_claims (claim, event);

-- For sqlite3 and notebooks -------------------------------------------------------------------------------------------

create view events_flat as
select printf('%016x', events.event) as event,
       case when precision < 6 then date(from_day * 86400, 'unixepoch') end as "from",
       case when precision < 6 then date(until_day * 86400, 'unixepoch') end as until,
       codes.type, codes.plover, codes.cameo, codes.quad, codes.goldstein, codes.mutual,
       source_entity.id as source, source_entity.name as source_name,
       source_actor.country as source_country, source_actor.sector as source_sector,
       target_entity.id as target, target_entity.name as target_name,
       target_actor.country as target_country, target_actor.sector as target_sector,
       case status when 0 then 'happened' when 1 then 'planned' when 2 then 'hypothetical' else 'denied' end as status,
       confidence, sources, claims, attributes
  from events
  join codes using (code)
  join actors as source_actor on source_actor.actor = events.source
  join entities as source_entity on source_entity.entity = source_actor.entity
  join actors as target_actor on target_actor.actor = events.target
  join entities as target_entity on target_entity.entity = target_actor.entity;
