import { oneRow, type Tx } from '../../storage/sql.ts';
import type { OrganisationKind } from './organisation.schema.ts';

/** The only writer of principals, organisations and enterprises. All writes run as lq_job. */

/** Interns a code; the same code always answers the same principal. */
export async function principalOf(tx: Tx, kind: string, code: string): Promise<number> {
  const row = await oneRow<{ id: number }>(
    tx,
    'insert into principals (kind, code) values ($1, $2) on conflict (code) do update set kind = principals.kind returning id',
    [kind, code],
  );
  if (!row) throw new Error('a principal was not interned');
  return row.id;
}

export interface NewOrganisation {
  readonly code: string;
  readonly kind: Exclude<OrganisationKind, 'enterprise'>;
  readonly name: string;
  readonly nameEn: string | null;
  readonly regionId: string;
  readonly synthetic: boolean;
  readonly source: string | null;
}

/** Creates or refreshes a directory entry; an alliance also gets the principal its members hold. */
export async function putOrganisation(tx: Tx, organisation: NewOrganisation): Promise<number> {
  const principal = await principalOf(tx, organisation.kind, organisation.code);
  if (organisation.kind === 'alliance') await principalOf(tx, 'members', `members:${organisation.code}`);
  await tx.query(
    `insert into organisations (principal, code, kind, name, name_en, region_id, synthetic, source) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (principal) do update set name = excluded.name, name_en = excluded.name_en, source = excluded.source`,
    [
      principal,
      organisation.code,
      organisation.kind,
      organisation.name,
      organisation.nameEn,
      organisation.regionId,
      organisation.synthetic,
      organisation.source,
    ],
  );
  return principal;
}

export interface NewEnterprise {
  readonly id: string;
  readonly regionId: string;
  readonly creditCode: string;
  readonly name: string;
  readonly industryCode: string | null;
  readonly foundedOn: string | null;
  readonly zoneCodes: readonly string[];
  readonly servedBy: readonly number[];
  readonly synthetic: boolean;
  readonly importId: string | null;
}

const column = <T>(rows: readonly NewEnterprise[], read: (row: NewEnterprise) => T): T[] => rows.map(read);

/**
 * Inserts enterprises in bulk: principals, registry and rows in three statements. Codes must be new; the registry's primary
 * key refuses a code that exists in any region. Answers the principal of each credit code.
 */
export async function insertEnterprises(tx: Tx, rows: readonly NewEnterprise[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const codes = column(rows, (row) => row.creditCode);
  const principals = await tx.query<{ id: number; code: string }>(
    `insert into principals (kind, code) select 'enterprise', unnest($1::text[]) on conflict (code) do update set kind = principals.kind returning id, code`,
    [codes],
  );
  const byCode = new Map(principals.rows.map((row) => [row.code, row.id]));
  const owners = codes.map((code) => byCode.get(code) ?? 0);
  const ids = column(rows, (row) => row.id);
  const regions = column(rows, (row) => row.regionId);
  await tx.query(
    `insert into enterprise_registry (credit_code, region_id, id, principal) select * from unnest($1::text[], $2::text[], $3::uuid[], $4::int[])`,
    [codes, regions, ids, owners],
  );
  await tx.query(
    `insert into enterprises (region_id, id, owner_org, shared, credit_code, name, industry_code, founded_on, zone_codes, served_by, synthetic, import_id)
     select r, i, o, case when s = '' then null else string_to_array(s, ',')::int[] end, c, n, ind, f, case when z = '' then '{}' else string_to_array(z, ',') end,
       case when s = '' then '{}' else string_to_array(s, ',')::int[] end, syn, imp
     from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::boolean[], $11::uuid[])
       as t (r, i, o, s, c, n, ind, f, z, syn, imp)`,
    [
      regions,
      ids,
      owners,
      column(rows, (row) => row.servedBy.join(',')),
      codes,
      column(rows, (row) => row.name),
      column(rows, (row) => row.industryCode),
      column(rows, (row) => row.foundedOn),
      column(rows, (row) => row.zoneCodes.join(',')),
      column(rows, (row) => String(row.synthetic)),
      column(rows, (row) => row.importId),
    ],
  );
  return byCode;
}

/** Bumps the counter by which caches notice changed facts. */
export const touchFacts = (tx: Tx, regionId: string, ids: readonly string[]) =>
  tx.query(
    'update enterprises set facts_version = facts_version + 1, touched_in = pg_current_xact_id() where region_id = $1 and id = any($2::uuid[])',
    [regionId, [...ids]],
  );

export interface IdentityChange {
  readonly id: string;
  readonly name: string | null;
  readonly industryCode: string | null;
  readonly foundedOn: string | null;
}

export const updateIdentity = (tx: Tx, regionId: string, change: IdentityChange) =>
  tx.query(
    `update enterprises set name = coalesce($3, name), industry_code = coalesce($4, industry_code), founded_on = coalesce($5::date, founded_on), version = version + 1, touched_in = pg_current_xact_id()
     where region_id = $1 and id = $2`,
    [regionId, change.id, change.name, change.industryCode, change.foundedOn],
  );

/** Empties what an import filled in, where it still says the same. */
export const clearFilled = (tx: Tx, regionId: string, id: string, key: 'industry' | 'foundedOn', value: string) =>
  tx.query(
    key === 'industry'
      ? 'update enterprises set industry_code = null, version = version + 1, touched_in = pg_current_xact_id() where region_id = $1 and id = $2 and industry_code = $3'
      : 'update enterprises set founded_on = null, version = version + 1, touched_in = pg_current_xact_id() where region_id = $1 and id = $2 and founded_on = $3::date',
    [regionId, id, value],
  );

/** The same as touchFacts for enterprises of many regions. */
export const touchManyFacts = (tx: Tx, refs: readonly { readonly regionId: string; readonly id: string }[]) =>
  tx.query(
    `update enterprises e set facts_version = facts_version + 1, touched_in = pg_current_xact_id() from unnest($1::text[], $2::uuid[]) as x (region_id, id)
     where e.region_id = x.region_id and e.id = x.id`,
    [refs.map((ref) => ref.regionId), refs.map((ref) => ref.id)],
  );

const UNTOUCHED = ['facts', 'needs', 'cases', 'outcomes', 'invitations', 'grants']
  .map((table) => `not exists (select 1 from ${table} x where x.region_id = e.region_id and x.enterprise_id = e.id)`)
  .join(' and ');

/**
 * Undo of an import: at most `limit` of its enterprises go, with registry entries, unless somebody has worked with them since (or
 * speaks for them). Answers how many went.
 */
export async function deleteImportedEnterprises(tx: Tx, importId: string, limit: number): Promise<number> {
  const gone = await tx.query<{ region_id: string; id: string; credit_code: string }>(
    `delete from enterprises where (region_id, id) in (select e.region_id, e.id from enterprises e where e.import_id = $1 and ${UNTOUCHED}
       and not exists (select 1 from accounts a where a.org = e.owner_org) and not exists (select 1 from memberships m where m.member_org = e.owner_org)
       limit $2) returning region_id, id, credit_code`,
    [importId, limit],
  );
  await tx.query(
    'insert into enterprise_removals (region_id, id) select * from unnest($1::text[], $2::uuid[]) on conflict do nothing',
    [gone.rows.map((row) => row.region_id), gone.rows.map((row) => row.id)],
  );
  await tx.query('delete from enterprise_registry where credit_code = any($1::text[])', [
    gone.rows.map((row) => row.credit_code),
  ]);
  return gone.rows.length;
}
