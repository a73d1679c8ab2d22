create table outcomes (
  region_id text not null, id uuid not null,
  @visibility,
  enterprise_id uuid not null, enterprise_name text not null, kind text not null, amount_fen bigint, count bigint, unit text, period text not null, happened_on date not null,
  evidence_type text not null, evidence_number text, evidence_key text, evidence_file_id uuid, status text not null, note text not null default '', revision int not null default 1,
  claimed_by_org int not null, claimed_by_account uuid not null, claimed_at timestamptz not null,
  confirmed_by_org int, confirmed_by_account uuid, confirmed_at timestamptz, merged_into uuid, distinct_reason text, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id));
-- DESIGN §4: the same evidence is the same outcome, whoever reports it and however often.
create unique index outcomes_identity on outcomes (region_id, enterprise_id, kind, evidence_type, evidence_key)
  where evidence_key is not null and status not in ('rejected', 'merged', 'reversed');
create index outcomes_list on outcomes (status, happened_on, region_id, id);
create index outcomes_all on outcomes (happened_on, region_id, id);
create index outcomes_similar on outcomes (region_id, enterprise_id, kind, amount_fen);
@policies outcomes;

create table outcome_claims (
  region_id text not null, outcome_id uuid not null, org int not null,
  @visibility,
  case_id uuid, num int not null, den int not null, claimed_by_account uuid not null, claimed_at timestamptz not null,
  primary key (region_id, outcome_id, org),
  foreign key (region_id, outcome_id) references outcomes (region_id, id));
create index outcome_claims_case on outcome_claims (region_id, case_id);
@policies outcome_claims;

-- What indicators are sums of. Never updated: a correction is an entry with sign -1. Only figures and organisations, no names of enterprises.
create table counted_entries (
  region_id text not null, id uuid not null, outcome_id uuid not null, revision int not null, sign smallint not null check (sign in (1, -1)), kind text not null, month text not null,
  amount_fen bigint not null, count bigint not null, credits jsonb not null, counted_at timestamptz not null,
  primary key (region_id, id), unique (region_id, outcome_id, revision, sign));
create index counted_entries_month on counted_entries (month, region_id, kind);
create table counted_credits (
  region_id text not null, entry_id uuid not null, org int not null, num int not null, den int not null, amount_fen bigint not null, sign smallint not null,
  primary key (region_id, entry_id, org), foreign key (region_id, entry_id) references counted_entries (region_id, id));
create index counted_credits_org on counted_credits (org);
grant select on counted_entries, counted_credits to lq_app;
grant select, insert on counted_entries, counted_credits to lq_job;
