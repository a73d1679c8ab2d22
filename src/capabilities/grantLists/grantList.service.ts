import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page, pageQuerySchema } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { concerns, listActions, rowActions } from './grantList.access.ts';
import {
  type CountRow,
  countRows,
  findList,
  findRow,
  type ListRow,
  listLists,
  listRows,
  listRowsOf,
  type Row,
  type StepRow,
  stepsOf,
} from './grantList.queries.ts';
import { noticeIsOver } from './grantList.rules.ts';
import type { GrantList, GrantRowStatus, GrantRowView, rowQuerySchema } from './grantList.schema.ts';
import { unnamedOf } from './grantList.store.ts';

/** Reading lists and rows. */

type Reader = Pick<Use, 'tx' | 'actor' | 'now'>;

const over = (use: Reader, list: ListRow): boolean => noticeIsOver(list.notice_until, dayInShanghai(use.now));

async function presentLists(use: Reader, lists: readonly ListRow[]): Promise<GrantList[]> {
  const names = await organisationNames(
    use.tx,
    lists.flatMap((list) => [list.owner_org, list.finance_org]),
  );
  const counted = await countRows(
    use.tx,
    lists.map((list) => list.id),
  );
  return lists.map((list) =>
    presentList(
      use,
      list,
      counted.filter((row) => row.list_id === list.id),
      names,
    ),
  );
}

function presentList(
  use: Reader,
  list: ListRow,
  counted: readonly CountRow[],
  names: ReadonlyMap<number, string>,
): GrantList {
  const counts: Partial<Record<GrantRowStatus, number>> = Object.fromEntries(counted.map((row) => [row.status, row.n]));
  const standing = counted.filter((row) => !['refused', 'forfeited', 'declined'].includes(row.status));
  return {
    regionId: list.region_id,
    id: list.id,
    offer: { regionId: list.offer_region_id, id: list.offer_id, code: list.offer_code },
    title: list.title,
    leadOrg: list.owner_org,
    leadName: names.get(list.owner_org) ?? '',
    financeOrg: list.finance_org,
    financeName: names.get(list.finance_org) ?? '',
    asOf: list.as_of,
    noticeDays: list.notice_days,
    confirmDays: list.confirm_days,
    noticeFrom: list.notice_from,
    noticeUntil: list.notice_until,
    noticeProvisional: list.notice_provisional,
    unnamed: unnamedOf(list.unnamed),
    counts: fullCounts(counts),
    totalFen: standing.reduce((sum, row) => sum + row.fen, 0),
    paidFen: counted.reduce((sum, row) => sum + row.paid, 0),
    may: listActions(use.actor, { leadOrg: list.owner_org, noticeOver: over(use, list) }, counts),
    createdAt: list.created_at,
    version: list.version,
  };
}

const fullCounts = (counts: Partial<Record<GrantRowStatus, number>>): GrantList['counts'] => ({
  candidate: 0,
  checked: 0,
  confirmed: 0,
  noticed: 0,
  objected: 0,
  awaitingAccount: 0,
  accountConfirmed: 0,
  paid: 0,
  refused: 0,
  forfeited: 0,
  declined: 0,
  ...counts,
});

export async function requireList(tx: Tx, ref: RowRef): Promise<ListRow> {
  const list = await findList(tx, ref.regionId, ref.id);
  if (!list) throw notFound();
  return list;
}

export async function viewList(use: Use, ref: RowRef): Promise<GrantList> {
  const [list] = await presentLists(use, [await requireList(use.tx, ref)]);
  if (!list) throw notFound();
  return list;
}

export async function listVisibleLists(
  use: Use,
  query: z.output<typeof pageQuerySchema>,
  cursors: Cursors,
): Promise<Page<GrantList>> {
  const after = query.after ? cursors.open('grantLists', use.actor.org, query.after) : null;
  const page = await listLists(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('grantLists', use.actor.org, page.nextKey);
  return { items: await presentLists(use, page.rows), next, count: page.count };
}

function presentRow(
  use: Reader,
  list: ListRow,
  row: Row,
  steps: readonly StepRow[],
  names: ReadonlyMap<number, string>,
): GrantRowView {
  const parties = { leadOrg: list.owner_org, financeOrg: list.finance_org, enterpriseOrg: row.enterprise_org };
  const inside = concerns(use.actor, parties);
  return {
    regionId: row.region_id,
    id: row.id,
    list: { regionId: list.region_id, id: list.id },
    enterprise: { regionId: row.enterprise_region_id, id: row.enterprise_id, name: row.enterprise_name },
    status: row.status,
    amountFen: row.amount_fen,
    ground: { zh: row.ground_zh, en: row.ground_en },
    credit: inside ? row.credit : null,
    reason: inside ? row.reason : '',
    dueOn: inside ? row.due_on : null,
    dueProvisional: row.due_provisional,
    account: inside ? row.account : null,
    paidOn: inside ? row.paid_on : null,
    paidFen: inside ? row.paid_fen : null,
    voucher: inside ? row.voucher : null,
    outcome: row.outcome_id && inside ? { regionId: row.enterprise_region_id, id: row.outcome_id } : null,
    steps: steps
      .filter((step) => step.row_id === row.id)
      .map((step) => ({
        at: step.at,
        status: step.to_status,
        byName: names.get(step.by_org) ?? '',
        reason: step.reason,
      })),
    may: rowActions(use.actor, row.status, parties, over(use, list)),
    version: row.version,
  };
}

/** Rows of one or several lists; steps only of rows that concern the caller. */
export async function presentRows(use: Reader, rows: readonly Row[]): Promise<GrantRowView[]> {
  const lists = new Map<string, ListRow>();
  for (const row of rows) {
    if (!lists.has(row.list_id)) {
      const ref = { regionId: row.region_id, id: row.list_id };
      lists.set(row.list_id, await use.tx.asJob('a row tells of its list', (job) => requireList(job, ref)));
    }
  }
  const mine = rows.filter((row) => {
    const list = lists.get(row.list_id);
    return list && [list.owner_org, list.finance_org, row.enterprise_org].includes(use.actor.org);
  });
  const steps = await use.tx.asJob('steps of rows that concern the caller', (job) =>
    stepsOf(
      job,
      mine.map((row) => row.id),
    ),
  );
  const names = await organisationNames(
    use.tx,
    steps.map((step) => step.by_org),
  );
  return rows.flatMap((row) => {
    const list = lists.get(row.list_id);
    return list ? [presentRow(use, list, row, steps, names)] : [];
  });
}

export async function requireRow(tx: Tx, ref: RowRef): Promise<Row> {
  const row = await findRow(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewRow(use: Use, ref: RowRef): Promise<GrantRowView> {
  const [row] = await presentRows(use, [await requireRow(use.tx, ref)]);
  if (!row) throw notFound();
  return row;
}

export async function listVisibleRows(
  use: Use,
  ref: RowRef,
  query: z.output<typeof rowQuerySchema>,
  cursors: Cursors,
): Promise<Page<GrantRowView>> {
  await requireList(use.tx, ref);
  const after = query.after ? cursors.open('grantRows', use.actor.org, query.after) : null;
  const page = await listRows(use.tx, { ...query, regionId: ref.regionId, listId: ref.id }, after);
  const next = page.nextKey && cursors.seal('grantRows', use.actor.org, page.nextKey);
  return { items: await presentRows(use, page.rows), next, count: page.count };
}

export async function listOwnRows(
  use: Use,
  query: z.output<typeof pageQuerySchema>,
  cursors: Cursors,
): Promise<Page<GrantRowView>> {
  const after = query.after ? cursors.open('grantRows.own', use.actor.org, query.after) : null;
  const page = await listRowsOf(use.tx, use.actor.org, query.limit, after);
  const next = page.nextKey && cursors.seal('grantRows.own', use.actor.org, page.nextKey);
  return { items: await presentRows(use, page.rows), next, count: page.count };
}
