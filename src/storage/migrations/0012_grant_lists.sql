-- 免申即享: a batch of enterprises that an office pays without an application. The list belongs to the lead office; a public notice opens it to all
-- signed in. Its program and the enterprises may lie in other regions: soft references.
create table grant_lists (
  region_id text not null, id uuid not null,
  @visibility,
  offer_region_id text not null, offer_id uuid not null, offer_code text not null, title text not null, finance_org int not null, as_of date not null,
  notice_days int not null, confirm_days int not null, notice_from date, notice_until date, notice_provisional boolean not null default false,
  unnamed int not null default 0, created_by uuid not null, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index grant_lists_newest on grant_lists (created_at, region_id, id);
@policies grant_lists;

-- One row an enterprise in a batch, in the region of the list. The lead office owns it; finance sees it from the start, everybody during the notice,
-- the enterprise from the notice on.
create table grant_rows (
  region_id text not null, list_id uuid not null, id uuid not null,
  @visibility,
  enterprise_region_id text not null, enterprise_id uuid not null, enterprise_org int not null, enterprise_name text not null, credit_code text not null,
  status text not null, amount_fen bigint, ground_zh text not null, ground_en text not null, credit text not null default 'unknown', reason text not null default '',
  objected_by_org int, due_on date, due_provisional boolean not null default false, account jsonb, paid_on date, paid_fen bigint, voucher text, outcome_id uuid, fact_id uuid,
  created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), unique (region_id, list_id, enterprise_id),
  foreign key (region_id, list_id) references grant_lists (region_id, id));
create index grant_rows_list on grant_rows (region_id, list_id, enterprise_name, id);
create index grant_rows_enterprise on grant_rows (enterprise_org, created_at);
create index grant_rows_due on grant_rows (status, due_on);
@policies grant_rows;

-- What happened to a row, step by step, with reasons; seen by whom the row concerns.
create table grant_steps (
  region_id text not null, row_id uuid not null, id uuid not null,
  @visibility,
  at timestamptz not null, from_status text, to_status text not null, by_org int not null, by_account uuid, reason text not null default '', seq bigint generated always as identity,
  primary key (region_id, row_id, id),
  foreign key (region_id, row_id) references grant_rows (region_id, id));
@policies grant_steps;
