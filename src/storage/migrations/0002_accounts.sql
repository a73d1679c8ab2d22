-- Non-enterprise organisations: a directory everyone signed in may read (Citus: reference table).
create table organisations (
  principal int primary key references principals (id), code text not null unique, kind text not null, name text not null, name_en text,
  region_id text not null, synthetic boolean not null default false, source text, created_at timestamptz not null default now());
create index organisations_kind on organisations (kind, region_id);
grant select on organisations to lq_app;
grant select, insert, update on organisations to lq_job;

-- Dated memberships: joining and leaving never rewrites a tenant row.
create table memberships (
  alliance_org int not null references organisations (principal), member_org int not null references principals (id), role text not null,
  since date, until date, source text, primary key (alliance_org, member_org, role));
create index memberships_member on memberships (member_org);
grant select on memberships to lq_app;
grant select, insert, update on memberships to lq_job;

-- Identity is coordinator-local and closed to lq_app: a forgotten condition can never reach a password hash.
create table accounts (
  id uuid primary key, login text not null unique, name text not null, role text not null, org int not null references principals (id),
  password_hash text, demo boolean not null default false, disabled boolean not null default false, version int not null default 1,
  created_at timestamptz not null default now(), last_sign_in_at timestamptz);
create table sessions (
  token_hash text primary key, account_id uuid not null references accounts (id), created_at timestamptz not null, last_seen_at timestamptz not null,
  expires_at timestamptz not null);
create index sessions_account on sessions (account_id);
create table sign_in_attempts (id bigint generated always as identity primary key, login text not null, source text not null, at timestamptz not null, ok boolean not null);
create index sign_in_attempts_login on sign_in_attempts (login, at);
create index sign_in_attempts_source on sign_in_attempts (source, at);
create table installation (singleton boolean primary key default true check (singleton), set_up_token_hash text, created_at timestamptz not null default now());
grant select, insert, update on accounts to lq_job;
grant select, insert, update, delete on sessions to lq_job;
grant select, insert, delete on sign_in_attempts to lq_job;
grant select, insert, update on installation to lq_job;
