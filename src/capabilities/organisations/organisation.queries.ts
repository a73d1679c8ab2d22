import { sql } from 'kysely';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { inRegions, listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import { normaliseCreditCode } from '../../vocabulary/creditCode.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import type { Enterprise, Organisation, OrganisationKind } from './organisation.schema.ts';

/** Reads of the directory and of enterprises, under the caller's row security unless said. */

interface OrganisationRow {
  readonly principal: number;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly name_en: string | null;
  readonly region_id: string;
  readonly synthetic: boolean;
  readonly source: string | null;
}

const organisationOf = (row: OrganisationRow): Organisation => ({
  principal: row.principal,
  code: row.code,
  kind: row.kind,
  name: row.name,
  nameEn: row.name_en,
  regionId: row.region_id,
  synthetic: row.synthetic,
  source: row.source,
});

export async function findOrganisations(
  tx: Tx,
  filter: {
    kind?: string | undefined;
    regionId?: string | undefined;
    text?: string | undefined;
    limit?: number | undefined;
  },
): Promise<Organisation[]> {
  const { rows } = await tx.query<OrganisationRow>(
    `select * from organisations where ($1::text is null or kind = $1) and ($2::text[] is null or region_id = any($2::text[]))
       and ($3::text is null or position(lower($3) in lower(name)) > 0 or position(lower($3) in lower(name_en)) > 0) order by kind, region_id, name limit $4`,
    [
      filter.kind ?? null,
      filter.regionId ? regionsWithin(filter.regionId) : null,
      filter.text ?? null,
      filter.limit ?? 1_000,
    ],
  );
  return rows.map(organisationOf);
}

export async function organisationByPrincipal(tx: Tx, principal: number): Promise<Organisation | null> {
  const row = await oneRow<OrganisationRow>(tx, 'select * from organisations where principal = $1', [principal]);
  return row && organisationOf(row);
}

export async function organisationByCode(tx: Tx, code: string): Promise<Organisation | null> {
  const row = await oneRow<OrganisationRow>(tx, 'select * from organisations where code = $1', [code]);
  return row && organisationOf(row);
}

/** The body of this very name; where several have it, the one registered first. */
export async function organisationByName(tx: Tx, name: string): Promise<Organisation | null> {
  const row = await oneRow<OrganisationRow>(
    tx,
    'select * from organisations where name = $1 order by principal limit 1',
    [name],
  );
  return row && organisationOf(row);
}

export interface EnterpriseRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly credit_code: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly founded_on: string | null;
  readonly zone_codes: string[];
  readonly served_by: number[];
  readonly synthetic: boolean;
  readonly facts_version: number;
  readonly version: number;
}

export const enterpriseOf = (row: EnterpriseRow): Enterprise => ({
  regionId: row.region_id,
  id: row.id,
  principal: row.owner_org,
  creditCode: row.credit_code,
  name: row.name,
  industryCode: row.industry_code,
  foundedOn: row.founded_on,
  servedBy: row.served_by,
  synthetic: row.synthetic,
  version: row.version,
});

const COLUMNS =
  'region_id, id, owner_org, shared, credit_code, name, industry_code, founded_on, zone_codes, served_by, synthetic, facts_version, version';

/** The row as the caller may see it; absent and hidden answer alike. */
export async function requireEnterprise(tx: Tx, ref: RowRef): Promise<EnterpriseRow> {
  const row = await oneRow<EnterpriseRow>(tx, `select ${COLUMNS} from enterprises where region_id = $1 and id = $2`, [
    ref.regionId,
    ref.id,
  ]);
  if (!row) throw notFound();
  return row;
}

/** Names under row security: hidden enterprises are simply absent. */
export const enterprisesByIds = async (tx: Tx, ids: readonly string[]): Promise<readonly EnterpriseRow[]> =>
  (await tx.query<EnterpriseRow>(`select ${COLUMNS} from enterprises where id = any($1::uuid[])`, [[...ids]])).rows;

// LIKE is not leakproof, so under row security it would read every row: ids are found as job, rows fetched by key under the caller's eyes.
async function idsNamed(tx: Tx, text: string): Promise<string[]> {
  const like = (part: string) => `%${part.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const code = normaliseCreditCode(text);
  const { rows } = await tx.asJob('search', (job) =>
    job.query<{ id: string }>(
      `select id from enterprises where name like $1 or ($2 <> '' and credit_code like $3) limit 5000`,
      [like(text), code, like(code)],
    ),
  );
  return rows.map((row) => row.id);
}

export interface EnterpriseFilter {
  readonly regionId?: string | undefined;
  readonly industry?: string | undefined;
  readonly text?: string | undefined;
  readonly limit: number;
}

export async function listEnterpriseRows(tx: Tx, filter: EnterpriseFilter, after: readonly (string | number)[] | null) {
  const ids = filter.text ? await idsNamed(tx, filter.text) : null;
  const conditions = [
    ...(filter.regionId ? [inRegions(regionsWithin(filter.regionId))] : []),
    ...(filter.industry ? [sql`starts_with(industry_code, ${filter.industry.replace(/^[A-Z]/, '')})`] : []),
    ...(ids ? [sql`id = any(${ids}::uuid[])`] : []),
  ];
  return listPage<EnterpriseRow>(tx, {
    table: 'enterprises',
    columns: COLUMNS,
    conditions,
    order: ['name', 'region_id', 'id'],
    descending: false,
    limit: filter.limit,
    after,
  });
}

/** The office of each district, where it has one; the oldest entry of several. */
export async function districtOffices(tx: Tx, regions: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ region_id: string; principal: number }>(
    `select region_id, min(principal) as principal from organisations where kind = 'office' and region_id = any($1::text[]) group by region_id`,
    [[...regions]],
  );
  return new Map(rows.map((row) => [row.region_id, row.principal]));
}

/** As job: enterprises that an import created and that are still here. */
export const countOfImport = async (tx: Tx, importId: string): Promise<number> =>
  (await oneRow<{ n: number }>(tx, 'select count(*)::int as n from enterprises where import_id = $1', [importId]))?.n ??
  0;

/** As job: which credit codes exist already, in any region. */
export const registered = async (tx: Tx, codes: readonly string[]) =>
  (
    await tx.query<{ credit_code: string; region_id: string; id: string; principal: number }>(
      'select credit_code, region_id, id, principal from enterprise_registry where credit_code = any($1::text[])',
      [[...codes]],
    )
  ).rows;
