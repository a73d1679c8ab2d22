import type { Tx } from '../../storage/sql.ts';
import { reachOf } from '../activities/activity.rules.ts';
import { insertClosedAttempts, type NewAttempt } from './attempt.store.ts';
import type { NewBankQuestion } from './bank.schema.ts';
import type { NewQuiz } from './quiz.schema.ts';
import { findQuiz, insertQuiz, moveQuiz, openQuiz } from './quiz.store.ts';
import type { KeptQuestion } from './quiz.types.ts';
import type { NewMaterial, NewStudyPlan } from './study.schema.ts';
import { findPlan, insertBank, insertMaterial, insertPlan, insertQuestions } from './study.store.ts';

/** A plan, a bank and a finished quiz entered at once: how a world is filled that did not begin today. Runs as lq_job; marked synthetic. */

export interface StudiesKey {
  readonly regionId: string;
  readonly ownerOrg: number;
  readonly at: string;
}

const openTo = (key: StudiesKey) =>
  reachOf({ status: 'announced', audience: 'region', regionId: key.regionId, coHosts: [], invited: [], members: null });

export async function enterStudyPlan(
  tx: Tx,
  key: StudiesKey,
  plan: NewStudyPlan & { readonly id: string },
  materials: readonly (NewMaterial & { readonly id: string })[],
): Promise<void> {
  await insertPlan(tx, { ...key, id: plan.id, reach: openTo(key), synthetic: true }, plan);
  const row = await findPlan(tx, key.regionId, plan.id);
  if (row) for (const material of materials) await insertMaterial(tx, row, material.id, material);
}

export async function enterBank(
  tx: Tx,
  key: StudiesKey,
  bank: { readonly id: string; readonly title: string; readonly note: string },
  questions: readonly (NewBankQuestion & { readonly id: string })[],
): Promise<void> {
  await insertBank(tx, { ...key, id: bank.id, synthetic: true }, bank);
  await insertQuestions(tx, { regionId: key.regionId, bankId: bank.id, ownerOrg: key.ownerOrg }, questions);
}

export async function enterClosedQuiz(
  tx: Tx,
  key: StudiesKey,
  quiz: NewQuiz & { readonly id: string },
  questions: readonly KeptQuestion[],
  attempts: readonly NewAttempt[],
): Promise<void> {
  await insertQuiz(tx, { ...key, id: quiz.id, synthetic: true }, quiz);
  const draft = await findQuiz(tx, key.regionId, quiz.id);
  if (draft) await openQuiz(tx, draft, openTo(key), questions);
  await insertClosedAttempts(tx, { regionId: key.regionId, quizId: quiz.id, at: quiz.opensAt }, attempts);
  const open = await findQuiz(tx, key.regionId, quiz.id);
  if (open) await moveQuiz(tx, open, 'closed');
}
