-- What the population in memory has to read again: the transaction that last touched an enterprise or its facts. Compared with the oldest transaction still
-- running, so that one that commits late is not missed.
alter table enterprises add column touched_in xid8 not null default pg_current_xact_id();
create index enterprises_touched on enterprises (touched_in);
-- Enterprises that an undone import took back (coordinator-local).
create table enterprise_removals (region_id text not null, id uuid not null, touched_in xid8 not null default pg_current_xact_id(), primary key (region_id, id));
create index enterprise_removals_touched on enterprise_removals (touched_in);
grant select, insert, delete on enterprise_removals to lq_job;
-- The population as it was loaded, in pieces, for a warm start (coordinator-local). `since`: what was touched from there on is read again. A file beside the
-- server with the same key saves reading the pieces.
create table population_snapshots (key uuid primary key, as_of text not null, since xid8 not null, saved_at timestamptz not null default now());
create table population_snapshot_pieces (key uuid not null references population_snapshots (key) on delete cascade, piece int not null, bytes bytea not null, primary key (key, piece));
grant select, insert, delete on population_snapshots to lq_job;
grant select, insert, delete on population_snapshot_pieces to lq_job;
