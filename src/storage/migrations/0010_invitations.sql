-- An enterprise is invited to an offer once per organisation, however often the job runs. The offer may be in another region: a soft reference.
create table invitations (
  region_id text not null, enterprise_id uuid not null, offer_region_id text not null, offer_id uuid not null,
  @visibility,
  form text not null, invited_at timestamptz not null, case_id uuid,
  primary key (region_id, enterprise_id, offer_id, owner_org),
  foreign key (region_id, enterprise_id) references enterprises (region_id, id));
@policies invitations;
