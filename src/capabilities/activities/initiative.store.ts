import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { NewAppointment } from './initiative.schema.ts';

/** The only writer and reader of initiatives, who joined them, and letters of appointment. */

export interface InitiativeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly title: string;
  readonly text: string;
  readonly synthetic: boolean;
  readonly at: string;
}

const INITIATIVE = 'region_id, id, owner_org, title, text, synthetic, at';

/** An initiative is for everybody signed in: it wants to be joined. */
export const insertInitiative = (tx: Tx, row: InitiativeRow) =>
  tx.query(
    'insert into initiatives (region_id, id, owner_org, is_public, title, text, synthetic, at) values ($1, $2, $3, true, $4, $5, $6, $7)',
    [row.region_id, row.id, row.owner_org, row.title, row.text, row.synthetic, row.at],
  );

export const findInitiative = (tx: Tx, regionId: string, id: string) =>
  oneRow<InitiativeRow>(tx, `select ${INITIATIVE} from initiatives where region_id = $1 and id = $2`, [regionId, id]);

export const listInitiativeRows = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<InitiativeRow>(tx, {
    table: 'initiatives',
    columns: INITIATIVE,
    conditions: [],
    order: ['at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

export interface JoinRow {
  readonly initiative_id: string;
  readonly org: number;
  readonly joined_on: string;
  readonly withdrawn_on: string | null;
}

export const joinsOf = async (tx: Tx, ids: readonly string[]): Promise<readonly JoinRow[]> =>
  (
    await tx.query<JoinRow>(
      'select initiative_id, org, joined_on, withdrawn_on from initiative_joins where initiative_id = any($1::uuid[]) order by joined_on, org limit 2000',
      [[...ids]],
    )
  ).rows;

/** Joining again on the day of withdrawal takes the withdrawal back. Whoever joins does so in public. */
export const putJoin = (
  tx: Tx,
  row: { readonly regionId: string; readonly initiativeId: string; readonly org: number; readonly on: string },
) =>
  tx.query(
    `insert into initiative_joins (region_id, initiative_id, org, owner_org, is_public, joined_on)
     select $1, $2, $3, $3, true, $4::date where not exists (select 1 from initiative_joins where region_id = $1 and initiative_id = $2 and org = $3 and withdrawn_on is null)
     on conflict (region_id, initiative_id, org, joined_on) do update set withdrawn_on = null`,
    [row.regionId, row.initiativeId, row.org, row.on],
  );

export const endJoin = (tx: Tx, regionId: string, initiativeId: string, org: number, on: string) =>
  tx.query(
    'update initiative_joins set withdrawn_on = $4::date where region_id = $1 and initiative_id = $2 and org = $3 and withdrawn_on is null',
    [regionId, initiativeId, org, on],
  );

export interface AppointmentRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly number: string;
  readonly role: string;
  readonly org: number;
  readonly unit: string;
  readonly reason: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly revoked_on: string | null;
  readonly synthetic: boolean;
  readonly at: string;
  readonly version: number;
}

const APPOINTMENT =
  'region_id, id, owner_org, number, role, org, unit, reason, from_on, until_on, revoked_on, synthetic, at, version';

/** Answers false where the issuer has given this number already. */
export async function insertAppointment(
  tx: Tx,
  row: NewAppointment & {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly synthetic: boolean;
    readonly at: string;
  },
): Promise<boolean> {
  const done = await tx.query(
    `insert into appointments (region_id, id, owner_org, shared, number, role, org, unit, reason, from_on, until_on, synthetic, at)
     values ($1, $2, $3, array[$6::int], $4, $5, $6, $7, $8, $9::date, $10::date, $11, $12) on conflict (region_id, owner_org, number) do nothing`,
    [
      row.regionId,
      row.id,
      row.ownerOrg,
      row.number,
      row.role,
      row.org,
      row.unit,
      row.reason,
      row.fromOn,
      row.untilOn,
      row.synthetic,
      row.at,
    ],
  );
  return done.count === 1;
}

export const findAppointment = (tx: Tx, regionId: string, id: string) =>
  oneRow<AppointmentRow>(tx, `select ${APPOINTMENT} from appointments where region_id = $1 and id = $2`, [
    regionId,
    id,
  ]);

export const listAppointmentRows = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<AppointmentRow>(tx, {
    table: 'appointments',
    columns: APPOINTMENT,
    conditions: [],
    order: ['at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

/** Answers false where somebody was faster. */
export async function revokeLetter(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  on: string,
): Promise<boolean> {
  const done = await tx.query(
    'update appointments set revoked_on = $4::date, version = version + 1 where region_id = $1 and id = $2 and version = $3 and revoked_on is null',
    [regionId, id, version, on],
  );
  return done.count === 1;
}
