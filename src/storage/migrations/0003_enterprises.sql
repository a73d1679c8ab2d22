-- Global uniqueness of the credit code, which a distributed table cannot hold (Citus: reference table).
create table enterprise_registry (credit_code text primary key, region_id text not null, id uuid not null, principal int not null unique);
grant select, insert, delete on enterprise_registry to lq_job;

create table enterprises (
  region_id text not null, id uuid not null,
  @visibility,
  credit_code text not null, name text not null, industry_code text, founded_on date, zone_codes text[] not null default '{}',
  served_by int[] not null default '{}', synthetic boolean not null default false, import_id uuid, facts_version int not null default 1,
  version int not null default 1, created_at timestamptz not null default now(),
  primary key (region_id, id), unique (region_id, credit_code));
create index enterprises_owner on enterprises (owner_org, region_id, id);
create index enterprises_list on enterprises (region_id, name, id);
create index enterprises_name on enterprises (name, region_id, id);
create index enterprises_shared on enterprises using gin (shared) where shared is not null;
@policies enterprises;

-- Provenance once per recording or import, not once per fact.
create table fact_sources (
  region_id text not null, id uuid not null,
  @visibility,
  kind text not null, name text not null, org int not null, account_id uuid, import_id uuid, confidence text not null,
  recorded_at timestamptz not null default now(), primary key (region_id, id));
@policies fact_sources;

create table facts (
  region_id text not null, enterprise_id uuid not null, id uuid not null,
  @visibility,
  key text not null, period text not null, value jsonb not null, source_id uuid not null, observed_on date not null,
  conflict boolean not null default false, superseded_at timestamptz, superseded_by uuid, version int not null default 1,
  primary key (region_id, enterprise_id, id),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id));
create index facts_conflict on facts (region_id, enterprise_id) where conflict and superseded_at is null;
create index facts_source on facts (region_id, source_id);
@policies facts;

-- Imports: staged rows belong to one organisation and are dropped when it is over (coordinator-local).
create table imports (
  id uuid primary key, org int not null, account_id uuid not null, region_id text not null, file_name text not null, file_hash text not null, status text not null,
  state jsonb not null, counts jsonb, job_id uuid, failure text, version int not null default 1, created_at timestamptz not null default now());
create index imports_org on imports (org, created_at desc);
create table import_rows (import_id uuid not null, sheet text not null, row_no int not null, cells jsonb not null, action text, problems jsonb, primary key (import_id, sheet, row_no));
create table import_mappings (org int not null, header text not null, target jsonb not null, used_at timestamptz not null default now(), primary key (org, header));
grant select, insert, update, delete on imports, import_rows, import_mappings to lq_job;
