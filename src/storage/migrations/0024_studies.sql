-- A study plan: what is read and heard in a period, with where it comes from.
create table study_plans (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, note text not null default '', from_on date not null, until_on date not null, audience text not null, alliance_org int,
  synthetic boolean not null default false, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index study_plans_newest on study_plans (created_at, region_id, id);
@policies study_plans;

create table study_materials (
  region_id text not null, plan_id uuid not null, id uuid not null,
  @visibility,
  kind text not null, title text not null, source text not null, url text not null default '', text text not null default '', file_region_id text, file_id uuid,
  seq bigint generated always as identity,
  primary key (region_id, plan_id, id), foreign key (region_id, plan_id) references study_plans (region_id, id));
@policies study_materials;

create table question_banks (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, note text not null default '', synthetic boolean not null default false, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index question_banks_newest on question_banks (created_at, region_id, id);
@policies question_banks;

create table bank_questions (
  region_id text not null, bank_id uuid not null, id uuid not null,
  @visibility,
  kind text not null, text text not null, options text[] not null, correct int[] not null, explanation text not null, source text not null, retired boolean not null default false,
  seq bigint generated always as identity,
  primary key (region_id, bank_id, id), foreign key (region_id, bank_id) references question_banks (region_id, id));
@policies bank_questions;

-- A quiz draws its questions from a bank; the questions are copied when it opens, so that later changes of the bank change no result.
create table quizzes (
  region_id text not null, id uuid not null,
  @visibility,
  plan_id uuid, bank_id uuid not null, title text not null, status text not null, mode text not null, audience text not null, invited int[] not null default '{}', alliance_org int,
  opens_at timestamptz not null, closes_at timestamptz not null, minutes int not null, question_count int not null, questions jsonb, link_hash text,
  synthetic boolean not null default false, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), foreign key (region_id, bank_id) references question_banks (region_id, id));
create index quizzes_newest on quizzes (created_at, region_id, id);
create index quizzes_link on quizzes (link_hash) where link_hash is not null;
create index quizzes_open on quizzes (status, closes_at);
@policies quizzes;

-- An attempt knows a random token and, where the quiz asks for it, an organisation; never an account or a person. Read by jobs only: owner_org 0 is nobody's.
create table quiz_attempts (
  region_id text not null, quiz_id uuid not null, id uuid not null,
  @visibility,
  token_hash text not null, org int, seed int not null, started_at timestamptz not null, deadline_at timestamptz not null, submitted_at timestamptz,
  primary key (region_id, id), unique (region_id, token_hash), foreign key (region_id, quiz_id) references quizzes (region_id, id));
create index quiz_attempts_quiz on quiz_attempts (region_id, quiz_id);
create index quiz_attempts_token on quiz_attempts (token_hash);
@policies quiz_attempts;

create table quiz_answers (
  region_id text not null, attempt_id uuid not null, question_id uuid not null,
  @visibility,
  chosen int[] not null,
  primary key (region_id, attempt_id, question_id), foreign key (region_id, attempt_id) references quiz_attempts (region_id, id));
@policies quiz_answers;
