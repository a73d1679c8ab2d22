-- 比学赶超: a convener's contest with goals in kinds of outcome, over months. Shown to whoever is invited once it is opened; `report` is what was frozen at closing.
create table campaigns (
  region_id text not null, id uuid not null,
  @visibility,
  convener_name text not null, title text not null, aims text not null default '', alliance_org int, only_alliance boolean not null default false, invited int[] not null default '{}',
  from_month text not null, to_month text not null, goals jsonb not null, status text not null default 'draft', report jsonb, closed_at timestamptz, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index campaigns_list on campaigns (created_at, region_id, id);
@policies campaigns;

-- Who takes part. Staff is the organisation's own dated entry: bodies have no facts, and who enters none is not ranked per head.
create table campaign_participants (
  region_id text not null, campaign_id uuid not null, org int not null,
  @visibility,
  org_name text not null, joined_at timestamptz not null, headcount int check (headcount > 0), headcount_source text not null default '', headcount_on date,
  primary key (region_id, campaign_id, org),
  foreign key (region_id, campaign_id) references campaigns (region_id, id));
create index campaign_participants_org on campaign_participants (org, campaign_id);
@policies campaign_participants;

-- 岗位承诺: a measurable result of an organisation or of a post of it (role and unit, no persons). `target` is in fen for money, else a number. The result is counted, never stored.
create table pledges (
  region_id text not null, id uuid not null,
  @visibility,
  org_name text not null, title text not null, kind text not null, target bigint not null check (target > 0), due_on date not null, from_month text not null, post_role text not null default '', post_unit text not null default '',
  campaign_region_id text, campaign_id uuid, alliance_org int, basis_kind text, basis_region_id text, basis_id uuid, basis_title text not null default '',
  status text not null default 'live', created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index pledges_list on pledges (due_on, region_id, id);
create index pledges_campaign on pledges (campaign_id, due_on);
create index pledges_owner on pledges (owner_org, due_on);
@policies pledges;

-- The cases a pledge is kept by. References; who may see a case is decided by the case.
create table pledge_cases (
  region_id text not null, pledge_id uuid not null, case_region_id text not null, case_id uuid not null,
  @visibility,
  tied_at timestamptz not null,
  primary key (region_id, pledge_id, case_region_id, case_id),
  foreign key (region_id, pledge_id) references pledges (region_id, id));
@policies pledge_cases;
