create table files (
  region_id text not null, id uuid not null,
  @visibility,
  name text not null, media_type text not null, size_bytes int not null, sha256 text not null, purpose text not null,
  uploaded_by_account uuid not null, uploaded_at timestamptz not null default now(), primary key (region_id, id));
@policies files;

-- Bytes apart from the row, so that lists never read them. Reached only through a visible files row.
create table file_bytes (region_id text not null, file_id uuid not null, bytes bytea not null, primary key (region_id, file_id),
  foreign key (region_id, file_id) references files (region_id, id));
grant select, insert, delete on file_bytes to lq_job;
