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
create index enterprises_import on enterprises (import_id) where import_id is not null;
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
create index fact_sources_import on fact_sources (import_id) where import_id is not null;
@policies facts;

-- Imports belong to one organisation. The file is kept until it is committed and read again by each job, so no row is staged twice; done_row is the
-- last row of the file whose transaction was committed (coordinator-local).
create table imports (
  id uuid primary key, org int not null, account_id uuid not null, region_id text not null, file_name text not null, file_hash text not null, status text not null,
  state jsonb not null, counts jsonb, done_row int not null default 0, kept int, job_id uuid, failure text, version int not null default 1, created_at timestamptz not null default now());
create index imports_org on imports (org, created_at desc);
create table import_files (import_id uuid primary key references imports (id), bytes bytea not null);
-- Refused rows with their reasons, a batch a row: what the error sheet is made of.
create table import_refusals (import_id uuid not null references imports (id), first_row int not null, rows jsonb not null, primary key (import_id, first_row));
create table import_mappings (org int not null, header text not null, target jsonb not null, used_at timestamptz not null default now(), primary key (org, header));
grant select, insert, update, delete on imports, import_files, import_refusals, import_mappings to lq_job;
