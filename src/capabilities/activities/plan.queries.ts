import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Cadence } from '../../vocabulary/activityKinds.ts';
import type { ActivityStatus } from './activity.schema.ts';

/** Reads of programmes, under the caller's row security unless said. */

export interface ProgrammeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly year: number;
  readonly title: string;
  readonly note: string;
  readonly alliance_org: number | null;
  readonly created_at: string;
  readonly version: number;
}

const COLUMNS = 'region_id, id, owner_org, year, title, note, alliance_org, created_at, version';

export const findProgramme = (tx: Tx, regionId: string, id: string) =>
  oneRow<ProgrammeRow>(tx, `select ${COLUMNS} from activity_programmes where region_id = $1 and id = $2`, [
    regionId,
    id,
  ]);

export const listProgrammeRows = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<ProgrammeRow>(tx, {
    table: 'activity_programmes',
    columns: COLUMNS,
    conditions: [],
    order: ['year', 'created_at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

export interface ItemRow {
  readonly programme_id: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly cadence: Cadence;
  readonly responsible_org: number;
  readonly fixed_day: number | null;
  readonly due_on: string | null;
}

export const itemsOf = async (tx: Tx, programmeIds: readonly string[]): Promise<readonly ItemRow[]> =>
  (
    await tx.query<ItemRow>(
      'select programme_id, id, kind, title, cadence, responsible_org, fixed_day, due_on from programme_items where programme_id = any($1::uuid[]) order by seq',
      [[...programmeIds]],
    )
  ).rows;

export interface PlanActivityRow {
  readonly kind: string;
  readonly hosts: number[];
  readonly starts_at: string;
  readonly status: ActivityStatus;
}

/** As job: kind, hosts and time of a year's activities; a plan reads the same for everybody who sees it. */
export const planActivities = async (
  tx: Tx,
  orgs: readonly number[],
  from: string,
  until: string,
): Promise<readonly PlanActivityRow[]> =>
  (
    await tx.query<PlanActivityRow>(
      `select kind, owner_org || co_hosts as hosts, starts_at, status from activities
       where starts_at >= $2 and starts_at < $3 and (owner_org = any($1::int[]) or co_hosts operator(pg_catalog.&&) $1::int[]) limit 5000`,
      [[...orgs], from, until],
    )
  ).rows;
