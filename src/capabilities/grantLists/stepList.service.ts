import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, forbidden, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { addWorkingDays } from '../../vocabulary/workingDays.ts';
import { creditsOf } from './creditCheck.service.ts';
import { listActions, partiesOf } from './grantList.access.ts';
import { amountRequired, nothingToDo, notPossible, reasonRequired } from './grantList.errors.ts';
import { type ListRow, type Row, rowsById, rowsInStatus } from './grantList.queries.ts';
import { needsReason, noticeIsOver, type Party, stepTo } from './grantList.rules.ts';
import type { Decision, GrantList, ListAction } from './grantList.schema.ts';
import { requireList, viewList } from './grantList.service.ts';
import { moveRow, noteCredit, type RowChange, touchList } from './grantList.store.ts';

/** What the lead office does with its list: credit check, second confirmation, notice, objections, the end of the notice. */

type Stepper = Pick<Use, 'ids' | 'now'> & { readonly org: number; readonly accountId: string | null };

/** Takes one step with one row, as a party that may; refuses with the status that stands against it. */
export async function step(
  tx: Tx,
  by: Stepper,
  list: ListRow,
  row: Row,
  name: Parameters<typeof stepTo>[0],
  parties: readonly Party[],
  reason = '',
  change: RowChange = {},
): Promise<void> {
  if (needsReason(name) && reason === '') throw reasonRequired();
  const to = stepTo(name, row.status, parties);
  if (to === null) throw notPossible({ status: row.status });
  const key = { ...row, finance_org: list.finance_org };
  const left = { id: by.ids.uuid(), org: by.org, accountId: by.accountId, reason, at: by.now.toISOString() };
  if (!(await moveRow(tx, key, to, left, change))) throw staleVersion({ version: row.version });
}

const stepperOf = (use: Use): Stepper => ({ ...use, org: use.actor.org, accountId: use.actor.accountId });

/** Loads the list for an action of its lead office, at the version that was seen. */
async function forAction(use: Use, ref: RowRef, action: ListAction, version: number | null): Promise<ListRow> {
  const list = await requireList(use.tx, ref);
  if (list.owner_org !== use.actor.org) throw forbidden();
  expectVersion(version, list.version);
  const view = await viewList(use, ref);
  const noticeOver = noticeIsOver(list.notice_until, dayInShanghai(use.now));
  if (!listActions(use.actor, { leadOrg: list.owner_org, noticeOver }, view.counts).includes(action))
    throw nothingToDo();
  return list;
}

async function touch(tx: Tx, list: ListRow, notice?: Parameters<typeof touchList>[4]): Promise<void> {
  if (!(await touchList(tx, list.region_id, list.id, list.version, notice)))
    throw staleVersion({ version: list.version });
}

const LISTED = '信用核查：列入严重失信主体名单或经营异常名录';

/** Clear credit passes, listed is refused, what is not known waits for a person. */
export async function check(use: Use, ref: RowRef, version: number | null): Promise<GrantList> {
  const list = await forAction(use, ref, 'check', version);
  const rows = await rowsInStatus(use.tx, list, 'candidate');
  const credits = await creditsOf(use, list.owner_org, rows);
  const parties = partiesOf(use.actor, { leadOrg: list.owner_org, financeOrg: 0, enterpriseOrg: 0 });
  await use.tx.asJob('a list is checked row by row', async (job) => {
    await touch(job, list);
    for (const row of rows) {
      const credit = credits.get(row.enterprise_id) ?? 'unknown';
      if (credit === 'clear') await step(job, stepperOf(use), list, row, 'pass', parties, '', { credit });
      else if (credit === 'listed') await step(job, stepperOf(use), list, row, 'refuse', parties, LISTED, { credit });
      else await noteCredit(job, row.region_id, row.id, 'unknown');
    }
  });
  return viewList(use, ref);
}

/** Decisions about chosen rows: all of them, or none where one has changed meanwhile. */
export async function decide(use: Use, ref: RowRef, input: Decision): Promise<GrantList> {
  const list = await requireList(use.tx, ref);
  if (list.owner_org !== use.actor.org) throw forbidden();
  const rows = await rowsById(
    use.tx,
    list,
    input.rows.map((row) => row.id),
  );
  await use.tx.asJob('the lead office decides about rows', async (job) => {
    for (const { id, version } of input.rows) {
      const row = rows.find((one) => one.id === id);
      if (!row) throw staleVersion({ version });
      expectVersion(version, row.version);
      const amountFen = row.amount_fen ?? input.amountFen;
      if (input.action === 'pass' && input.reason === '') throw reasonRequired();
      if (input.action === 'confirm' && amountFen === null) throw amountRequired();
      const parties = partiesOf(use.actor, { leadOrg: list.owner_org, financeOrg: 0, enterpriseOrg: 0 });
      const change = {
        ...(input.action === 'confirm' && amountFen !== null ? { amountFen } : {}),
        // A person answers for what the comparison left open; the reason stands in the steps.
        ...(input.action === 'pass' ? { credit: 'clear' as const } : {}),
        ...(input.action === 'reopen' && row.status !== 'refused' ? { due: dueFrom(use.now, list) } : {}),
      };
      await step(job, stepperOf(use), list, row, input.action, parties, input.reason, change);
    }
  });
  return viewList(use, ref);
}

const dueFrom = (now: Date, list: ListRow) => {
  const due = addWorkingDays(dayInShanghai(now), list.confirm_days);
  return { on: due.day, provisional: due.provisional };
};

/** Opens the notice: so many working days from today, the last one included. */
export async function publish(use: Use, ref: RowRef, version: number | null): Promise<GrantList> {
  const list = await forAction(use, ref, 'publish', version);
  const rows = await rowsInStatus(use.tx, list, 'confirmed');
  const today = dayInShanghai(use.now);
  const until = addWorkingDays(today, list.notice_days);
  await use.tx.asJob('a notice shows the rows to everybody', async (job) => {
    await touch(job, list, { from: today, until: until.day, provisional: until.provisional });
    for (const row of rows) await step(job, stepperOf(use), list, row, 'publish', ['lead']);
  });
  return viewList(use, ref);
}

/** The notice is over: rows nobody objected to wait for the account of their enterprise. */
export async function endNoticeOf(job: Tx, by: Stepper, list: ListRow, parties: readonly Party[]): Promise<void> {
  const due = dueFrom(by.now, list);
  for (const row of await rowsInStatus(job, list, 'noticed'))
    await step(job, by, list, row, 'endNotice', parties, '', { due });
}

export async function endNotice(use: Use, ref: RowRef, version: number | null): Promise<GrantList> {
  const list = await forAction(use, ref, 'endNotice', version);
  await use.tx.asJob('a notice ends for all its rows', async (job) => {
    await touch(job, list);
    await endNoticeOf(job, stepperOf(use), list, ['lead']);
  });
  return viewList(use, ref);
}
