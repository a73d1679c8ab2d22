-- 共建协议: drafted by one party, signed by each, in force for a term. Parties are named in `shared` once it is put to them.
create table agreements (
  region_id text not null, id uuid not null,
  @visibility,
  title text not null, purpose text not null default '', alliance_org int, starts_on date not null, ends_on date not null, status text not null default 'draft',
  in_force_at timestamptz, ended_reason text not null default '', renews_id uuid, file_id uuid, file_region_id text, reminded_on date, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index agreements_list on agreements (ends_on, region_id, id);
create index agreements_status on agreements (status, ends_on);
@policies agreements;

create table agreement_parties (
  region_id text not null, agreement_id uuid not null, org int not null,
  @visibility,
  signed_at timestamptz, signed_as text not null default '', declined_reason text not null default '',
  primary key (region_id, agreement_id, org),
  foreign key (region_id, agreement_id) references agreements (region_id, id));
create index agreement_parties_org on agreement_parties (org);
@policies agreement_parties;

-- What a party promises. It becomes a task when the agreement comes into force; the task may be moved, the promise stays as signed.
create table commitments (
  region_id text not null, agreement_id uuid not null, id uuid not null,
  @visibility,
  title text not null, measure text not null default '', commit_org int not null, due_on date not null, task_id uuid, place int not null,
  primary key (region_id, agreement_id, id),
  foreign key (region_id, agreement_id) references agreements (region_id, id));
@policies commitments;
