-- Joint meetings of an alliance's bodies, a party organisation or an office. Rows belong to the convener. Those of an alliance are shown to whoever is a
-- member at the time of reading (the `members:` principal), others to the units invited by name.
create table meetings (
  region_id text not null, id uuid not null,
  @visibility,
  alliance_org int, body text not null, title text not null, starts_at timestamptz not null, ends_at timestamptz not null, place text not null default '',
  agenda jsonb not null default '[]', rule jsonb not null, status text not null default 'draft', minutes text not null default '', cancelled_reason text not null default '',
  created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index meetings_list on meetings (starts_at, region_id, id);
create index meetings_body on meetings (owner_org, alliance_org, body, starts_at);
@policies meetings;

-- A unit that is asked to come: its reply, its numbers, its seat, its signature under the minutes. Names of units stand as given when they were asked.
create table meeting_units (
  region_id text not null, meeting_id uuid not null, org int not null,
  @visibility,
  name text not null, place int not null, votes boolean not null, reply text not null default 'none', people int not null default 0, reply_note text not null default '', replied_at timestamptz,
  present int, seat text not null default '', countersigned_at timestamptz,
  primary key (region_id, meeting_id, org),
  foreign key (region_id, meeting_id) references meetings (region_id, id));
create index meeting_units_org on meeting_units (org);
@policies meeting_units;

create table motions (
  region_id text not null, meeting_id uuid not null, id uuid not null,
  @visibility,
  title text not null, text text not null default '', status text not null default 'open', yes int, no int, abstain int, eligible int, present int,
  put_at timestamptz not null, closed_at timestamptz,
  primary key (region_id, meeting_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id));
@policies motions;

-- One ballot a unit and motion, whoever presses and however often.
create table ballots (
  region_id text not null, meeting_id uuid not null, motion_id uuid not null, org int not null,
  @visibility,
  choice text not null, cast_at timestamptz not null,
  primary key (region_id, meeting_id, motion_id, org),
  foreign key (region_id, meeting_id, motion_id) references motions (region_id, meeting_id, id));
@policies ballots;

create table resolutions (
  region_id text not null, meeting_id uuid not null, id uuid not null,
  @visibility,
  text text not null, motion_id uuid, resolved_org int not null, due_on date not null, measure text not null default '', task_id uuid, created_at timestamptz not null, seq bigint generated always as identity,
  primary key (region_id, meeting_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id));
@policies resolutions;

-- What a unit raises; an enterprise turns its own into a need.
create table meeting_questions (
  region_id text not null, meeting_id uuid not null, id uuid not null,
  @visibility,
  asked_org int not null, kind text not null, title text not null, text text not null default '', need_region_id text, need_id uuid, raised_at timestamptz not null,
  primary key (region_id, meeting_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id));
@policies meeting_questions;
