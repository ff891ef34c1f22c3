-- A graph with a memory: near-identical sentences told apart from independent ones, articles that can be forgotten, and
-- contradictions and states found without reading everything. What is derived is derived anew by the program after this.

alter table claims add column signature integer not null default 0; -- text_signature of the sentence: src/merge
create index sightings_by_article on sightings (article, appearance);

-- What was denied is looked up beside everything that happened.
create index events_denied on events (source_side, target_side, day) where status = 3;
-- What opens and closes states, by type.
create index events_by_pair_and_code on events (source_side, target_side, code, day) where status = 0;
create index events_by_code on events (code, day) where status = 0;

delete from events;
delete from event_claims;
