import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { EventStatus, MatchEvent, Slot } from './matchEvent.schema.ts';
import type { MatchKind } from './matchParticipant.schema.ts';
import type { Side } from './schedule.rules.ts';

/** Reads of events and participants, under the caller's row security unless said. */

export interface EventRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly title: string;
  readonly kind: MatchEvent['kind'];
  readonly status: EventStatus;
  readonly status_reason: string;
  readonly alliance_org: number | null;
  readonly place: string;
  readonly day: string;
  readonly slots: Slot[];
  readonly tables: number;
  readonly capacity: number;
  readonly sign_up_until: string;
  readonly note: string;
  readonly plan_worth: number | null;
  readonly plan_bound: number | null;
  readonly planned_at: string | null;
  readonly late_changes: number;
  readonly synthetic: boolean;
  readonly version: number;
}

const EVENT_COLUMNS =
  'region_id, id, owner_org, title, kind, status, status_reason, alliance_org, place, day, slots, tables, capacity, sign_up_until, note, plan_worth, plan_bound, planned_at, late_changes, synthetic, version';

export const findEvent = (tx: Tx, regionId: string, id: string) =>
  oneRow<EventRow>(tx, `select ${EVENT_COLUMNS} from match_events where region_id = $1 and id = $2`, [regionId, id]);

/** As job: the event, held until the transaction ends; seats and plans are decided one after another. */
export const lockEvent = (tx: Tx, regionId: string, id: string) =>
  oneRow<EventRow>(tx, `select ${EVENT_COLUMNS} from match_events where region_id = $1 and id = $2 for update`, [
    regionId,
    id,
  ]);

export const listEventRows = (
  tx: Tx,
  filter: { readonly status?: EventStatus | undefined; readonly limit: number },
  after: readonly (string | number)[] | null,
) =>
  listPage<EventRow>(tx, {
    table: 'match_events',
    columns: EVENT_COLUMNS,
    conditions: filter.status ? [sql`status = ${filter.status}`] : [],
    order: ['day', 'region_id', 'id'],
    descending: true,
    limit: filter.limit,
    after,
  });

export interface ParticipantRow {
  readonly region_id: string;
  readonly event_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly org: number;
  readonly name: string;
  readonly home_region_id: string;
  readonly enterprise_region_id: string | null;
  readonly enterprise_id: string | null;
  readonly side: Side;
  readonly statement: string;
  readonly kinds: MatchKind[];
  readonly blocked: string[];
  readonly wishes: string[];
  readonly status: 'registered' | 'cancelled';
  readonly registered_at: string;
  readonly version: number;
}

const PARTICIPANT_COLUMNS =
  'region_id, event_id, id, owner_org, org, name, home_region_id, enterprise_region_id, enterprise_id, side, statement, kinds, blocked, wishes, status, registered_at, version';

/** Registered participants of an event: with the caller's eyes its own row, as host or job all. */
export const participantsOf = async (tx: Tx, event: { readonly region_id: string; readonly id: string }) =>
  (
    await tx.query<ParticipantRow>(
      `select ${PARTICIPANT_COLUMNS} from match_participants where region_id = $1 and event_id = $2 and status = 'registered' order by side, name, id`,
      [event.region_id, event.id],
    )
  ).rows;

/** A participant by its organisation, cancelled ones too. */
export const participantOf = (
  tx: Tx,
  event: { readonly region_id: string; readonly id: string },
  org: number,
): Promise<ParticipantRow | null> =>
  oneRow<ParticipantRow>(
    tx,
    `select ${PARTICIPANT_COLUMNS} from match_participants where region_id = $1 and event_id = $2 and org = $3`,
    [event.region_id, event.id, org],
  );

export const participantById = (
  tx: Tx,
  event: { readonly region_id: string; readonly id: string },
  id: string,
): Promise<ParticipantRow | null> =>
  oneRow<ParticipantRow>(
    tx,
    `select ${PARTICIPANT_COLUMNS} from match_participants where region_id = $1 and event_id = $2 and id = $3`,
    [event.region_id, event.id, id],
  );

/** Which of these events the organisation takes part in. */
export const takesPartIn = async (tx: Tx, org: number, ids: readonly string[]): Promise<ReadonlyMap<string, Side>> => {
  const { rows } = await tx.query<{ event_id: string; side: Side }>(
    `select event_id, side from match_participants where org = $1 and status = 'registered' and event_id = any($2::uuid[])`,
    [org, [...ids]],
  );
  return new Map(rows.map((row) => [row.event_id, row.side]));
};

export const listParticipantRows = (
  tx: Tx,
  event: { readonly region_id: string; readonly id: string },
  filter: { readonly side?: Side | undefined; readonly limit: number },
  after: readonly (string | number)[] | null,
) =>
  listPage<ParticipantRow>(tx, {
    table: 'match_participants',
    columns: PARTICIPANT_COLUMNS,
    conditions: [
      sql`region_id = ${event.region_id}`,
      sql`event_id = ${event.id}::uuid`,
      ...(filter.side ? [sql`side = ${filter.side}`] : []),
    ],
    order: ['side', 'name', 'id'],
    descending: false,
    limit: filter.limit,
    after,
  });

/** As job: registered participants by side. */
export const countSides = async (tx: Tx, event: { readonly region_id: string; readonly id: string }) => {
  const { rows } = await tx.query<{ side: Side; n: number }>(
    `select side, count(*)::int as n from match_participants where region_id = $1 and event_id = $2 and status = 'registered' group by side`,
    [event.region_id, event.id],
  );
  const of = (side: Side): number => rows.find((row) => row.side === side)?.n ?? 0;
  return { seeks: of('seeks'), offers: of('offers') };
};
