-- What an organisation owes after a meeting, an agreement, an activity: a title, a measure, a day. The row belongs to who gave it; who must do it and
-- the bodies concerned (an alliance's `members:` principal among them) may read it. Its origin may lie in another region: a soft reference.
create table tasks (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, measure text not null default '', task_org int not null, due_on date not null, status text not null default 'open', progress int not null default 0,
  result text not null default '', origin_kind text not null, origin_region_id text not null, origin_id uuid not null, origin_title text not null default '', alliance_org int,
  case_region_id text, case_id uuid, reminded_on date, done_at timestamptz, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index tasks_own on tasks (task_org, status, due_on, region_id, id);
create index tasks_given on tasks (owner_org, status, due_on, region_id, id);
create index tasks_all on tasks (due_on, region_id, id);
create index tasks_origin on tasks (origin_kind, origin_id);
create index tasks_due on tasks (status, due_on);
@policies tasks;

-- What was done about a task, step by step.
create table task_steps (
  region_id text not null, task_id uuid not null, id uuid not null,
  @visibility,
  at timestamptz not null, step text not null, by_org int not null, progress int, note text not null default '', seq bigint generated always as identity,
  primary key (region_id, task_id, id),
  foreign key (region_id, task_id) references tasks (region_id, id));
create index task_steps_time on task_steps (region_id, task_id, at);
@policies task_steps;
