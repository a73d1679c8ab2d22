import type * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { isSecretariat } from './alliance.access.ts';
import { inFuture, notSecretariat, unknownMember } from './alliance.errors.ts';
import type { Dues, DuesPayment, duesListSchema, NewDues } from './dues.schema.ts';
import { duesOf, insertDues, recordPayment } from './dues.store.ts';
import { requireAlliance } from './readAlliance.service.ts';

/** Dues per member and year: set and recorded by the secretariat, seen by it and by the member. */

type DuesList = z.infer<typeof duesListSchema>;

export async function listDues(
  use: Use,
  ref: RowRef,
  query: { readonly year?: number | undefined },
): Promise<DuesList> {
  const alliance = await requireAlliance(use.tx, ref);
  const rows = await duesOf(use.tx, alliance.alliance_org, query.year ?? null);
  const today = dayInShanghai(use.now);
  const items = rows.map((row) => ({
    memberOrg: row.member_org,
    name: row.name,
    number: row.number,
    year: row.year,
    amountFen: row.amount_fen,
    dueOn: row.due_on,
    paidOn: row.paid_on,
    paidFen: row.paid_fen,
    voucher: row.voucher,
    isOverdue: row.paid_on === null && row.due_on < today,
  }));
  return {
    items,
    dueFen: items.reduce((sum, one) => sum + one.amountFen, 0),
    paidFen: items.reduce((sum, one) => sum + (one.paidFen ?? 0), 0),
  };
}

async function ownAlliance(use: Use, ref: RowRef) {
  const alliance = await requireAlliance(use.tx, ref);
  if (!isSecretariat(use.actor, alliance.alliance_org)) throw notSecretariat();
  return alliance;
}

export async function setDues(use: Use, ref: RowRef, input: NewDues): Promise<DuesList> {
  const alliance = await ownAlliance(use, ref);
  const written = await insertDues(use.tx, { ...ref, org: alliance.alliance_org }, input);
  if (written === 0 && input.memberOrg !== null) throw unknownMember();
  return listDues(use, ref, { year: input.year });
}

export async function payDues(use: Use, ref: RowRef, input: DuesPayment): Promise<DuesList> {
  const alliance = await ownAlliance(use, ref);
  if (input.paidOn > dayInShanghai(use.now)) throw inFuture('paidOn');
  if (!(await recordPayment(use.tx, alliance.alliance_org, input))) throw unknownMember();
  return listDues(use, ref, { year: input.year });
}

const COLUMNS: readonly ListColumn<Dues>[] = [
  { header: '单位名称', kind: 'text', width: 36, value: (one) => one.name },
  { header: '会员编号', kind: 'text', value: (one) => one.number },
  { header: '年度', kind: 'number', value: (one) => one.year },
  { header: '应缴（元）', kind: 'yuan', value: (one) => one.amountFen },
  { header: '应缴日期', kind: 'date', value: (one) => one.dueOn },
  { header: '实缴（元）', kind: 'yuan', value: (one) => one.paidFen },
  { header: '缴费日期', kind: 'date', value: (one) => one.paidOn },
  { header: '凭证', kind: 'text', value: (one) => one.voucher },
];

export const exportDuesFile = (items: readonly Dues[]) =>
  listFile('会费台账', COLUMNS, async () => ({
    items: [...items],
    next: null,
    count: { value: items.length, capped: false },
  }));
