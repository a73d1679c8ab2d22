-- A grant says on what basis an organisation may read facts of an enterprise (docs/SECURITY.md): the enterprise's own consent, its part in a case,
-- or the standing duty of who serves it. A duty has no enterprise: it reaches those of the region whose record names the organisation as serving.
alter table grants alter column enterprise_id drop not null;
alter table grants alter column granted_by_account drop not null;
alter table grants alter column valid_until drop not null;
alter table grants add column basis text not null default 'consent' check (basis in ('consent', 'case', 'duty'));
alter table grants add column status text not null default 'active' check (status in ('requested', 'declined', 'active', 'revoked', 'ended'));
alter table grants add column fields text[] not null default '{}';
alter table grants add column days int;
alter table grants add column notice_version text not null default '';
alter table grants add column signed jsonb;
alter table grants add column offer_region_id text;
alter table grants add column offer_id uuid;
alter table grants add column need_id uuid;
alter table grants add column note text not null default '';
alter table grants add column created_at timestamptz not null default now();
alter table grants add column decided_at timestamptz;
alter table grants add column version int not null default 1;
alter table grants add constraint grants_subject check ((basis = 'duty') = (enterprise_id is null));
alter table grants add constraint grants_term check (basis = 'duty' or valid_until is not null);
alter table grants add constraint grants_of_case check ((basis = 'case') = (case_id is not null));
create index grants_enterprise on grants (region_id, enterprise_id, created_at);
create unique index grants_duty on grants (region_id, grantee_org) where basis = 'duty';
create unique index grants_asked on grants (region_id, enterprise_id, grantee_org, purpose) where status = 'requested';
create unique index grants_case on grants (region_id, case_id, grantee_org) where basis = 'case';

-- Every reading of facts by another organisation. The grant is not optional: a reading without a basis cannot be written down, and what cannot be
-- written down is not answered.
create table fact_reads (
  region_id text not null, id uuid not null,
  @visibility,
  enterprise_id uuid not null, grant_id uuid not null, basis text not null, purpose text not null, by_org int not null, by_account uuid not null, by_role text not null,
  path text not null, keys text[] not null, facts int not null, at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id) on delete cascade,
  foreign key (region_id, grant_id) references grants (region_id, id));
create index fact_reads_time on fact_reads (region_id, enterprise_id, at, id);
@policies fact_reads;

-- Who serves enterprises already goes on with an explicit duty.
insert into grants (region_id, id, owner_org, is_public, grantee_org, purpose, basis, valid_from)
  select o.region_id, gen_random_uuid(), o.org, true, o.org, 'statutoryDuty', 'duty', now()
  from (select distinct region_id, unnest(served_by) as org from enterprises) o;
