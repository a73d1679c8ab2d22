import type * as z from 'zod';
import { staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { oldNotice, widerThanAsked } from './grant.errors.ts';
import type { GrantRow } from './grant.queries.ts';
import { keysOpened, NOTICE_VERSION, untilAfter } from './grant.rules.ts';
import { type acceptSchema, DEFAULT_DAYS, type declineSchema, type Grant, type GrantStatus } from './grant.schema.ts';
import { requireFor, requireGrant, viewGrant } from './grant.service.ts';
import { moveGrant, tellDecided } from './grant.store.ts';

/** What the enterprise decides about a grant: accept a request, decline it, withdraw consent. */

type Change = Omit<Parameters<typeof moveGrant>[2], 'status' | 'at' | 'accountId'>;

async function move(use: Use, row: GrantRow, status: GrantStatus, change: Change = {}): Promise<Grant> {
  await use.tx.asJob('the enterprise’s decision reaches the other side', async (job) => {
    const key = {
      regionId: row.region_id,
      id: row.id,
      version: row.version,
      ownerOrg: use.actor.org,
      from: row.status,
    };
    const to = { ...change, status, at: use.now.toISOString(), accountId: use.actor.accountId };
    if (!(await moveGrant(job, key, to))) throw staleVersion({ version: row.version });
    await tellDecided(job, row.region_id, row.grantee_org, row.id, status);
  });
  return viewGrant(use, { regionId: row.region_id, id: row.id });
}

/** Opens what was asked, or less of it, from now. */
export async function accept(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof acceptSchema>,
): Promise<Grant> {
  const row = await requireFor(use, ref, 'accept', version);
  if (input.noticeVersion !== NOTICE_VERSION) throw oldNotice();
  const asked = keysOpened(row.purpose, row.fields);
  const fields = input.fields ?? row.fields;
  if ([...keysOpened(row.purpose, fields)].some((key) => !asked.has(key))) throw widerThanAsked();
  const days = Math.min(input.days ?? DEFAULT_DAYS, row.days ?? DEFAULT_DAYS);
  return move(use, row, 'active', {
    fields,
    days,
    until: untilAfter(use.now.toISOString(), days),
    signed: { how: 'click', at: use.now.toISOString() },
    noticeVersion: input.noticeVersion,
  });
}

export async function decline(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof declineSchema>,
): Promise<Grant> {
  const row = await requireFor(use, ref, 'decline', version);
  return move(use, row, 'declined', input.note === '' ? {} : { note: input.note });
}

/** Withdrawing what is withdrawn already answers it as it is, whatever version the page knew. */
export async function withdraw(use: Use, ref: RowRef, version: number | null): Promise<Grant> {
  const row = await requireGrant(use.tx, ref);
  if (row.status === 'revoked' && row.owner_org === use.actor.org) return viewGrant(use, ref);
  return move(use, await requireFor(use, ref, 'withdraw', version), 'revoked');
}
