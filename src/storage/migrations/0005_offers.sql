create table offers (
  region_id text not null, id uuid not null,
  @visibility,
  code text not null, kind text not null, title_zh text not null, title_en text not null, summary_zh text not null, summary_en text not null,
  program_text text, program_hash text, machine_share_bp int, synthetic boolean not null default false, source text,
  due_days int not null default 10, remind_days int not null default 3, escalate_days int not null default 5,
  version int not null default 1, created_at timestamptz not null default now(),
  primary key (region_id, id), unique (region_id, code));
create index offers_list on offers (kind, region_id, id);
@policies offers;
