-- 需求、资源、项目清单: what a member puts on a list of its alliance, for so many others to claim. Shown to whoever is a member when reading.
create table postings (
  region_id text not null, id uuid not null,
  @visibility,
  list text not null, alliance_org int not null, poster_name text not null, kind text not null, title text not null, text text not null default '', capacity int not null, claimed int not null default 0,
  due_on date, enterprise_region_id text, enterprise_id uuid, status text not null default 'open', created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), check (claimed between 0 and capacity));
create index postings_list on postings (alliance_org, list, created_at, region_id, id);
create index postings_all on postings (created_at, region_id, id);
create index postings_owner on postings (owner_org, created_at);
@policies postings;

-- A claim is a case from its first moment. Names stand as given, for members who may not read each other's records.
create table claims (
  region_id text not null, posting_id uuid not null, id uuid not null,
  @visibility,
  claim_org int not null, claimer_name text not null, note text not null default '', status text not null default 'live', case_region_id text not null, case_id uuid not null, claimed_at timestamptz not null,
  primary key (region_id, posting_id, id),
  foreign key (region_id, posting_id) references postings (region_id, id));
create unique index claims_once on claims (region_id, posting_id, claim_org) where status = 'live';
create index claims_org on claims (claim_org, claimed_at);
@policies claims;
