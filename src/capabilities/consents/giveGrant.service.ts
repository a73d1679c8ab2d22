import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { findOrganisation } from '../organisations/organisation.service.ts';
import { giverRelation } from './consent.access.ts';
import {
  alreadyAsked,
  mayNotGive,
  oldNotice,
  paperRequired,
  signedInFuture,
  unknownGrantee,
  wrongField,
} from './grant.errors.ts';
import { askedBefore } from './grant.queries.ts';
import { ASK_AGAIN_DAYS, fieldOutside, NOTICE_VERSION, untilAfter } from './grant.rules.ts';
import type { GiveInput, Grant, RequestInput } from './grant.schema.ts';
import { viewGrant } from './grant.service.ts';
import { insertGrant, insertRequests, type NewGrant, tellDecided, tellRequested } from './grant.store.ts';
import { openEnterprise, subjectOf } from './reading.service.ts';

/** Giving consent, and asking for it. */

function refuseFieldsOutside(purpose: string, fields: readonly string[]): void {
  const outside = fieldOutside(purpose, fields);
  if (outside !== null) throw wrongField(outside);
}

/** How the consent was signed: the account's own click, or the paper, which the enterprise and the grantee may open. */
async function signatureOf(use: Use, input: GiveInput, relation: 'self' | 'paper', enterpriseOrg: number) {
  if (relation === 'self') return { how: 'click', at: use.now.toISOString() };
  if (input.paper === null) throw paperRequired();
  if (input.paper.signedOn > dayInShanghai(use.now)) throw signedInFuture();
  await requireOwnFile(use, input.paper.file, 'paper.file');
  await shareFile(use.tx, input.paper.file, use.actor.org, [enterpriseOrg, input.granteeOrg]);
  return { how: 'paper', ...input.paper };
}

export async function give(use: Use, ref: RowRef, input: GiveInput): Promise<Grant> {
  const { enterprise } = await openEnterprise(use, ref);
  const subject = subjectOf(enterprise);
  const relation = giverRelation(use.actor, subject, input.granteeOrg);
  if (relation === null) throw mayNotGive();
  if (input.noticeVersion !== NOTICE_VERSION) throw oldNotice();
  refuseFieldsOutside(input.purpose, input.fields);
  const grantee = await findOrganisation(use.tx, input.granteeOrg);
  if (!grantee || input.granteeOrg === subject.principal) throw unknownGrantee();
  const signed = await signatureOf(use, input, relation, subject.principal);
  const at = use.now.toISOString();
  const id = use.ids.uuid();
  await use.tx.asJob('consent belongs to the enterprise, also when registered from paper', async (job) => {
    await insertGrant(job, {
      ...blank(subject.principal, ref, id),
      granteeOrg: input.granteeOrg,
      shared: [...new Set([input.granteeOrg, ...(relation === 'paper' ? [use.actor.org] : [])])],
      status: 'active',
      purpose: input.purpose,
      fields: [...new Set(input.fields)],
      from: at,
      until: untilAfter(at, input.days),
      days: input.days,
      noticeVersion: input.noticeVersion,
      signed,
      accountId: use.actor.accountId,
      note: input.note,
    });
    await tellDecided(job, ref.regionId, input.granteeOrg, id, 'active');
    if (relation === 'paper') await tellDecided(job, ref.regionId, subject.principal, id, 'active');
  });
  return viewGrant(use, { regionId: ref.regionId, id });
}

const blank = (enterpriseOrg: number, ref: RowRef, id: string) =>
  ({
    regionId: ref.regionId,
    id,
    enterpriseOrg,
    enterpriseId: ref.id,
    basis: 'consent',
    signed: null,
    accountId: null,
    caseId: null,
    needId: null,
    noticeVersion: '',
  }) as const satisfies Partial<NewGrant>;

/** Asks an enterprise that the caller sees by name; once for each purpose. */
export async function request(use: Use, ref: RowRef, input: RequestInput): Promise<Grant> {
  const { enterprise } = await openEnterprise(use, ref);
  if (enterprise.owner_org === use.actor.org) throw unknownGrantee();
  refuseFieldsOutside(input.purpose, input.fields);
  const at = use.now.toISOString();
  const id = use.ids.uuid();
  const key = { regionId: ref.regionId, enterpriseId: ref.id, org: use.actor.org, purpose: input.purpose };
  await use.tx.asJob('a request is the enterprise’s row', async (job) => {
    if (await askedBefore(job, key, untilAfter(at, -ASK_AGAIN_DAYS), at)) throw alreadyAsked();
    const asked = await insertGrant(job, {
      ...blank(enterprise.owner_org, ref, id),
      granteeOrg: use.actor.org,
      shared: [use.actor.org],
      status: 'requested',
      purpose: input.purpose,
      fields: [...new Set(input.fields)],
      from: at,
      until: at,
      days: input.days,
      note: input.note,
    });
    if (!asked) throw alreadyAsked();
    await tellRequested(job, ref.regionId, enterprise.owner_org, use.actor.orgName, input.purpose);
  });
  return viewGrant(use, { regionId: ref.regionId, id });
}

export interface RequestOfMany {
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly days: number;
  readonly note: string;
  readonly offer: RowRef;
}

/** One request to each of many whom the caller does not know; those asked lately are passed over. Answers how many were asked. */
export const requestOfMany = (use: Use, ids: readonly string[], input: RequestOfMany): Promise<number> => {
  const at = use.now.toISOString();
  return use.tx.asJob('requests reach enterprises unseen', (job) =>
    insertRequests(job, ids, {
      granteeOrg: use.actor.org,
      byName: use.actor.orgName,
      purpose: input.purpose,
      fields: input.fields,
      days: input.days,
      note: input.note,
      offer: input.offer,
      at,
      askAgainAfter: untilAfter(at, -ASK_AGAIN_DAYS),
    }),
  );
};
