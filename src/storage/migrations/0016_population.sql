-- What the population in memory has to read again: the transaction that last touched an enterprise or its facts. Compared with the oldest transaction still
-- running, so that one that commits late is not missed.
alter table enterprises add column touched_in xid8 not null default pg_current_xact_id();
create index enterprises_touched on enterprises (touched_in);
-- Enterprises that an undone import took back (coordinator-local).
create table enterprise_removals (region_id text not null, id uuid not null, touched_in xid8 not null default pg_current_xact_id(), primary key (region_id, id));
create index enterprise_removals_touched on enterprise_removals (touched_in);
grant select, insert, delete on enterprise_removals to lq_job;
