-- 典型案例评选: a round with weighted criteria and invited jurors. Public to who is signed in: scores are not part of it.
create table practice_rounds (
  region_id text not null, id uuid not null,
  @visibility,
  convener_name text not null, title text not null, criteria jsonb not null, jurors int[] not null, status text not null default 'open', closed_at timestamptz, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index practice_rounds_list on practice_rounds (created_at, region_id, id);
@policies practice_rounds;

-- 典型案例: a finished case told for others. The firm's name and the text are public only while its consent stands; figures are counted, never stored.
create table practices (
  region_id text not null, id uuid not null,
  @visibility,
  nominator_name text not null, title text not null, background text not null, done text not null, reuse text not null, topic text not null,
  case_region_id text not null, case_id uuid not null, enterprise_org int not null, enterprise_name text not null, round_region_id text not null, round_id uuid not null, convener_org int not null,
  status text not null default 'nominated', note text not null default '', consented_at timestamptz, published_at timestamptz, result jsonb, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create unique index practices_once on practices (region_id, case_id) where status not in ('declined', 'withdrawn');
create index practices_list on practices (created_at, region_id, id);
create index practices_round on practices (round_id, status);
@policies practices;

-- One scorecard a juror and practice; seen by the juror and the convener.
create table practice_scores (
  region_id text not null, practice_id uuid not null, juror_org int not null,
  @visibility,
  scores jsonb not null, total int not null, note text not null default '', scored_at timestamptz not null,
  primary key (region_id, practice_id, juror_org),
  foreign key (region_id, practice_id) references practices (region_id, id));
@policies practice_scores;

-- Who has taken a practice over, with the case or task it was done in; whoever sees that case or task follows the link.
create table practice_adoptions (
  region_id text not null, practice_id uuid not null,
  @visibility,
  org_name text not null, note text not null, subject_kind text not null check (subject_kind in ('case', 'task')), subject_region_id text not null, subject_id uuid not null, adopted_at timestamptz not null,
  primary key (region_id, practice_id, owner_org),
  foreign key (region_id, practice_id) references practices (region_id, id));
@policies practice_adoptions;
