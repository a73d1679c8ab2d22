import type { Sql } from './sql.ts';

/** What may be forgotten: idempotency keys after a week, delivered events and finished jobs after a month. The ledger is never shortened. */
export async function forgetOld(sql: Sql): Promise<void> {
  await sql.tx({ as: 'job', why: 'forget old envelopes' }, async (tx) => {
    await tx.query(`delete from idempotency_keys where created_at < now() - interval '7 days'`);
    await tx.query(
      `delete from outbox_handled where event_id in (select id from outbox where delivered_at < now() - interval '30 days')`,
    );
    await tx.query(`delete from outbox where delivered_at < now() - interval '30 days'`);
    await tx.query(`delete from jobs where finished_at < now() - interval '30 days'`);
  });
}
