import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Criterion, RoundInput, RoundStatus } from './round.schema.ts';

/** The only writer of selection rounds. */

export interface RoundRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly convener_name: string;
  readonly title: string;
  readonly criteria: Criterion[];
  readonly jurors: number[];
  readonly status: RoundStatus;
  readonly created_at: string;
  readonly version: number;
}

export const insertRound = (
  tx: Tx,
  row: Pick<RoundRow, 'region_id' | 'id' | 'owner_org' | 'convener_name' | 'created_at'>,
  input: RoundInput,
) =>
  tx.query(
    `insert into practice_rounds (region_id, id, owner_org, is_public, convener_name, title, criteria, jurors, created_at) values ($1, $2, $3, true, $4, $5, $6::jsonb, $7::int[], $8)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.convener_name,
      input.title,
      JSON.stringify(input.criteria),
      [...new Set(input.jurors)],
      row.created_at,
    ],
  );

/** Holds the round until the transaction ends: a scorecard is in the result or refused. */
export const lockRound = (tx: Tx, regionId: string, id: string) =>
  oneRow<RoundRow>(
    tx,
    'select region_id, id, owner_org, convener_name, title, criteria, jurors, status, created_at, version from practice_rounds where region_id = $1 and id = $2 for update',
    [regionId, id],
  );

export const moveRound = (tx: Tx, row: RoundRow, to: RoundStatus, at: string) =>
  tx.query(
    `update practice_rounds set status = $3, closed_at = case when $3 = 'closed' then $4::timestamptz else closed_at end, version = version + 1 where region_id = $1 and id = $2`,
    [row.region_id, row.id, to, at],
  );
