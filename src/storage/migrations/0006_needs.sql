create table needs (
  region_id text not null, id uuid not null,
  @visibility,
  enterprise_id uuid not null, enterprise_name text not null, raised_by_org int not null, raised_by_account uuid not null,
  kinds text[] not null, main_kind text not null, title text not null, text text not null, amount_fen bigint, quantity bigint, quantity_unit text,
  deadline_on date, audience text not null, status text not null, authority jsonb, synthetic boolean not null default false,
  submitted_at timestamptz, version int not null default 1, created_at timestamptz not null default now(),
  sort_deadline date generated always as (coalesce(deadline_on, date '9999-12-31')) stored,
  sort_amount bigint generated always as (coalesce(amount_fen, 0)) stored,
  primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id));
create index needs_newest on needs (created_at, region_id, id);
create index needs_status_newest on needs (status, created_at, region_id, id);
create index needs_deadline on needs (status, sort_deadline, region_id, id);
create index needs_amount on needs (status, sort_amount, region_id, id);
create index needs_all_deadline on needs (sort_deadline, region_id, id);
create index needs_all_amount on needs (sort_amount, region_id, id);
create index needs_region_newest on needs (region_id, created_at, id);
create index needs_region_deadline on needs (region_id, sort_deadline, id);
create index needs_region_amount on needs (region_id, sort_amount, id);
create index needs_owner on needs (owner_org, created_at, region_id, id);
create index needs_enterprise on needs (region_id, enterprise_id);
create index needs_count on needs (status, main_kind, region_id) include (is_public, open_region, owner_org, shared);
create index needs_shared on needs using gin (shared) where shared is not null;
@policies needs;

-- "Sent to us": overlap on shared cannot use an index under row security, this can.
create table inbox (
  principal int not null, region_id text not null, id uuid not null, kind text not null, status text not null, due_on date not null,
  primary key (principal, region_id, kind, id));
create index inbox_list on inbox (principal, kind, status, due_on, region_id, id);
@inbox_policies inbox;
