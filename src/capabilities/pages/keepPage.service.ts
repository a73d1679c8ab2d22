import { expectVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { partiesOf } from './page.access.ts';
import { pageErrors, unknownCopy } from './page.errors.ts';
import { placeOf } from './page.queries.ts';
import { pageMove } from './page.rules.ts';
import type { PageMove, PageScope, PageStatus, PageStep } from './page.schema.ts';
import { requirePage } from './page.service.ts';
import { lockPage, type PageRow, setVisibility, showVersion } from './page.store.ts';

/** Keeping a document: who reads it, which copy is shown, withdrawn and back. */

/** The document, locked, as its owner may move it now. */
async function movable(
  use: Use,
  ref: RowRef,
  version: number | null,
  move: PageMove,
): Promise<{ readonly page: PageRow; readonly to: PageStatus }> {
  const seen = await requirePage(use.tx, ref);
  const parties = partiesOf(use.actor, seen.owner_org);
  // Row security lets nobody but the owner lock the row: the others are refused by what they see.
  const page = parties.length > 0 ? await lockPage(use.tx, seen) : seen;
  const to = page && pageMove(move, page.status, parties);
  if (!page || to === null) throw pageErrors.notPossible();
  expectVersion(version, page.version);
  return { page, to };
}

export async function stepPage(use: Use, ref: RowRef, version: number | null, step: PageStep): Promise<void> {
  const { page, to } = await movable(use, ref, version, step);
  await setVisibility(use.tx, page, { scope: page.scope, status: to });
}

export async function sharePage(use: Use, ref: RowRef, version: number | null, scope: PageScope): Promise<void> {
  const { page, to } = await movable(use, ref, version, 'share');
  await setVisibility(use.tx, page, { scope, status: to });
}

export async function takeOver(use: Use, ref: RowRef, version: number | null, copyId: string): Promise<void> {
  const { page } = await movable(use, ref, version, 'takeOver');
  const place = await placeOf(use.tx, page.region_id, copyId);
  if (!place || place.page_id !== page.id) throw unknownCopy();
  if (page.main_copy === copyId) return;
  await showVersion(use.tx, page, copyId, place.version_id, use.now.toISOString());
}
