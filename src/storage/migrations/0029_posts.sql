-- Posts of an organisation (岗位) and who holds them from when to when. No name is kept here: a holder is an account of the platform or nobody in
-- particular, told by post and unit; of a party organisation never more than that.
create table posts (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, unit text not null default '', duties text not null default '', party boolean not null default false, closed_on date, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index posts_owner on posts (owner_org, title);
@policies posts;

create table tenures (
  region_id text not null, post_id uuid not null, id uuid not null,
  @visibility,
  account_id uuid, home_org int, starts_on date not null, ends_on date, status text not null default 'holding', cover_post_id uuid, cover_until date, ended_on date, ended_reason text not null default '',
  reminded_on date, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, post_id, id),
  foreign key (region_id, post_id) references posts (region_id, id));
-- A post has one holder at a time.
create unique index tenures_one on tenures (region_id, post_id) where status in ('holding', 'onLeave');
create index tenures_ending on tenures (ends_on) where status in ('holding', 'onLeave');
create index tenures_home on tenures (home_org) where home_org is not null;
@policies tenures;

-- What a post has in hand: cases, tasks and needs of its organisation. The rows may lie in other regions: soft references. A matter lies with one post.
create table post_matters (
  region_id text not null, post_id uuid not null, id uuid not null,
  @visibility,
  kind text not null, matter_region_id text not null, matter_id uuid not null, title text not null, taken_at timestamptz not null, left_at timestamptz, handed_to uuid,
  primary key (region_id, post_id, id),
  foreign key (region_id, post_id) references posts (region_id, id));
create unique index post_matters_one on post_matters (region_id, owner_org, kind, matter_id) where left_at is null;
create index post_matters_post on post_matters (region_id, post_id) where left_at is null;
@policies post_matters;
