-- A part of the enterprises one offer finds, kept by name. Only the question is kept: who is in it is worked out each time it is opened.
create table audiences (
  region_id text not null, id uuid not null,
  @visibility,
  offer_id uuid not null, name text not null, verdict text not null, condition_id text, registered_region text,
  changed_by uuid not null, changed_at timestamptz not null, removed_at timestamptz, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id));
create unique index audiences_named on audiences (region_id, owner_org, offer_id, name) where removed_at is null;
create index audiences_own on audiences (owner_org, changed_at) where removed_at is null;
@policies audiences;
