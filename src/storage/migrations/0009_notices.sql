create table notices (
  region_id text not null, id uuid not null,
  @visibility,
  kind text not null, text_zh text not null, text_en text not null, link text, at timestamptz not null, read_at timestamptz,
  primary key (region_id, id));
create index notices_owner on notices (owner_org, at desc);
@policies notices;

create table grants (
  region_id text not null, id uuid not null,
  @visibility,
  enterprise_id uuid not null, grantee_org int not null, purpose text not null, valid_from timestamptz not null, valid_until timestamptz not null, revoked_at timestamptz,
  granted_by_account uuid not null, case_id uuid, primary key (region_id, id),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id));
create index grants_grantee on grants (grantee_org, region_id, enterprise_id);
@policies grants;
