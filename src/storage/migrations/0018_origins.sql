-- What a need, a case or a task came from: a resolution, a posting, an activity, a meeting of two. References only, no contents; a subject may have
-- several origins. The origin may lie in another region: a soft reference. Read as job; what a reader then sees of a subject is decided by that row.
create table origins (
  region_id text not null, subject_kind text not null, subject_id uuid not null, origin_kind text not null, origin_region_id text not null, origin_id uuid not null,
  alliance_org int, org int not null, title text not null default '', at timestamptz not null,
  primary key (region_id, subject_kind, subject_id, origin_kind, origin_id));
create index origins_of on origins (origin_kind, origin_id);
create index origins_alliance on origins (alliance_org) where alliance_org is not null;
grant select, insert on origins to lq_job;
