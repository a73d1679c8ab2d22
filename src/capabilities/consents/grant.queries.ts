import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { EnterpriseRow } from '../organisations/organisation.service.ts';
import type { GrantBasis, GrantStatus } from './grant.schema.ts';

export interface GrantRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly enterprise_id: string | null;
  readonly grantee_org: number;
  readonly basis: GrantBasis;
  readonly status: GrantStatus;
  readonly purpose: string;
  readonly fields: string[];
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly revoked_at: string | null;
  readonly days: number | null;
  readonly notice_version: string;
  readonly signed: unknown;
  readonly case_id: string | null;
  readonly offer_region_id: string | null;
  readonly offer_id: string | null;
  readonly note: string;
  readonly created_at: string;
  readonly version: number;
}

const COLUMNS =
  'region_id, id, owner_org, enterprise_id, grantee_org, basis, status, purpose, fields, valid_from, valid_until, revoked_at, days, notice_version, signed, case_id, offer_region_id, offer_id, note, created_at, version';

/** Said in every statement that reads on a grant: `g` is live for an organisation at an instant. */
const live = (org: string, at: string): string =>
  `g.grantee_org = ${org} and g.status = 'active' and g.revoked_at is null and g.valid_from <= ${at} and g.valid_until > ${at}`;

export const findGrant = (tx: Tx, regionId: string, id: string) =>
  oneRow<GrantRow>(tx, `select ${COLUMNS} from grants where region_id = $1 and id = $2`, [regionId, id]);

/** What the caller sees of an enterprise's grants, and the duties of who serves it. */
export const grantsOfEnterprise = async (tx: Tx, enterprise: EnterpriseRow): Promise<readonly GrantRow[]> =>
  (
    await tx.query<GrantRow>(
      `select ${COLUMNS} from grants where region_id = $1 and (enterprise_id = $2 or (basis = 'duty' and grantee_org = any($3::int[])))
       order by basis = 'duty', created_at desc, id limit 200`,
      [enterprise.region_id, enterprise.id, [...enterprise.served_by]],
    )
  ).rows;

/** The grants an organisation reads one enterprise under, as far as it sees them; liveness is decided by the access rules. */
export const grantsHeld = async (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
  org: number,
): Promise<readonly GrantRow[]> =>
  (
    await tx.query<GrantRow>(
      `select ${COLUMNS} from grants where region_id = $1 and grantee_org = $3 and (enterprise_id = $2 or basis = 'duty')`,
      [regionId, enterpriseId, org],
    )
  ).rows;

/** Everything an organisation holds that may be live. */
export const grantsOfOrganisation = async (tx: Tx, org: number): Promise<readonly GrantRow[]> =>
  (
    await tx.query<GrantRow>(
      `select ${COLUMNS} from grants where grantee_org = $1 and status = 'active' order by valid_until nulls first, region_id, id limit 20000`,
      [org],
    )
  ).rows;

export const receivedGrants = async (tx: Tx, org: number): Promise<readonly GrantRow[]> =>
  (
    await tx.query<GrantRow>(
      `select ${COLUMNS} from grants where grantee_org = $1 order by status <> 'active', created_at desc, id limit 200`,
      [org],
    )
  ).rows;

/** As job: one enterprise that a live grant opens to an organisation that does not see its row. */
export const grantedEnterprise = (tx: Tx, regionId: string, id: string, org: number, at: string) =>
  oneRow<EnterpriseRow>(
    tx,
    `select e.* from enterprises e where e.region_id = $1 and e.id = $2
       and exists (select 1 from grants g where g.region_id = e.region_id and g.enterprise_id = e.id and ${live('$3', '$4')})`,
    [regionId, id, org, at],
  );

/** As job: all enterprises that live grants open to an organisation. */
export const grantedEnterprises = async (tx: Tx, org: number, at: string): Promise<readonly EnterpriseRow[]> =>
  (
    await tx.query<EnterpriseRow>(
      `select e.* from enterprises e where (e.region_id, e.id) in (select g.region_id, g.enterprise_id from grants g where g.enterprise_id is not null and ${live('$1', '$2')}) limit 20000`,
      [org, at],
    )
  ).rows;

/** As job: names of the enterprises of grants that the caller sees. */
export const namesOfGranted = async (tx: Tx, grants: readonly GrantRow[]): Promise<Map<string, string>> => {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from enterprises where id = any($1::uuid[])',
    [grants.flatMap((grant) => (grant.enterprise_id === null ? [] : [grant.enterprise_id]))],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
};

export interface AskedRow {
  readonly offer_region_id: string | null;
  readonly offer_id: string | null;
  readonly purpose: string;
  readonly waiting: number;
  readonly declined: number;
}

/** As job: how many hidden requests of an organisation wait or were declined. */
export const askedOf = async (tx: Tx, org: number): Promise<readonly AskedRow[]> =>
  (
    await tx.query<AskedRow>(
      `select offer_region_id, offer_id, purpose, (count(*) filter (where status = 'requested'))::int as waiting, (count(*) filter (where status = 'declined'))::int as declined
       from grants where grantee_org = $1 and shared is null and status in ('requested', 'declined') group by 1, 2, 3 order by 1, 2, 3 limit 200`,
      [org],
    )
  ).rows;

/** As job: whether a request for the purpose waits, was declined since, or is live. */
export const askedBefore = async (
  tx: Tx,
  key: { regionId: string; enterpriseId: string; org: number; purpose: string },
  since: string,
  at: string,
): Promise<boolean> =>
  (
    await tx.query(
      `select 1 from grants where region_id = $1 and enterprise_id = $2 and grantee_org = $3 and purpose = $4
         and (status = 'requested' or (status = 'declined' and decided_at > $5) or (status = 'active' and valid_until > $6)) limit 1`,
      [key.regionId, key.enterpriseId, key.org, key.purpose, since, at],
    )
  ).count > 0;

export interface ReadRow {
  readonly region_id: string;
  readonly id: string;
  readonly at: string;
  readonly by_org: number;
  readonly by_role: string;
  readonly basis: GrantBasis;
  readonly purpose: string;
  readonly grant_id: string;
  readonly path: string;
  readonly keys: string[];
  readonly facts: number;
}

/** Readings of one enterprise's facts, newest first, under the caller's eyes: the enterprise's own. */
export const listReadRows = (
  tx: Tx,
  ref: { regionId: string; id: string },
  limit: number,
  after: readonly (string | number)[] | null,
) =>
  listPage<ReadRow>(tx, {
    table: 'fact_reads',
    columns: 'region_id, id, at, by_org, by_role, basis, purpose, grant_id, path, keys, facts',
    conditions: [sql`region_id = ${ref.regionId}`, sql`enterprise_id = ${ref.id}::uuid`],
    order: ['at', 'id'],
    descending: true,
    limit,
    after,
  });
