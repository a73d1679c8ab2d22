-- Rules being written. A draft belongs to the office that edits it and is seen by nobody else; publishing makes the next version of the offer.
create table program_drafts (
  region_id text not null, id uuid not null,
  @visibility,
  offer_id uuid, offer_version int, code text not null, title text not null, text text not null, before_text text,
  status text not null default 'open', changed_by uuid not null, changed_at timestamptz not null, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id));
create index program_drafts_own on program_drafts (owner_org, status, changed_at);
@policies program_drafts;
