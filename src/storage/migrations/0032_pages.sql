-- 页面: one article, however many sites carry it. What it says is quoted, never obeyed. The columns of a list are those of the version shown.
create table pages (
  region_id text not null, id uuid not null,
  @visibility,
  owner_name text not null, title text not null, published text, source text, trust text not null check (trust in ('normal', 'reduced', 'low')), doubts int not null default 0,
  main_copy uuid not null, shown_version uuid not null, copies int not null default 1, versions int not null default 1,
  scope text not null default 'own' check (scope in ('own', 'region', 'everyone')), status text not null default 'kept' check (status in ('kept', 'withdrawn')),
  created_at timestamptz not null, changed_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create index pages_list on pages (changed_at, region_id, id);
@policies pages;

-- Where the article stands: a site, a file, a paste. An address is watched or fetched again into the same copy.
create table page_copies (
  region_id text not null, id uuid not null, page_id uuid not null,
  @visibility,
  way text not null check (way in ('upload', 'paste', 'address', 'watch')), name text not null, address text, format text not null, encoding text, version_id uuid not null, added_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, page_id) references pages (region_id, id));
create unique index page_copies_address on page_copies (region_id, owner_org, address) where address is not null;
create index page_copies_page on page_copies (page_id);
@policies page_copies;

-- What a copy said at a moment: never changed, so that a fact keeps the sentence it came from. `words` counts its search words, `bands` find its like.
create table page_versions (
  region_id text not null, id uuid not null, page_id uuid not null, copy_id uuid not null,
  @visibility,
  number int not null, raw text not null, text text not null, title text not null, published text, source text, trust text not null, doubts int not null,
  edits jsonb not null, dropped jsonb not null, flags jsonb not null, hash text not null, sketch int[] not null, bands int[] not null, words text not null, word_count int not null, added_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, page_id) references pages (region_id, id));
create unique index page_versions_number on page_versions (region_id, page_id, number);
create index page_versions_bands on page_versions using gin (bands);
create index page_versions_hash on page_versions (owner_org, hash);
@policies page_versions;

-- 关注的网址: fetched again every so many hours, in the name of who began it.
create table page_sources (
  region_id text not null, id uuid not null,
  @visibility,
  owner_name text not null, title text not null, address text not null, every_hours int not null check (every_hours between 1 and 720), status text not null default 'watching' check (status in ('watching', 'paused', 'ended')),
  account_id uuid not null, due_at timestamptz not null, checked_at timestamptz, fault jsonb, failures int not null default 0, page_id uuid, created_at timestamptz not null, version int not null default 1,
  primary key (region_id, id));
create unique index page_sources_once on page_sources (region_id, owner_org, address) where status <> 'ended';
create index page_sources_due on page_sources (due_at) where status = 'watching';
create index page_sources_list on page_sources (created_at, region_id, id);
@policies page_sources;
