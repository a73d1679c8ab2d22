-- A membership is dated and may end and begin again: each has an id, the decision behind it and how it ended. `until` is the first day without it.
alter table memberships add column id uuid not null default gen_random_uuid();
alter table memberships drop constraint memberships_pkey;
alter table memberships add primary key (id);
alter table memberships add column decided_region_id text, add column decided_id uuid, add column decided_text text not null default '',
  add column ended_how text, add column ended_text text not null default '', add column created_at timestamptz not null default now();
create unique index memberships_open on memberships (alliance_org, member_org, role) where until is null;
create index memberships_alliance on memberships (alliance_org, member_org);

-- What an alliance says of itself. Open to everybody signed in; written by its secretariat. Bodies and the alliance it grew from may lie elsewhere.
create table alliances (
  region_id text not null, id uuid not null,
  @visibility,
  alliance_org int not null, code text not null, aims text not null default '', seat_region text, seat text not null default '', founded_on text not null default '',
  industry text not null default '', derived_from int, declared_members int, declared_note text not null default '', number_prefix text not null default '', next_number int not null default 1,
  source text, synthetic boolean not null default false, version int not null default 1,
  primary key (region_id, id), unique (region_id, alliance_org));
create index alliances_org on alliances (alliance_org);
@policies alliances;

-- Who guides, unveils or is named beside an alliance without being a member of it.
create table alliance_bodies (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  relation text not null, name text not null, org int, happened_on text not null default '', source text,
  primary key (region_id, id), foreign key (region_id, alliance_id) references alliances (region_id, id));
create index alliance_bodies_alliance on alliance_bodies (region_id, alliance_id);
@policies alliance_bodies;

-- Versions of the charter, each with the decision that made it. The rules of its bodies (quorum, majority, who votes) are data.
create table alliance_charters (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  alliance_org int not null, number int not null, valid_from date not null, text text not null, bodies jsonb not null, change text not null default '',
  decided_region_id text, decided_id uuid, decided_text text not null default '', source text, created_at timestamptz not null,
  primary key (region_id, id), unique (region_id, alliance_id, number), foreign key (region_id, alliance_id) references alliances (region_id, id));
create index alliance_charters_org on alliance_charters (alliance_org, valid_from);
@policies alliance_charters;

-- The directory: one row a member and alliance with the roles it holds now. Names stand as given on admission, for an enterprise's record is not open
-- to all; `listed` ones are public bodies. Reference table like memberships, kept by the same commands.
create table alliance_members (
  alliance_org int not null references organisations (principal), member_org int not null references principals (id), name text not null, kind text not null,
  region_id text not null, industry text not null default '', roles text[] not null, rank int not null, number text, listed boolean not null, synthetic boolean not null default false,
  since date, until date, primary key (alliance_org, member_org));
create unique index alliance_members_number on alliance_members (alliance_org, number);
create index alliance_members_page on alliance_members (alliance_org, rank, name, member_org) where until is null;
create index alliance_members_member on alliance_members (member_org);
grant select on alliance_members to lq_app;
grant select, insert, update on alliance_members to lq_job;

-- An application to join, from the draft to the number. The applicant sees it, the secretariat from its submission, the members while it is put to the vote.
create table alliance_applications (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  alliance_org int not null, applicant_org int not null, applicant_name text not null, applicant_kind text not null, applicant_region text not null, industry text not null default '', synthetic boolean not null default false,
  role text not null, status text not null, form jsonb not null, reason text not null default '', vote_until date, eligible int, quorum jsonb, number text,
  decided_region_id text, decided_id uuid, decided_text text not null default '', submitted_at timestamptz, decided_at timestamptz, created_by uuid not null, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), foreign key (region_id, alliance_id) references alliances (region_id, id));
create index alliance_applications_alliance on alliance_applications (region_id, alliance_id, created_at, id);
create index alliance_applications_applicant on alliance_applications (applicant_org);
create unique index alliance_applications_open on alliance_applications (region_id, alliance_id, applicant_org) where status in ('draft', 'submitted', 'voting');
@policies alliance_applications;

-- One ballot a voter, written when the vote opens; the choice is filled in once.
create table alliance_ballots (
  region_id text not null, application_id uuid not null, voter_org int not null,
  @visibility,
  choice text, cast_at timestamptz, cast_by uuid,
  primary key (region_id, application_id, voter_org), foreign key (region_id, application_id) references alliance_applications (region_id, id));
@policies alliance_ballots;

-- What happened to an application or a member, with reasons.
create table alliance_steps (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  application_id uuid, member_org int, at timestamptz not null, step text not null, by_org int not null, by_account uuid, text text not null default '',
  decided_region_id text, decided_id uuid, decided_text text not null default '', seq bigint generated always as identity,
  primary key (region_id, id), foreign key (region_id, alliance_id) references alliances (region_id, id));
create index alliance_steps_alliance on alliance_steps (region_id, alliance_id, seq);
create index alliance_steps_application on alliance_steps (region_id, application_id);
@policies alliance_steps;

-- A year's rating by who guides the alliance; open to all once published.
create table alliance_ratings (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  alliance_org int not null, year int not null, criteria jsonb not null, points int not null, grade text not null, note text not null default '', published_on date, rated_by uuid not null,
  created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), unique (region_id, alliance_id, year), foreign key (region_id, alliance_id) references alliances (region_id, id));
@policies alliance_ratings;

-- Dues of a member and year: seen by the member and the secretariat.
create table alliance_dues (
  region_id text not null, alliance_id uuid not null, id uuid not null,
  @visibility,
  alliance_org int not null, member_org int not null, year int not null, amount_fen bigint not null, due_on date not null, paid_on date, paid_fen bigint, voucher text not null default '', version int not null default 1,
  primary key (region_id, id), unique (region_id, alliance_id, member_org, year), foreign key (region_id, alliance_id) references alliances (region_id, id));
create index alliance_dues_member on alliance_dues (member_org, year);
@policies alliance_dues;

-- The tree of alliances and demonstration parks by industry. A node whose name is not public is numbered and stands without an organisation.
create table alliance_nodes (
  region_id text not null, id uuid not null,
  @visibility,
  tree text not null, kind text not null, industry text not null, org int, name text not null, name_en text, published boolean not null, note text not null default '', source text, seq int not null,
  primary key (region_id, id), unique (region_id, tree, kind, seq));
@policies alliance_nodes;
