import type * as z from 'zod';
import { forbidden, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { Bank, BankSummary, bankQuerySchema, NewBankQuestion, newBankSchema } from './bank.schema.ts';
import { keeps } from './study.access.ts';
import { bankFull } from './study.errors.ts';
import {
  type BankRow,
  countQuestions,
  findBank,
  insertBank,
  insertQuestions,
  listBankRows,
  questionsOf,
  retireQuestion,
} from './study.store.ts';

/** Question banks: an organisation's own, because they hold the right answers. */

async function present(use: Use, rows: readonly BankRow[]): Promise<BankSummary[]> {
  const counts = await countQuestions(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    ownerName: names.get(row.owner_org) ?? '',
    questions: counts.get(row.id) ?? 0,
    synthetic: row.synthetic,
  }));
}

export async function requireBank(use: Use, ref: RowRef): Promise<BankRow> {
  const row = await findBank(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewBank(use: Use, ref: RowRef): Promise<Bank> {
  const row = await requireBank(use, ref);
  const [summary] = await present(use, [row]);
  if (!summary) throw notFound();
  return {
    ...summary,
    note: row.note,
    rows: [...(await questionsOf(use.tx, row.region_id, row.id))],
    mayChange: keeps(use.actor, row.owner_org),
  };
}

export async function listBanks(
  use: Use,
  query: z.output<typeof bankQuerySchema>,
  cursors: Cursors,
): Promise<Page<BankSummary>> {
  const after = query.after ? cursors.open('banks', use.actor.org, query.after) : null;
  const page = await listBankRows(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('banks', use.actor.org, page.nextKey);
  return { items: await present(use, page.rows), next, count: page.count };
}

export async function makeBank(use: Use, input: z.output<typeof newBankSchema>): Promise<Bank> {
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  const at = use.now.toISOString();
  await insertBank(use.tx, { ...ref, ownerOrg: use.actor.org, synthetic: false, at }, input);
  return viewBank(use, ref);
}

const MOST_QUESTIONS = 2000;

/** All of them or none. */
export async function addQuestions(use: Use, ref: RowRef, questions: readonly NewBankQuestion[]): Promise<Bank> {
  const bank = await requireBank(use, ref);
  if (!keeps(use.actor, bank.owner_org)) throw forbidden();
  const present = (await countQuestions(use.tx, [bank.id])).get(bank.id) ?? 0;
  if (present + questions.length > MOST_QUESTIONS) throw bankFull();
  await insertQuestions(
    use.tx,
    { regionId: bank.region_id, bankId: bank.id, ownerOrg: bank.owner_org },
    questions.map((question) => ({ ...question, id: use.ids.uuid() })),
  );
  return viewBank(use, ref);
}

/** Taken out of later quizzes; those that have it keep it. */
export async function removeQuestion(use: Use, ref: RowRef, questionId: string): Promise<Bank> {
  const bank = await requireBank(use, ref);
  if (!keeps(use.actor, bank.owner_org)) throw forbidden();
  if ((await retireQuestion(use.tx, bank.region_id, bank.id, questionId)).count === 0) throw notFound();
  return viewBank(use, ref);
}
