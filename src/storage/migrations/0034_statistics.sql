-- 已公布的数字: figures that public pages state, entered with their source. Facts accepted from documents are not copied here: they are read where they are.
create table published_figures (
  region_id text not null, id uuid not null,
  @visibility,
  subject_code text not null, subject_name text not null, indicator text not null, value_kind text not null check (value_kind in ('number', 'fraction')), value text not null, unit text, qualifier_text text,
  state text not null check (state in ('result', 'target')), is_estimate boolean not null default false, period text, source_code text not null, publisher text not null, source_title text not null, source_date text, trust text not null check (trust in ('normal', 'reduced')), created_at timestamptz not null,
  primary key (region_id, id));
create unique index published_figures_once on published_figures (region_id, owner_org, subject_code, indicator, value, coalesce(period, ''), source_code);
create index published_figures_indicator on published_figures (indicator);
@policies published_figures;
