-- A programme of activities for a year: what is to happen how often. What is due is computed, never stored.
create table activity_programmes (
  region_id text not null, id uuid not null,
  @visibility,
  year int not null, title text not null, note text not null default '', alliance_org int, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index activity_programmes_newest on activity_programmes (year, created_at, region_id, id);
@policies activity_programmes;

create table programme_items (
  region_id text not null, programme_id uuid not null, id uuid not null,
  @visibility,
  kind text not null, title text not null, cadence text not null, responsible_org int not null, fixed_day int, due_on date, seq bigint generated always as identity,
  primary key (region_id, programme_id, id),
  foreign key (region_id, programme_id) references activity_programmes (region_id, id));
@policies programme_items;

-- One activity. The host owns it; until it is announced only hosts see it, afterwards whom it is meant for. Numbers of people only, never names.
create table activities (
  region_id text not null, id uuid not null,
  @visibility,
  kind text not null, title text not null, status text not null, audience text not null, co_hosts int[] not null default '{}', invited int[] not null default '{}',
  alliance_org int, starts_at timestamptz not null, ends_at timestamptz not null, place text not null, agenda text not null default '', capacity int,
  serves_kind text, serves_region_id text, serves_id uuid, status_reason text not null default '',
  host_role text not null default '', recorder_role text not null default '', expected_count int, present_count int, outcome text not null default '', archived_year int,
  check_in_hash text, reminded_at timestamptz, synthetic boolean not null default false, created_by uuid not null, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index activities_when on activities (starts_at, region_id, id);
create index activities_owner on activities (owner_org, kind, starts_at);
create index activities_reminders on activities (status, starts_at) where reminded_at is null;
create index activities_check_in on activities (check_in_hash) where check_in_hash is not null;
create index activities_served on activities (serves_id) where serves_id is not null;
create index activities_shared on activities using gin (shared) where shared is not null;
@policies activities;

-- Seats an organisation asked for: with a seat or waiting, in the order of `place`. Owned by the organisation, read by the hosts.
create table activity_sign_ups (
  region_id text not null, activity_id uuid not null, org int not null,
  @visibility,
  people int not null, status text not null, place int not null, at timestamptz not null, version int not null default 1,
  primary key (region_id, activity_id, org),
  foreign key (region_id, activity_id) references activities (region_id, id));
create index activity_sign_ups_org on activity_sign_ups (org, activity_id);
@policies activity_sign_ups;

-- Numbers told at the door, one row for each device and organisation (0: an organisation not listed). Device is a salted hash; the empty device is the host's correction.
create table activity_check_ins (
  region_id text not null, activity_id uuid not null, org int not null, device text not null,
  @visibility,
  people int not null, reason text not null default '', at timestamptz not null,
  primary key (region_id, activity_id, org, device),
  foreign key (region_id, activity_id) references activities (region_id, id));
@policies activity_check_ins;

create table activity_decisions (
  region_id text not null, activity_id uuid not null, id uuid not null,
  @visibility,
  text text not null, responsible_org int not null, due_on date not null, task_region_id text, task_id uuid, at timestamptz not null, seq bigint generated always as identity,
  primary key (region_id, activity_id, id),
  foreign key (region_id, activity_id) references activities (region_id, id));
@policies activity_decisions;

create table activity_files (
  region_id text not null, activity_id uuid not null, file_id uuid not null,
  @visibility,
  file_region_id text not null, name text not null, at timestamptz not null,
  primary key (region_id, activity_id, file_id),
  foreign key (region_id, activity_id) references activities (region_id, id));
@policies activity_files;

-- 同题共答: one question put to several organisations; everybody asked reads every answer.
create table activity_questions (
  region_id text not null, id uuid not null,
  @visibility,
  activity_id uuid not null, text text not null, asked int[] not null, due_on date not null, at timestamptz not null, version int not null default 1,
  primary key (region_id, id), foreign key (region_id, activity_id) references activities (region_id, id));
create index activity_questions_activity on activity_questions (region_id, activity_id, at);
@policies activity_questions;

create table activity_answers (
  region_id text not null, id uuid not null,
  @visibility,
  question_id uuid not null, org int not null, text text not null, at timestamptz not null, task_region_id text, task_id uuid, version int not null default 1,
  primary key (region_id, id), unique (region_id, question_id, org), foreign key (region_id, question_id) references activity_questions (region_id, id));
@policies activity_answers;

-- 倡议: organisations join and may take their name back; both days stay on record.
create table initiatives (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, text text not null, synthetic boolean not null default false, at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index initiatives_newest on initiatives (at, region_id, id);
@policies initiatives;

create table initiative_joins (
  region_id text not null, initiative_id uuid not null, org int not null, joined_on date not null,
  @visibility,
  withdrawn_on date,
  primary key (region_id, initiative_id, org, joined_on),
  foreign key (region_id, initiative_id) references initiatives (region_id, id));
@policies initiative_joins;

-- 聘书: a role given to an organisation or a unit of it for a term. The role and the unit only.
create table appointments (
  region_id text not null, id uuid not null,
  @visibility,
  number text not null, role text not null, org int not null, unit text not null default '', reason text not null default '', from_on date not null, until_on date not null, revoked_on date,
  synthetic boolean not null default false, at timestamptz not null, version int not null default 1,
  primary key (region_id, id), unique (region_id, owner_org, number));
create index appointments_newest on appointments (at, region_id, id);
@policies appointments;

-- The secret address of an organisation's calendar: only the hash of its token is kept.
create table calendar_feeds (
  region_id text not null, id uuid not null,
  @visibility,
  token_hash text not null, created_at timestamptz not null, revoked_at timestamptz,
  primary key (region_id, id));
create index calendar_feeds_token on calendar_feeds (token_hash);
create index calendar_feeds_owner on calendar_feeds (owner_org, created_at);
@policies calendar_feeds;
