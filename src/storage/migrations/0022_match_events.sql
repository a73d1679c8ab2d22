-- A matchmaking event: two sides, slots with breaks, tables. The host owns it; a draft is the host's alone, afterwards everybody signed in sees it, or the members of
-- the alliance it is for (the principal of the members, never the members themselves). Slots are a short list that is always read whole.
create table match_events (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, kind text not null, status text not null, status_reason text not null default '', alliance_org int, place text not null, day date not null,
  slots jsonb not null, tables int not null, capacity int not null, sign_up_until date not null, note text not null default '',
  plan_worth int, plan_bound int, planned_at timestamptz, late_changes int not null default 0,
  synthetic boolean not null default false, created_by uuid not null, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index match_events_day on match_events (day, region_id, id);
@policies match_events;

-- Who takes part, on which side, seeking or offering what, with its wishes: ids of the other side, the dearest first. Seen by itself and the host; the name is what
-- the participant chose to be known by when it signed up.
create table match_participants (
  region_id text not null, event_id uuid not null, id uuid not null,
  @visibility,
  org int not null, name text not null, home_region_id text not null, enterprise_region_id text, enterprise_id uuid,
  side text not null, statement text not null, kinds text[] not null default '{}', blocked text[] not null default '{}', wishes uuid[] not null default '{}',
  status text not null, registered_at timestamptz not null, cancelled_at timestamptz, version int not null default 1,
  primary key (region_id, id), unique (region_id, event_id, org),
  foreign key (region_id, event_id) references match_events (region_id, id));
create index match_participants_event on match_participants (region_id, event_id, side, name, id);
@policies match_participants;

-- One meeting of two at a table, and what it left. Seen by the host and the two. A meeting that fell away stays, as dropped.
create table match_meetings (
  region_id text not null, event_id uuid not null, id uuid not null,
  @visibility,
  seeks_id uuid not null, offers_id uuid not null, seeks_org int not null, offers_org int not null, seeks_name text not null, offers_name text not null,
  slot text not null, table_number int not null, weight int not null, is_mutual boolean not null,
  status text not null, absent text, next_owner text, next_step text not null default '', next_on date, note text not null default '', recorded_at timestamptz,
  case_region_id text, case_id uuid, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, event_id) references match_events (region_id, id));
create unique index match_meetings_pair on match_meetings (region_id, event_id, seeks_id, offers_id) where status <> 'dropped';
create unique index match_meetings_table on match_meetings (region_id, event_id, slot, table_number) where status <> 'dropped';
create unique index match_meetings_seeks on match_meetings (region_id, event_id, slot, seeks_id) where status <> 'dropped';
create unique index match_meetings_offers on match_meetings (region_id, event_id, slot, offers_id) where status <> 'dropped';
@policies match_meetings;

-- What each planning changed, for the host: who moved from where to where, what was added, what fell away.
create table match_plans (
  region_id text not null, event_id uuid not null, id uuid not null,
  @visibility,
  at timestamptz not null, fresh boolean not null, meetings int not null, moved jsonb not null, added jsonb not null, dropped jsonb not null, seq bigint generated always as identity,
  primary key (region_id, event_id, id),
  foreign key (region_id, event_id) references match_events (region_id, id));
@policies match_plans;

-- A meeting that became a case is asked about after 30, 90 and 180 days; each answer is kept with its words. The task puts the day on a workbench.
create table match_follow_ups (
  region_id text not null, meeting_id uuid not null, days int not null,
  @visibility,
  event_id uuid not null, due_on date not null, task_region_id text, task_id uuid, answer text, words text not null default '', answered_by int, answered_at timestamptz, version int not null default 1,
  primary key (region_id, meeting_id, days),
  foreign key (region_id, meeting_id) references match_meetings (region_id, id));
create index match_follow_ups_event on match_follow_ups (region_id, event_id, due_on);
@policies match_follow_ups;
