-- 待核事实: what a document says, as a proposal with its sentence. Only who keeps the document decides; once accepted it is read as widely as the document. The sentence and its place are never changed.
create table findings (
  region_id text not null, id uuid not null,
  @visibility,
  page_id uuid not null, version_id uuid not null, identity text not null, rule text not null,
  subject_name text not null, subject_type text not null, subject_code text, indicator text not null,
  value_kind text not null check (value_kind in ('number', 'fraction', 'list', 'text')), value text not null, unit text, qualifiers text[] not null default '{}', qualifier_text text, rank_scope text,
  state text not null check (state in ('result', 'target', 'announced', 'deliberated', 'inForce')), period_text text, period_from text, period_to text, period_inferred boolean not null default false,
  quote text not null, quote_from int not null, quote_to int not null, reasons text[] not null default '{}',
  page_title text not null, page_published text, page_source text, page_trust text not null,
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'rejected', 'merged')), same_as uuid, proposal jsonb, decided_by text, decided_at timestamptz,
  created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id),
  foreign key (region_id, page_id) references pages (region_id, id));
create unique index findings_once on findings (region_id, page_id, identity);
create index findings_list on findings (status, created_at, region_id, id);
create index findings_alike on findings (indicator, subject_name) where status in ('proposed', 'accepted');
@policies findings;
