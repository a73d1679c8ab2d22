import type { JobView } from '../kernel/job.schema.ts';
import { oneRow, type Sql, type Tx } from './sql.ts';

/**
 * Long work in a table with leases (STORAGE §6). A worker that dies loses its lease and the job runs again, so job work is
 * written to be repeated. Whether the starter may still do it is checked when the job runs, not when it is queued.
 */
export interface Job {
  readonly id: string;
  readonly queue: string;
  readonly payload: Record<string, unknown>;
  readonly accountId: string | null;
  readonly org: number | null;
}

export interface JobProgress {
  /** Reports rows done; throws `JobCancelled` once the starter asked to stop. */
  report(done: number, total: number | null): Promise<void>;
}

export class JobCancelled extends Error {}

export type JobWork = (job: Job, progress: JobProgress) => Promise<string | null>;

const LEASE_SECONDS = 60;
const MAX_ATTEMPTS = 5;

export async function enqueueJob(tx: Tx, job: Job): Promise<void> {
  await tx.asJob('jobs', (inner) =>
    inner.query('insert into jobs (id, queue, payload, account_id, org) values ($1, $2, $3::jsonb, $4, $5)', [
      job.id,
      job.queue,
      JSON.stringify(job.payload),
      job.accountId,
      job.org,
    ]),
  );
}

interface JobRow {
  readonly id: string;
  readonly queue: string;
  readonly payload: Record<string, unknown>;
  readonly account_id: string | null;
  readonly org: number | null;
  readonly status: JobView['status'];
  readonly done: number;
  readonly total: number | null;
  readonly message: string | null;
}

const viewOf = (row: JobRow): JobView => ({
  id: row.id,
  queue: row.queue,
  status: row.status,
  done: row.done,
  total: row.total,
  message: row.message,
});

/** The job of an organisation, or null where it is another's. */
export async function findJob(tx: Tx, id: string, org: number): Promise<JobView | null> {
  const row = await tx.asJob('jobs', (inner) =>
    oneRow<JobRow>(inner, 'select * from jobs where id = $1 and org = $2', [id, org]),
  );
  return row && viewOf(row);
}

export async function askToCancel(tx: Tx, id: string, org: number): Promise<JobView | null> {
  const row = await tx.asJob('jobs', (inner) =>
    oneRow<JobRow>(
      inner,
      `update jobs set cancel_asked = true, status = case when status = 'waiting' then 'cancelled' else status end
       where id = $1 and org = $2 and status in ('waiting', 'running') returning *`,
      [id, org],
    ),
  );
  return row ? viewOf(row) : findJob(tx, id, org);
}

async function claim(sql: Sql): Promise<JobRow | null> {
  return sql.tx({ as: 'job', why: 'jobs' }, async (tx) => {
    // Work that takes its process down with it every time has no `catch` that counts: it is given up here.
    await tx.query(
      `update jobs set status = 'failed', message = 'internal', locked_until = null, finished_at = now()
       where status = 'running' and locked_until < now() and attempts >= $1`,
      [MAX_ATTEMPTS],
    );
    return oneRow<JobRow>(
      tx,
      `update jobs set status = 'running', attempts = attempts + 1, locked_until = now() + $1 * interval '1 second'
       where id = (select id from jobs where (status = 'waiting' and run_at <= now()) or (status = 'running' and locked_until < now())
                   order by run_at limit 1 for update skip locked)
       returning *`,
      [LEASE_SECONDS],
    );
  });
}

async function finish(
  sql: Sql,
  id: string,
  status: 'done' | 'failed' | 'cancelled',
  message: string | null,
): Promise<void> {
  await sql.tx({ as: 'job', why: 'jobs' }, (tx) =>
    tx.query('update jobs set status = $2, message = $3, finished_at = now(), locked_until = null where id = $1', [
      id,
      status,
      message,
    ]),
  );
}

function progressOf(sql: Sql, id: string): JobProgress {
  return {
    report: async (done, total) => {
      const row = await sql.tx({ as: 'job', why: 'jobs' }, (tx) =>
        oneRow<{ cancel_asked: boolean }>(
          tx,
          `update jobs set done = $2, total = $3, locked_until = now() + $4 * interval '1 second' where id = $1 returning cancel_asked`,
          [id, done, total, LEASE_SECONDS],
        ),
      );
      if (row?.cancel_asked) throw new JobCancelled('cancelled');
    },
  };
}

/** Runs one waiting job to its end. Answers false when nothing waits. */
export async function runNextJob(
  sql: Sql,
  works: ReadonlyMap<string, JobWork>,
  onError: (job: Job, error: unknown) => void,
): Promise<boolean> {
  const row = await claim(sql);
  if (!row) return false;
  const job: Job = { id: row.id, queue: row.queue, payload: row.payload, accountId: row.account_id, org: row.org };
  const work = works.get(row.queue);
  try {
    if (!work) throw new Error(`no worker for queue ${row.queue}`);
    const message = await work(job, progressOf(sql, row.id));
    await finish(sql, row.id, 'done', message);
  } catch (error) {
    if (error instanceof JobCancelled) await finish(sql, row.id, 'cancelled', null);
    else {
      onError(job, error);
      await giveUpOrRetry(sql, row.id, error);
    }
  }
  return true;
}

/** A refused input fails at once; anything else is tried again with growing pauses, at most five times. */
async function giveUpOrRetry(sql: Sql, id: string, error: unknown): Promise<void> {
  const refused = error instanceof Error && error.name === 'DomainError';
  const message = refused ? error.message : 'internal';
  await sql.tx({ as: 'job', why: 'jobs' }, (tx) =>
    tx.query(
      `update jobs set status = case when $2 or attempts >= $3 then 'failed' else 'waiting' end, message = $4, locked_until = null,
         run_at = now() + attempts * attempts * interval '2 seconds', finished_at = case when $2 or attempts >= $3 then now() end where id = $1`,
      [id, refused, MAX_ATTEMPTS, message],
    ),
  );
}
