import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { loadCase } from '../cases/case.service.ts';
import { countedFor, recordOrigin } from '../origins/origin.service.ts';
import { requireTask } from '../tasks/task.service.ts';
import { partiesOf, roundParties } from './practice.access.ts';
import {
  alreadyAdopted,
  alreadyNominated,
  alreadyScored,
  conflicted,
  notFinished,
  notPossible,
  notYourCase,
  wrongCard,
} from './practice.errors.ts';
import { practiceMove } from './practice.rules.ts';
import type {
  AdoptionInput,
  Nomination,
  PracticeStatus,
  PracticeStep,
  PracticeView,
  ScoreInput,
} from './practice.schema.ts';
import { conflictFor, orgsOf, originOf, requirePractice, viewPractice } from './practice.service.ts';
import {
  insertAdoption,
  insertPractice,
  insertScore,
  lockPractice,
  movePractice,
  type PracticeRow,
  tellPractice,
} from './practice.store.ts';
import { roundMove, totalOf } from './round.rules.ts';
import { requireRound } from './round.service.ts';
import { lockRound } from './round.store.ts';

/** Putting a finished case forward, the firm's decision, scorecards, publication, reuse. */

async function ownCase(use: Use, ref: RowRef) {
  const { row, own } = await loadCase(use, ref);
  const { org } = use.actor;
  if (own === null && row.lead_org !== org && row.enterprise_org !== org) throw notYourCase();
  return row;
}

export async function nominate(use: Use, input: Nomination): Promise<PracticeView> {
  const round = await requireRound(use.tx, input.round);
  const caseRow = await ownCase(use, input.case);
  if (caseRow.status !== 'closed') throw notFinished();
  const at = use.now.toISOString();
  // A practice lives where its case lives: there it is unique.
  const ref = { regionId: caseRow.region_id, id: use.ids.uuid() };
  await use.tx.asJob('a practice is put forward', async (job) => {
    const now = await lockRound(job, round.region_id, round.id);
    const parties = roundParties(use.actor, { convenerOrg: round.owner_org, jurors: round.jurors });
    if (!now || roundMove('nominate', now.status, parties) === null) throw notPossible({ status: now?.status ?? '' });
    const row = {
      region_id: ref.regionId,
      id: ref.id,
      owner_org: use.actor.org,
      nominator_name: use.actor.orgName,
      enterprise_org: caseRow.enterprise_org,
      enterprise_name: caseRow.enterprise_name,
      convener_org: round.owner_org,
      created_at: at,
    };
    if (!(await insertPractice(job, row, input))) throw alreadyNominated();
    await recordOrigin(job, {
      subject: { kind: 'case', regionId: caseRow.region_id, id: caseRow.id },
      origin: originOf(row),
      alliance: null,
      org: use.actor.org,
      title: input.title,
      at,
    });
    if ((await countedFor(job, { origins: [originOf(row)] })).outcomes < 1) throw notFinished();
    await tellPractice(job, { ...row, title: input.title }, 'nominated', [caseRow.enterprise_org]);
  });
  return viewPractice(use, ref);
}

/** Who sees it from the next request on, besides its nominator: jurors only once the firm has consented. */
const audienceOf = (row: PracticeRow, to: PracticeStatus, jurors: readonly number[]): number[] =>
  to === 'withdrawn'
    ? [row.enterprise_org]
    : to === 'consented'
      ? [row.enterprise_org, row.convener_org, ...jurors]
      : [row.enterprise_org, row.convener_org];

const TOLD = { consented: 'consented', published: 'published', withdrawn: 'withdrawn', declined: 'declined' } as const;

export async function stepPractice(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: { readonly step: PracticeStep; readonly note: string },
): Promise<PracticeView> {
  const row = await requirePractice(use.tx, ref);
  const round = await requireRound(use.tx, { regionId: row.round_region_id, id: row.round_id });
  await use.tx.asJob('a practice is moved by whoever decides on it', async (job) => {
    const now = await lockPractice(job, row);
    if (!now) throw notFound();
    expectVersion(version, now.version);
    const to = practiceMove(input.step, now.status, partiesOf(use.actor, orgsOf(row)));
    if (to === null) throw notPossible({ status: now.status });
    const shared = audienceOf(row, to, round.jurors);
    await movePractice(job, row, { to, shared, note: input.note, at: use.now.toISOString() });
    const told = TOLD[to as keyof typeof TOLD];
    const others = [row.owner_org, row.convener_org, row.enterprise_org].filter((org) => org !== use.actor.org);
    if (told) await tellPractice(job, row, told, others);
  });
  return viewPractice(use, ref);
}

/** One card of a juror without an interest, while its round is scoring. The round is held, so that closing counts it or refuses it. */
export async function scorePractice(use: Use, ref: RowRef, input: ScoreInput): Promise<PracticeView> {
  const row = await requirePractice(use.tx, ref);
  await use.tx.asJob('a juror hands in its scorecard', async (job) => {
    const round = await lockRound(job, row.round_region_id, row.round_id);
    if (!round) throw notFound();
    const parties = roundParties(use.actor, { convenerOrg: round.owner_org, jurors: round.jurors });
    if (roundMove('score', round.status, parties) === null) throw notPossible({ status: round.status });
    const now = await lockPractice(job, row);
    if (now?.status !== 'consented') throw notPossible({ status: now?.status ?? row.status });
    const conflict = await conflictFor(job, row, use.actor.org);
    if (conflict) throw conflicted({ reason: conflict });
    if (input.scores.length !== round.criteria.length) throw wrongCard();
    const card = {
      juror: use.actor.org,
      scores: input.scores,
      total: totalOf(round.criteria, input.scores),
      note: input.note,
      at: use.now.toISOString(),
    };
    if (!(await insertScore(job, row, card))) throw alreadyScored();
  });
  return viewPractice(use, ref);
}

/** Records the own case or task in which a published practice was taken over. */
export async function adoptPractice(use: Use, ref: RowRef, input: AdoptionInput): Promise<PracticeView> {
  const row = await requirePractice(use.tx, ref);
  if (input.subject.kind === 'case') await ownCase(use, input.subject);
  else if ((await requireTask(use.tx, input.subject)).task_org !== use.actor.org) throw notYourCase();
  await use.tx.asJob('reuse of a practice is recorded', async (job) => {
    const now = await lockPractice(job, row);
    if (now?.status !== 'published') throw notPossible({ status: now?.status ?? row.status });
    const one = { ...input, org: use.actor.org, name: use.actor.orgName, at: use.now.toISOString() };
    if (!(await insertAdoption(job, row, one))) throw alreadyAdopted();
    await tellPractice(
      job,
      row,
      'adopted',
      [row.owner_org, row.enterprise_org].filter((org) => org !== use.actor.org),
    );
  });
  return viewPractice(use, ref);
}
