-- Events that last, or may have, longer than a month: what looks for those around a day looks for these apart.
create index events_long on events (source_side, target_side, day) where precision = 6 or until_day > from_day + 31;
