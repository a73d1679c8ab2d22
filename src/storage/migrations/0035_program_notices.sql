-- The notice a draft of rules was read from: its text, what was read at which place, and the document it came from. Seen by the office that writes the rules.
create table program_notices (
  region_id text not null, id uuid not null,
  @visibility,
  draft_id uuid not null, offer_id uuid, page_region_id text, page_id uuid, page_version_id uuid,
  title text not null, number text, text text not null, parts jsonb not null, added_by uuid not null, added_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, draft_id) references program_drafts (region_id, id));
create unique index program_notices_draft on program_notices (region_id, draft_id);
create index program_notices_page on program_notices (page_region_id, page_id) where page_id is not null;
@policies program_notices;
