-- Prefixes are counted, so that none is given twice even where a backup forgot the last ones: a new
-- epoch skips more than a server gives between two backups.
alter table meta add column prefixes_given integer not null default 0 check (prefixes_given >= 0);
grant update (prefixes_given) on meta to accessline_app;

-- A desk that wrote to a stream which had left its coverage: withdrawn from that desk alone.
alter table feed add column desk uuid references desks;

-- A held event of which another copy was accepted becomes one that repeats it.
grant update (repeats) on events to accessline_app;
