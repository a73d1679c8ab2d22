import { expectVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { decides } from './finding.access.ts';
import { notPossible, notTheSame } from './finding.errors.ts';
import { findingMove, isComparable, mayAcceptAtOnce } from './finding.rules.ts';
import type { Correction, FindingMove, FindingStatus, FindingStep } from './finding.schema.ts';
import { presentFinding, requireFinding } from './finding.service.ts';
import { decideFinding, type FindingRow, lockFinding, rewriteFinding } from './finding.store.ts';

/** Deciding on proposed facts: one at a time, or several that nobody needs to look at twice. */

/** The fact, locked, as its document's keeper may move it now. */
async function movable(
  use: Use,
  ref: RowRef,
  version: number | null,
  move: FindingMove,
): Promise<{ readonly row: FindingRow; readonly to: FindingStatus }> {
  const seen = await requireFinding(use.tx, ref);
  // Row security lets nobody but the owner lock the row: the others are refused by what they see.
  const row = decides(use.actor, seen.owner_org) ? await lockFinding(use.tx, seen) : null;
  const to = row && findingMove(move, row.status);
  if (!row || to === null) throw notPossible();
  expectVersion(version, row.version);
  return { row, to };
}

const decision = (use: Use, to: FindingStatus) => ({ to, by: use.actor.orgName, at: use.now.toISOString() });

export async function stepFinding(use: Use, ref: RowRef, version: number | null, step: FindingStep): Promise<void> {
  const { row, to } = await movable(use, ref, version, step);
  await decideFinding(use.tx, row, decision(use, to));
}

export async function correctFinding(use: Use, ref: RowRef, version: number | null, input: Correction): Promise<void> {
  const { row, to } = await movable(use, ref, version, 'correct');
  await rewriteFinding(use.tx, row, input);
  await decideFinding(use.tx, row, decision(use, to));
}

const byId = (a: RowRef, b: RowRef): number => (a.id < b.id ? -1 : 1);

/** Both are held, always in the same order: two facts merged into each other at once would both be gone. */
export async function mergeFinding(use: Use, ref: RowRef, version: number | null, into: RowRef): Promise<void> {
  await requireFinding(use.tx, into);
  const held = new Map<string, FindingRow | null>();
  for (const one of [ref, into].toSorted(byId))
    held.set(one.id, await lockFinding(use.tx, { region_id: one.regionId, id: one.id }));
  const { row, to } = await movable(use, ref, version, 'merge');
  const target = held.get(into.id);
  const stays = target?.owner_org === use.actor.org && ['proposed', 'accepted'].includes(target.status);
  if (!target || !stays || target.id === row.id) throw notTheSame();
  if (!isComparable(presentFinding(use, row), presentFinding(use, target))) throw notTheSame();
  await decideFinding(use.tx, row, { ...decision(use, to), sameAs: target.id });
}

/** Those with a reason for a second look are left, and so is what somebody else has decided meanwhile. A fact that is not one's own refuses all. */
export async function acceptFindings(use: Use, refs: readonly RowRef[]): Promise<{ accepted: number; left: number }> {
  let accepted = 0;
  // In one order, so that two who accept the same facts at once wait for each other.
  for (const ref of refs.toSorted(byId)) {
    const seen = await requireFinding(use.tx, ref);
    const row = decides(use.actor, seen.owner_org) ? await lockFinding(use.tx, seen) : null;
    if (!row) throw notPossible();
    if (!mayAcceptAtOnce(row)) continue;
    await decideFinding(use.tx, row, decision(use, 'accepted'));
    accepted += 1;
  }
  return { accepted, left: refs.length - accepted };
}
