import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { isClosingReason } from '../../vocabulary/closingReasons.ts';
import { addWorkingDays, workingDaysBetween } from '../../vocabulary/workingDays.ts';
import { endPart, passOnPart } from '../consents/caseGrant.service.ts';
import { settle } from '../needs/need.service.ts';
import { findOrganisation } from '../organisations/organisation.service.ts';
import { alreadyParticipant, closed, notPossible, notYours, unknownReason, unknownReceiver } from './case.errors.ts';
import { type CaseAction, caseCanBecome, statusAfterAnswer } from './case.rules.ts';
import type { answerSchema, CaseView, closeSchema, pauseSchema, resumeSchema, transferSchema } from './case.schema.ts';
import { type LoadedCase, loadCase, viewCase } from './case.service.ts';
import {
  admit,
  answerPosition,
  type CaseChange,
  closeCaseRow,
  insertEntry,
  insertPosition,
  leavePosition,
  pausePosition,
  putInbox,
  resumePosition,
  tellCase,
  updateCase,
} from './case.store.ts';
import { DEFAULT_TERMS } from './openCase.service.ts';

/** What organisations do with their part of a case. Each use case: load under row security, decide, write, tell the timeline. */

/** Loads for an action; says which of "closed", "not your case", "not now" stands against it. */
export async function loadFor(
  use: Use,
  ref: RowRef,
  action: CaseAction,
  version: number | null = null,
): Promise<LoadedCase> {
  const loaded = await loadCase(use, ref);
  expectVersion(version, loaded.row.version);
  if (loaded.actions.includes(action)) return loaded;
  if (loaded.row.status === 'closed') throw closed();
  throw loaded.own === null ? notYours() : notPossible();
}

interface Line {
  readonly kind: string;
  readonly detail?: Record<string, unknown>;
  readonly note?: string;
  readonly nextStep?: string | null;
  readonly nextOn?: string | null;
  readonly fileId?: string | null;
}

/** Adds a line to the timeline in the name of the caller. */
export const addLine = (use: Use, tx: Tx, loaded: LoadedCase, line: Line): Promise<unknown> =>
  insertEntry(tx, {
    regionId: loaded.row.region_id,
    caseId: loaded.row.id,
    id: use.ids.uuid(),
    shared: [...new Set([...(loaded.row.shared ?? []), loaded.row.enterprise_org])],
    at: use.now.toISOString(),
    kind: line.kind,
    org: use.actor.org,
    accountId: use.actor.accountId,
    byName: use.actor.name,
    detail: line.detail ?? {},
    note: line.note ?? '',
    nextStep: line.nextStep ?? null,
    nextOn: line.nextOn ?? null,
    fileId: line.fileId ?? null,
  });

async function change(tx: Tx, loaded: LoadedCase, to: Partial<CaseChange>): Promise<void> {
  if (to.status !== undefined && to.status !== loaded.row.status && !caseCanBecome(loaded.row.status, to.status))
    throw notPossible();
  const changed = await updateCase(tx, loaded.row, {
    status: loaded.row.status,
    dueOn: loaded.row.due_on,
    leadOrg: loaded.row.lead_org,
    ...to,
  });
  if (!changed) throw staleVersion({ version: loaded.row.version });
}

/** Records the own position. */
export async function answer(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof answerSchema>,
): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'answer', version);
  await use.tx.asJob('a position moves its case', async (tx) => {
    if (
      !(await answerPosition(tx, ref.regionId, ref.id, use.actor.org, input.status, input.note, use.now.toISOString()))
    )
      throw notYours();
    await change(tx, loaded, { status: statusAfterAnswer(loaded.row.status, input.status) });
    await addLine(use, tx, loaded, { kind: 'position', detail: { status: input.status }, note: input.note });
    await tellCase(tx, 'case.answered', ref.regionId, { id: ref.id, org: use.actor.org, status: input.status });
  });
  return viewCase(use, ref);
}

/** Stops the clock while the enterprise corrects its papers (补正). */
export async function pause(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof pauseSchema>,
): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'pause', version);
  await use.tx.asJob('a paused position stops its case', async (tx) => {
    await pausePosition(tx, ref.regionId, ref.id, use.actor.org, dayInShanghai(use.now));
    const leads = loaded.row.lead_org === use.actor.org;
    await change(tx, loaded, leads ? { status: 'paused' } : {});
    await addLine(use, tx, loaded, { kind: 'paused', note: input.reason });
  });
  return viewCase(use, ref);
}

/** Starts the clock again: the due day moves by the working days that the pause took. */
export async function resume(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof resumeSchema>,
): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'resume', version);
  const own = loaded.own;
  if (own?.paused_on == null) throw notPossible();
  // A clock that was set back must not bring the due day nearer.
  const paused = Math.max(0, workingDaysBetween(own.paused_on, dayInShanghai(use.now)).days);
  const due = own.due_on === null ? { day: null, provisional: false } : addWorkingDays(own.due_on, paused);
  await use.tx.asJob('a resumed position starts its case', async (tx) => {
    await resumePosition(
      tx,
      ref.regionId,
      ref.id,
      use.actor.org,
      { on: due.day, provisional: due.provisional },
      paused,
    );
    const leads = loaded.row.lead_org === use.actor.org;
    await change(tx, loaded, leads ? { status: 'inProgress', dueOn: due.day } : {});
    await addLine(use, tx, loaded, { kind: 'resumed', detail: { days: paused }, note: input.note });
  });
  return viewCase(use, ref);
}

/** Hands the own part to another organisation. Who leads hands over the lead with it. */
export async function transfer(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof transferSchema>,
): Promise<CaseView> {
  const loaded = await loadFor(use, ref, 'transfer', version);
  const target = await findOrganisation(use.tx, input.toOrg);
  if (!target) throw unknownReceiver('toOrg');
  if (loaded.positions.some((position) => position.org === input.toOrg)) throw alreadyParticipant();
  const today = dayInShanghai(use.now);
  const due = addWorkingDays(today, loaded.own?.due_days ?? DEFAULT_TERMS.due_days);
  await use.tx.asJob('a transfer writes rows of the next organisation', async (tx) => {
    await leavePosition(tx, ref.regionId, ref.id, use.actor.org, use.now.toISOString());
    await admit(tx, ref.regionId, ref.id, input.toOrg);
    await passOnPart(tx, use.ids, { ...ref, from: use.actor.org, to: input.toOrg, at: use.now.toISOString() });
    await insertPosition(tx, {
      region_id: ref.regionId,
      case_id: ref.id,
      org: input.toOrg,
      shared: [...new Set([...(loaded.row.shared ?? []), loaded.row.enterprise_org])],
      offer_region_id: null,
      offer_id: null,
      remind_days: loaded.own?.remind_days ?? DEFAULT_TERMS.remind_days,
      escalate_days: loaded.own?.escalate_days ?? DEFAULT_TERMS.escalate_days,
      due_days: loaded.own?.due_days ?? DEFAULT_TERMS.due_days,
      asked_on: today,
      due_on: due.day,
      due_provisional: due.provisional,
    });
    if (loaded.row.need_id !== null)
      await putInbox(tx, input.toOrg, ref.regionId, loaded.row.need_id, 'need', 'open', null);
    const leads = loaded.row.lead_org === use.actor.org;
    await change(tx, loaded, leads ? { leadOrg: input.toOrg, dueOn: due.day } : {});
    await addLine(use, tx, loaded, {
      kind: 'transferred',
      detail: { toOrg: input.toOrg, toName: target.name },
      note: input.reason,
    });
    await tellCase(tx, 'case.transferred', ref.regionId, { id: ref.id, toOrg: input.toOrg });
  });
  return viewCase(use, ref);
}

/** Closes the case for one of the fixed reasons and settles its need. */
export async function close(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof closeSchema>,
): Promise<CaseView> {
  if (!isClosingReason(input.reason)) throw unknownReason();
  const loaded = await loadFor(use, ref, 'close', version);
  const helped =
    loaded.positions.some((position) => position.status === 'helped') ||
    input.reason === 'helped' ||
    input.reason === 'partly_helped';
  await use.tx.asJob('closing a case empties the inboxes of all asked', async (tx) => {
    if (!(await closeCaseRow(tx, loaded.row, input.reason, input.note, use.now.toISOString()))) throw closed();
    await endPart(tx, ref.regionId, ref.id, null, use.now.toISOString());
    await addLine(use, tx, loaded, { kind: 'closed', detail: { reason: input.reason }, note: input.note });
    if (loaded.row.need_id !== null) await settle(tx, ref.regionId, loaded.row.need_id, helped);
  });
  return viewCase(use, ref);
}
