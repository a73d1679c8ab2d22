import type * as z from 'zod';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { roundActions, roundParties } from './practice.access.ts';
import { notPossible, unknownJuror } from './practice.errors.ts';
import { consentedIn, findRound, listRoundRows, totalsOf } from './practice.queries.ts';
import { keepResult } from './practice.store.ts';
import { resultOf, roundMove } from './round.rules.ts';
import type { Round, RoundInput, RoundStep, roundQuerySchema } from './round.schema.ts';
import { insertRound, lockRound, moveRound, type RoundRow } from './round.store.ts';

/** Selection rounds: criteria and jurors are open to all, scorecards to nobody but juror and convener; the result stands at closing. */

export async function requireRound(tx: Tx, ref: RowRef): Promise<RoundRow> {
  const row = await findRound(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

const stateOf = (row: RoundRow) => ({ convenerOrg: row.owner_org, jurors: row.jurors });

async function presentRounds(use: Use, rows: readonly RoundRow[]): Promise<Round[]> {
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => row.jurors),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    convenerOrg: row.owner_org,
    convenerName: row.convener_name,
    title: row.title,
    criteria: row.criteria,
    jurors: row.jurors.map((org) => ({ org, name: names.get(org) ?? '' })),
    status: row.status,
    isJuror: row.jurors.includes(use.actor.org),
    createdAt: new Date(row.created_at).toISOString(),
    may: roundActions(use.actor, row.status, stateOf(row)),
    version: row.version,
  }));
}

export async function listRounds(
  use: Use,
  query: z.output<typeof roundQuerySchema>,
  cursors: Cursors,
): Promise<Page<Round>> {
  const after = query.after ? cursors.open('practiceRounds', use.actor.org, query.after) : null;
  const page = await listRoundRows(use.tx, query, after);
  return {
    items: await presentRounds(use, page.rows),
    next: page.nextKey && cursors.seal('practiceRounds', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function viewRound(use: Use, ref: RowRef): Promise<Round> {
  const [round] = await presentRounds(use, [await requireRound(use.tx, ref)]);
  if (!round) throw notFound();
  return round;
}

export async function createRound(use: Use, input: RoundInput): Promise<Round> {
  const names = await organisationNames(use.tx, input.jurors);
  if (input.jurors.some((org) => !names.has(org))) throw unknownJuror();
  const row = {
    region_id: use.actor.regionId,
    id: use.ids.uuid(),
    owner_org: use.actor.org,
    convener_name: use.actor.orgName,
    created_at: use.now.toISOString(),
  };
  await use.tx.asJob('a selection round is opened by its convener', (job) => insertRound(job, row, input));
  return viewRound(use, { regionId: row.region_id, id: row.id });
}

/** Means of all cards handed in; a practice nobody scored stays as it is. */
async function keepResults(job: Tx, round: RoundRow): Promise<void> {
  for (const practice of await consentedIn(job, round.id)) {
    const result = resultOf(round.criteria, await totalsOf(job, practice));
    if (result) await keepResult(job, practice, result);
  }
}

export async function stepRound(use: Use, ref: RowRef, version: number | null, step: RoundStep): Promise<Round> {
  await requireRound(use.tx, ref);
  await use.tx.asJob('a selection round is moved by its convener', async (job) => {
    const now = await lockRound(job, ref.regionId, ref.id);
    if (!now) throw notFound();
    expectVersion(version, now.version);
    const to = roundMove(step, now.status, roundParties(use.actor, stateOf(now)));
    if (to === null) throw notPossible({ status: now.status });
    if (step === 'close') await keepResults(job, now);
    await moveRound(job, now, to, use.now.toISOString());
  });
  return viewRound(use, ref);
}
