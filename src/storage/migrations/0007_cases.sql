create table cases (
  region_id text not null, id uuid not null,
  @visibility,
  number text not null, title text not null, enterprise_id uuid not null, enterprise_name text not null, enterprise_org int not null,
  need_id uuid, lead_org int not null, opened_by_org int not null, status text not null, due_on date, closing_reason text, closing_note text,
  opened_at timestamptz not null, closed_at timestamptz, version int not null default 1,
  sort_due date generated always as (coalesce(due_on, date '9999-12-31')) stored,
  primary key (region_id, id), unique (region_id, number),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id),
  foreign key (region_id, need_id) references needs (region_id, id));
create index cases_due on cases (status, sort_due, region_id, id);
create index cases_all_due on cases (sort_due, region_id, id);
create index cases_newest on cases (opened_at, region_id, id);
create index cases_lead on cases (lead_org, status, sort_due);
create index cases_owner on cases (owner_org, status, sort_due);
create index cases_enterprise on cases (region_id, enterprise_id);
create index cases_need on cases (region_id, need_id);
@policies cases;

create table positions (
  region_id text not null, case_id uuid not null, org int not null,
  @visibility,
  status text not null, note text not null default '', answered_at timestamptz, offer_region_id text, offer_id uuid,
  remind_days int not null, escalate_days int not null, due_days int not null,
  asked_on date not null, due_on date, due_provisional boolean not null default false, paused_on date, paused_days int not null default 0,
  reminded_at timestamptz, escalated_at timestamptz, left_at timestamptz, version int not null default 1,
  primary key (region_id, case_id, org),
  foreign key (region_id, case_id) references cases (region_id, id));
create index positions_org on positions (org, status, due_on) where left_at is null;
create index positions_silent on positions (status, asked_on) where left_at is null;
@policies positions;

create table case_entries (
  region_id text not null, case_id uuid not null, id uuid not null,
  @visibility,
  at timestamptz not null, kind text not null, org int not null, account_id uuid, by_name text not null, detail jsonb not null default '{}', note text not null default '',
  next_step text, next_on date, file_id uuid, seq bigint generated always as identity,
  primary key (region_id, case_id, id),
  foreign key (region_id, case_id) references cases (region_id, id));
create index case_entries_time on case_entries (region_id, case_id, at);
@policies case_entries;

create table case_tasks (
  region_id text not null, case_id uuid not null, id uuid not null,
  @visibility,
  title text not null, task_org int not null, due_on date not null, done_at timestamptz, version int not null default 1,
  primary key (region_id, case_id, id),
  foreign key (region_id, case_id) references cases (region_id, id));
@policies case_tasks;
create table case_numbers (region_id text not null, year int not null, last int not null, primary key (region_id, year));
grant select, insert, update on case_numbers to lq_job;
