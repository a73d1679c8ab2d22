-- Party organisations (党组织): committees, branches and joint bodies on a chain, in an area, or across a pair of units. Organisations, roles, counts,
-- decisions and dates only; nobody is named. Open to everybody signed in, kept by the organisation itself.
create table party_bodies (
  region_id text not null, id uuid not null,
  @visibility,
  party_org int not null, name text not null, form text not null, basis text not null, scope text not null default '', parent_org int, founded_on date, dissolved_on date,
  synthetic boolean not null default false, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id), unique (region_id, party_org, name));
create index party_bodies_list on party_bodies (basis, name, id);
create index party_bodies_org on party_bodies (party_org);
@policies party_bodies;

-- Units that belong to a body, dated; of a pair the two sides. A unit may be named that is not on the platform.
create table party_units (
  region_id text not null, body_id uuid not null, id uuid not null,
  @visibility,
  org int, name text not null, kind text not null, leads boolean not null default false, since date not null, until date,
  primary key (region_id, body_id, id),
  foreign key (region_id, body_id) references party_bodies (region_id, id));
create unique index party_units_one on party_units (region_id, body_id, name) where until is null;
create index party_units_org on party_units (org) where org is not null;
@policies party_units;

-- The five links (组织联网 阵地联建 人才联育 发展联谋 党群联动), each recorded as such between a body and its partners, with what came of it.
create table party_links (
  region_id text not null, id uuid not null,
  @visibility,
  body_id uuid not null, kind text not null, title text not null, text text not null default '', partners jsonb not null default '[]', started_on date not null, ended_on date, ended_reason text not null default '',
  created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, body_id) references party_bodies (region_id, id));
create index party_links_list on party_links (started_on, region_id, id);
create index party_links_body on party_links (region_id, body_id);
@policies party_links;

-- What was done about a link on a day, in words and numbers.
create table party_link_entries (
  region_id text not null, link_id uuid not null, id uuid not null,
  @visibility,
  on_day date not null, text text not null, people int, by_org int not null, at timestamptz not null,
  primary key (region_id, link_id, id),
  foreign key (region_id, link_id) references party_links (region_id, id));
@policies party_link_entries;

-- Shared venues (阵地) and who has them when; two bookings of one venue never overlap.
create table venues (
  region_id text not null, id uuid not null,
  @visibility,
  name text not null, address text not null default '', seats int not null, opens_at text not null default '08:30', closes_at text not null default '21:00', note text not null default '', closed_on date,
  synthetic boolean not null default false, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index venues_list on venues (name, region_id, id);
@policies venues;

create table bookings (
  region_id text not null, venue_id uuid not null, id uuid not null,
  @visibility,
  booked_org int not null, booked_name text not null, purpose text not null, people int not null, starts_at timestamptz not null, ends_at timestamptz not null, status text not null default 'booked', created_at timestamptz not null,
  primary key (region_id, venue_id, id), check (ends_at > starts_at),
  foreign key (region_id, venue_id) references venues (region_id, id));
create index bookings_time on bookings (region_id, venue_id, starts_at) where status = 'booked';
create index bookings_org on bookings (booked_org, starts_at);
@policies bookings;
