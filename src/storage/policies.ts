/**
 * Row policies from one source (docs/DATA.md). Rules measured in VISIBILITY: one policy per command, none for delete, never
 * RESTRICTIVE (Citus turns it permissive), settings parsed once through a sub-select on PostgreSQL and without it on Citus,
 * `nullif(current_setting(…, true), '')` so that an unset context sees nothing instead of failing, `pg_catalog.&&` by name.
 */
export type PolicyForm = 'postgres' | 'citus';

export const VISIBILITY_COLUMNS = `owner_org int not null, is_public boolean not null default false, open_region text,
  shared int[] check (cardinality(shared) between 1 and 64 and array_position(shared, null) is null)`;

const setting = (name: string, type: string, form: PolicyForm): string => {
  const value = `nullif(current_setting('app.${name}', true), '')::${type}`;
  if (form === 'citus') return `(${value})`;
  return type.endsWith('[]') ? `(select ${value})::${type}` : `(select ${value})`;
};

const hasContext = "coalesce(current_setting('app.org', true), '') <> ''";

const readable = (form: PolicyForm): string =>
  `${hasContext} and (is_public
    or (open_region is not null and open_region = any(${setting('regions', 'text[]', form)}))
    or owner_org = ${setting('org', 'int', form)}
    or (shared is not null and shared operator(pg_catalog.&&) ${setting('shared', 'int[]', form)}))`;

const own = (form: PolicyForm): string => `owner_org = ${setting('org', 'int', form)}`;

const jobPolicies = (table: string): string[] => [
  `create policy ${table}_job_read on ${table} for select to lq_job using (true)`,
  `create policy ${table}_job_insert on ${table} for insert to lq_job with check (true)`,
  `create policy ${table}_job_update on ${table} for update to lq_job using (true) with check (true)`,
  `create policy ${table}_job_delete on ${table} for delete to lq_job using (true)`,
  `grant select, insert, update, delete on ${table} to lq_job`,
];

/** Row security of a tenant table with the visibility columns. */
export const tenantPolicies = (table: string, form: PolicyForm = 'postgres'): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_read on ${table} for select to lq_app using (${readable(form)})`,
  `create policy ${table}_insert on ${table} for insert to lq_app with check (${own(form)})`,
  `create policy ${table}_update on ${table} for update to lq_app using (${own(form)}) with check (${own(form)})`,
  `grant select, insert, update on ${table} to lq_app`,
  ...jobPolicies(table),
];

/** Row security of the inbox: a row is seen by who holds its principal; only jobs write it. */
export const inboxPolicies = (table: string, form: PolicyForm = 'postgres'): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_read on ${table} for select to lq_app using (principal = any(${setting('shared', 'int[]', form)}))`,
  `grant select on ${table} to lq_app`,
  ...jobPolicies(table),
];
