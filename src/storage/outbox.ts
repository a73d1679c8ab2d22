import type { Sql, Tx } from './sql.ts';

/** Something that happened, told to subscribers after commit, at least once; a subscriber acts once per event. */
export interface OutboxEvent {
  readonly id: number;
  readonly kind: string;
  readonly regionId: string;
  readonly payload: Record<string, unknown>;
}

export type Subscriber = (tx: Tx, event: OutboxEvent) => Promise<void>;

/** Writes the event in the transaction of the command that caused it. */
export async function emit(tx: Tx, kind: string, regionId: string, payload: Record<string, unknown>): Promise<void> {
  await tx.asJob('outbox', (job) =>
    job.query('insert into outbox (kind, region_id, payload) values ($1, $2, $3::jsonb)', [
      kind,
      regionId,
      JSON.stringify(payload),
    ]),
  );
}

/** Many events of one kind in one statement. */
export async function emitMany(
  tx: Tx,
  kind: string,
  events: readonly { readonly regionId: string; readonly payload: Record<string, unknown> }[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ r: event.regionId, p: event.payload }));
  await tx.asJob('outbox', (job) =>
    job.query(
      'insert into outbox (kind, region_id, payload) select $1, x.r, x.p from json_to_recordset($2::json) as x (r text, p jsonb)',
      [kind, JSON.stringify(rows)],
    ),
  );
}

const BACKOFF_SECONDS = [1, 5, 30, 120, 600, 3600];

/** Delivers what waits, each event in its own transaction. Answers how many were delivered. */
export async function deliverOutbox(
  sql: Sql,
  subscribers: ReadonlyMap<string, readonly [name: string, Subscriber][]>,
  limit = 50,
): Promise<number> {
  const waiting = await sql.tx(
    { as: 'job', why: 'outbox' },
    async (tx) =>
      (
        await tx.query<{
          id: number;
          kind: string;
          region_id: string;
          payload: Record<string, unknown>;
          attempts: number;
        }>(
          'select id, kind, region_id, payload, attempts from outbox where delivered_at is null and next_at <= now() order by id limit $1',
          [limit],
        )
      ).rows,
  );
  let delivered = 0;
  for (const row of waiting) {
    const event: OutboxEvent = { id: row.id, kind: row.kind, regionId: row.region_id, payload: row.payload };
    try {
      await sql.tx({ as: 'job', why: 'outbox' }, async (tx) => {
        for (const [name, subscriber] of subscribers.get(row.kind) ?? []) {
          const claimed = await tx.query(
            'insert into outbox_handled (subscriber, event_id) values ($1, $2) on conflict do nothing',
            [name, row.id],
          );
          if (claimed.count === 1) await subscriber(tx, event);
        }
        await tx.query('update outbox set delivered_at = now(), attempts = attempts + 1 where id = $1', [row.id]);
      });
      delivered += 1;
    } catch (error) {
      const wait = BACKOFF_SECONDS[Math.min(row.attempts, BACKOFF_SECONDS.length - 1)] ?? 3600;
      await sql.tx({ as: 'job', why: 'outbox' }, (tx) =>
        tx.query(
          `update outbox set attempts = attempts + 1, last_error = $2, next_at = now() + $3 * interval '1 second' where id = $1`,
          [row.id, String(error).slice(0, 300), wait],
        ),
      );
    }
  }
  return delivered;
}
