import type * as z from 'zod';
import { checkAddress } from '../../exchange/fetchAddress.ts';
import type { FetchRules } from '../../exchange/guardedFetch.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { pageErrors } from './page.errors.ts';
import { instant } from './page.service.ts';
import { findSource, listSourceRows } from './source.queries.ts';
import { dueAfter, type SourceParty, sourceMove } from './source.rules.ts';
import {
  type PageSource,
  type SourceInput,
  type SourceStep,
  type sourceQuerySchema,
  sourceStepSchema,
} from './source.schema.ts';
import { insertSource, lockSource, moveSource, queueCheck, type SourceRow } from './source.store.ts';

/** Watching addresses of listed sites. */

const partyOf = (use: Use, row: SourceRow): SourceParty | null =>
  use.actor.org === row.owner_org && use.actor.permissions.includes('pages.watch') ? 'owner' : null;

const present = (use: Use, row: SourceRow): PageSource => ({
  regionId: row.region_id,
  id: row.id,
  ownerName: row.owner_name,
  title: row.title,
  address: row.address,
  everyHours: row.every_hours,
  status: row.status,
  dueAt: instant(row.due_at),
  checkedAt: row.checked_at && instant(row.checked_at),
  fault: row.fault,
  pageId: row.page_id,
  may: sourceStepSchema.options.filter((step) => sourceMove(step, row.status, partyOf(use, row)) !== null),
  version: row.version,
});

async function requireSource(use: Use, ref: RowRef): Promise<SourceRow> {
  const row = await findSource(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function listSources(
  use: Use,
  query: z.output<typeof sourceQuerySchema>,
  cursors: Cursors,
): Promise<Page<PageSource>> {
  const after = query.after ? cursors.open('pageSources', use.actor.org, query.after) : null;
  const page = await listSourceRows(use.tx, query, after);
  return {
    items: page.rows.map((row) => present(use, row)),
    next: page.nextKey && cursors.seal('pageSources', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** Due at once: the first check is a job like every other. */
export async function watchSource(use: Use, input: SourceInput, rules: FetchRules): Promise<PageSource> {
  const address = checkAddress(input.address, rules).href;
  const at = use.now.toISOString();
  const key = { region_id: use.actor.regionId, id: use.ids.uuid() };
  const row = {
    ...key,
    owner_org: use.actor.org,
    owner_name: use.actor.orgName,
    account_id: use.actor.accountId,
    due_at: dueAfter(use.now, input.everyHours),
  };
  if (!(await insertSource(use.tx, row, { ...input, address }, at))) throw pageErrors.watched();
  const made = await requireSource(use, { regionId: key.region_id, id: key.id });
  await queueCheck(use.tx, made, use.ids.uuid());
  return present(use, made);
}

export async function stepSource(use: Use, ref: RowRef, version: number | null, step: SourceStep): Promise<PageSource> {
  const seen = await requireSource(use, ref);
  const party = partyOf(use, seen);
  const row = party ? await lockSource(use.tx, seen) : seen;
  const to = row && sourceMove(step, row.status, party);
  if (!row || to === null) throw pageErrors.notPossible();
  expectVersion(version, row.version);
  await moveSource(use.tx, row, {
    status: to,
    accountId: use.actor.accountId,
    dueAt: dueAfter(use.now, row.every_hours),
  });
  const moved = await requireSource(use, ref);
  if (step === 'check' || step === 'resume') await queueCheck(use.tx, moved, use.ids.uuid());
  return present(use, moved);
}
