import type * as z from 'zod';
import { expectVersion, forbidden, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Sql } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { tokenHash } from '../accounts/secrets.ts';
import { finishedAttempts } from './attempt.store.ts';
import { isOpenAt, moveTo } from './quiz.rules.ts';
import type { NewQuiz, Quiz, QuizAction, QuizResults, quizQuerySchema } from './quiz.schema.ts';
import {
  closeOverdue,
  findQuiz,
  findWholeQuiz,
  insertQuiz,
  listQuizRows,
  moveQuiz,
  openQuiz,
  type QuizRow,
  setLink,
} from './quiz.store.ts';
import { resultsOf } from './results.rules.ts';
import { keeps, maySeeResults, quizActions } from './study.access.ts';
import { notPossible, resultsNotYet, tooFewQuestions, unknownBank, unknownPlan } from './study.errors.ts';
import { reachFor } from './study.service.ts';
import { findBank, findPlan, questionsOf } from './study.store.ts';

/** Quizzes: made from a bank, opened for a time, closed, told as distributions. */

export const windowOf = (row: QuizRow) => ({ status: row.status, opensAt: row.opens_at, closesAt: row.closes_at });

async function present(use: Use, rows: readonly QuizRow[]): Promise<Quiz[]> {
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    status: row.status,
    mode: row.mode,
    ownerOrg: row.owner_org,
    ownerName: names.get(row.owner_org) ?? '',
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    minutes: row.minutes,
    questionCount: row.question_count,
    bank: { regionId: row.region_id, id: row.bank_id },
    plan: row.plan_id === null ? null : { regionId: row.region_id, id: row.plan_id },
    isOpenNow: isOpenAt(windowOf(row), use.now),
    may: quizActions(use.actor, { ownerOrg: row.owner_org, status: row.status }),
    isOwner: keeps(use.actor, row.owner_org),
    synthetic: row.synthetic,
    version: row.version,
  }));
}

export async function requireQuiz(use: Use, ref: RowRef): Promise<QuizRow> {
  const row = await findQuiz(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewQuiz(use: Use, ref: RowRef): Promise<Quiz> {
  const [quiz] = await present(use, [await requireQuiz(use, ref)]);
  if (!quiz) throw notFound();
  return quiz;
}

export async function listQuizzes(
  use: Use,
  query: z.output<typeof quizQuerySchema>,
  cursors: Cursors,
): Promise<Page<Quiz>> {
  const after = query.after ? cursors.open('quizzes', use.actor.org, query.after) : null;
  const page = await listQuizRows(use.tx, query, after);
  const next = page.nextKey && cursors.seal('quizzes', use.actor.org, page.nextKey);
  return { items: await present(use, page.rows), next, count: page.count };
}

/** Bank and plan lie in the region of the organisation that keeps them. */
export async function makeQuiz(use: Use, input: NewQuiz): Promise<Quiz> {
  const { regionId } = use.actor;
  const bank = await findBank(use.tx, regionId, input.bankId);
  if (!bank || !keeps(use.actor, bank.owner_org)) throw unknownBank();
  if (input.planId !== null && !(await findPlan(use.tx, regionId, input.planId))) throw unknownPlan();
  await reachFor(use, input, true);
  const ref = { regionId, id: use.ids.uuid() };
  await insertQuiz(use.tx, { ...ref, ownerOrg: use.actor.org, synthetic: false, at: use.now.toISOString() }, input);
  return viewQuiz(use, ref);
}

async function forKeeper(use: Use, ref: RowRef, version: number | null): Promise<QuizRow> {
  const row = await requireQuiz(use, ref);
  if (!keeps(use.actor, row.owner_org)) throw forbidden();
  expectVersion(version, row.version);
  return row;
}

/** The questions are kept with the quiz from the day it opens: a later change of the bank changes no result. */
async function open(use: Use, row: QuizRow): Promise<boolean> {
  const questions = await questionsOf(use.tx, row.region_id, row.bank_id);
  if (questions.length < row.question_count) throw tooFewQuestions({ count: questions.length });
  const input = { audience: row.audience, allianceOrg: row.alliance_org, invited: row.invited };
  return openQuiz(use.tx, row, await reachFor(use, input, true), questions);
}

export async function stepQuiz(use: Use, ref: RowRef, version: number | null, action: QuizAction): Promise<Quiz> {
  const row = await forKeeper(use, ref, version);
  const to = moveTo(action, row.status);
  if (to === null) throw notPossible({ status: row.status });
  const moved = action === 'open' ? await open(use, row) : await moveQuiz(use.tx, row, to);
  if (!moved) throw staleVersion({ version: row.version });
  return viewQuiz(use, ref);
}

/** A new link for phones without account; the one before is void. Only its hash is kept. */
export async function linkQuiz(use: Use, ref: RowRef, token: string): Promise<Quiz> {
  const row = await forKeeper(use, ref, null);
  if (row.status !== 'open') throw notPossible({ status: row.status });
  await setLink(use.tx, row.region_id, row.id, tokenHash(token));
  return viewQuiz(use, ref);
}

/** Distributions of a closed quiz, for everybody who sees it. */
export async function viewResults(use: Use, ref: RowRef): Promise<QuizResults> {
  const row = await requireQuiz(use, ref);
  if (!maySeeResults(row)) throw resultsNotYet();
  const { whole, finished } = await use.tx.asJob('distributions without identity', async (job) => {
    const rows = await finishedAttempts(job, { regionId: row.region_id, id: row.id });
    return { whole: await findWholeQuiz(job, row.region_id, row.id), finished: rows };
  });
  const results = resultsOf(
    whole?.questions ?? [],
    row.question_count,
    finished.map((attempt) => ({
      org: attempt.org,
      seed: attempt.seed,
      answers: new Map(Object.entries(attempt.answers ?? {})),
    })),
  );
  const known = await organisationNames(
    use.tx,
    results.organisations.map((one) => one.org),
  );
  return {
    ...results,
    organisations: results.organisations.map((one) => ({ ...one, name: known.get(one.org) ?? '' })),
  };
}

/** The clock closes what is over. Repeatable. */
export const closeQuizzes = (store: Sql, now: Date): Promise<unknown> =>
  store.tx({ as: 'job', why: 'quizzes close by the clock' }, (tx) => closeOverdue(tx, now.toISOString()));
