import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { randomIds } from '../kernel/ids.ts';
import { askToCancel, enqueueJob, findJob, type JobWork, runNextJob } from './jobs.ts';
import type { Sql, TxContext } from './sql.ts';
import { openTestDatabase } from './testDatabase.ts';

/** Long work: run once, again after its worker died, stopped when asked, tried five times and then given up. */
let sql: Sql;
const job: TxContext = { as: 'job', why: 'test' };
beforeAll(async () => {
  sql = await openTestDatabase();
});
beforeEach(() => sql.tx(job, (tx) => tx.query('delete from jobs')));
afterAll(() => sql.close());

async function queue(name = 'work', org = 7): Promise<string> {
  const id = randomIds.uuid();
  await sql.tx(job, (tx) => enqueueJob(tx, { id, queue: name, payload: { a: 1 }, accountId: null, org }));
  return id;
}
const run = (work: JobWork, errors: unknown[] = []) =>
  runNextJob(sql, new Map([['work', work]]), (_job, error) => errors.push(error));
const viewOf = (id: string, org = 7) => sql.tx(job, (tx) => findJob(tx, id, org));
const change = (id: string, set: string) => sql.tx(job, (tx) => tx.query(`update jobs set ${set} where id = $1`, [id]));
const rowOf = async (id: string) =>
  (
    await sql.tx(job, (tx) =>
      tx.query<{ attempts: number; wait: number }>(
        `select attempts, extract(epoch from run_at - now())::float8 as wait from jobs where id = $1`,
        [id],
      ),
    )
  ).rows[0];

test('runs once, with progress and a message, oldest first', async () => {
  const first = await queue();
  await queue();
  const seen: string[] = [];
  const work: JobWork = async (task, progress) => {
    seen.push(task.id);
    await progress.report(3, 10);
    expect(await viewOf(task.id)).toMatchObject({ status: 'running', done: 3, total: 10 });
    return '完成';
  };
  expect([await run(work), await run(work), await run(work)]).toEqual([true, true, false]);
  expect(seen[0]).toBe(first);
  expect(new Set(seen).size).toBe(2);
  expect(await viewOf(first)).toMatchObject({ status: 'done', message: '完成' });
  expect(await viewOf(first, 8)).toBeNull();
});

test('two workers never take the same job', async () => {
  await Promise.all(Array.from({ length: 10 }, () => queue()));
  const taken: string[] = [];
  const work: JobWork = async (task) => {
    taken.push(task.id);
    return null;
  };
  await Promise.all(Array.from({ length: 12 }, () => run(work)));
  while (await run(work));
  expect(taken).toHaveLength(10);
  expect(new Set(taken).size).toBe(10);
});

describe('a worker that dies', () => {
  test('loses its lease, and the job runs again', async () => {
    const id = await queue();
    await change(id, `status = 'running', attempts = 1, locked_until = now() + interval '1 minute'`);
    expect(await run(async () => 'x')).toBe(false);
    await change(id, `locked_until = now() - interval '1 second'`);
    expect(await run(async () => 'again')).toBe(true);
    expect(await viewOf(id)).toMatchObject({ status: 'done', message: 'again' });
    expect((await rowOf(id))?.attempts).toBe(2);
  });

  test('five times with the same job gives the job up', async () => {
    const id = await queue();
    await change(id, `status = 'running', attempts = 5, locked_until = now() - interval '1 second'`);
    expect(await run(async () => 'x')).toBe(false);
    expect(await viewOf(id)).toMatchObject({ status: 'failed', message: 'internal' });
  });
});

describe('a job that is cancelled', () => {
  test('before it ran never runs', async () => {
    const id = await queue();
    expect(await sql.tx(job, (tx) => askToCancel(tx, id, 8))).toBeNull();
    expect(await sql.tx(job, (tx) => askToCancel(tx, id, 7))).toMatchObject({ status: 'cancelled' });
    expect(await run(async () => 'x')).toBe(false);
  });

  test('while it runs stops at its next report, without being tried again', async () => {
    const id = await queue();
    const errors: unknown[] = [];
    await run(async (task, progress) => {
      await progress.report(1, 2);
      expect(await sql.tx(job, (tx) => askToCancel(tx, task.id, 7))).toMatchObject({ status: 'running' });
      await progress.report(2, 2);
      return 'never';
    }, errors);
    expect(await viewOf(id)).toMatchObject({ status: 'cancelled', message: null });
    expect(errors).toEqual([]);
    expect(await run(async () => 'x')).toBe(false);
  });

  test('after it ended stays as it ended', async () => {
    const id = await queue();
    await run(async () => 'done');
    expect(await sql.tx(job, (tx) => askToCancel(tx, id, 7))).toMatchObject({ status: 'done' });
  });
});

describe('a job that fails', () => {
  test('waits longer each time and is given up after five; its error is told to the log, not to the starter', async () => {
    const id = await queue();
    const errors: unknown[] = [];
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await run(() => Promise.reject(new Error('secret detail')), errors)).toBe(true);
      expect(await run(async () => 'too early')).toBe(false);
      waits.push(Math.round((await rowOf(id))?.wait ?? 0));
      expect(await viewOf(id)).toMatchObject({ status: attempt < 5 ? 'waiting' : 'failed', message: 'internal' });
      await change(id, `run_at = now() - interval '1 second'`);
    }
    expect(waits.slice(0, 4)).toEqual([2, 8, 18, 32]);
    expect(errors).toHaveLength(5);
    expect(await run(async () => 'x')).toBe(false);
  });

  test('for a refused input fails at once with its code', async () => {
    const id = await queue();
    await run(() => Promise.reject(new DomainError('invalid', 'files.bomb')));
    expect(await viewOf(id)).toMatchObject({ status: 'failed', message: 'files.bomb' });
  });

  test('of an unknown queue is not lost', async () => {
    const id = await queue('no such queue');
    const errors: unknown[] = [];
    await run(async () => 'x', errors);
    expect(String(errors[0])).toContain('no such queue');
    expect(await viewOf(id)).toMatchObject({ status: 'waiting' });
  });
});
