import type { Ids } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/sql.ts';
import { fieldsForKind, NOTICE_VERSION, untilAfter } from './grant.rules.ts';
import { MAX_DAYS } from './grant.schema.ts';
import { copyCaseGrant, endCaseGrants, insertGrant, putDuties, renewCaseGrant } from './grant.store.ts';

/** Grants that follow from what the enterprise does and from who serves it. Runs as lq_job, in the transaction that gives the reason. */

export interface CaseParty {
  readonly regionId: string;
  readonly caseId: string;
  readonly needId: string | null;
  readonly enterpriseId: string;
  readonly enterpriseOrg: number;
  /** The kinds of offer the need asks for: they bound what is opened. */
  readonly kinds: readonly string[];
  /** How the enterprise asked: its own click, or an officer on its written authority. */
  readonly signed: unknown;
  readonly accountId: string;
  readonly at: string;
}

/** The enterprise sends its need to organisations: each may read what the kind of need calls for, as long as the case lasts. */
export async function grantToParties(tx: Tx, ids: Ids, party: CaseParty, orgs: readonly number[]): Promise<void> {
  const fields = [...new Set(party.kinds.flatMap((kind) => fieldsForKind(kind)))];
  const until = untilAfter(party.at, MAX_DAYS);
  for (const org of orgs) {
    if (org === party.enterpriseOrg) continue;
    const created = await insertGrant(tx, {
      regionId: party.regionId,
      id: ids.uuid(),
      enterpriseOrg: party.enterpriseOrg,
      enterpriseId: party.enterpriseId,
      granteeOrg: org,
      shared: [org],
      basis: 'case',
      status: 'active',
      purpose: 'caseHandling',
      fields,
      from: party.at,
      until,
      days: MAX_DAYS,
      noticeVersion: NOTICE_VERSION,
      signed: party.signed,
      accountId: party.accountId,
      caseId: party.caseId,
      needId: party.needId,
      note: '',
    });
    if (!created) await renewCaseGrant(tx, party.regionId, party.caseId, org, party.at, until);
  }
}

/** A transfer hands on what the enterprise still allows, and no more: a grant that was withdrawn is not passed on. */
export async function passOnPart(
  tx: Tx,
  ids: Ids,
  step: { regionId: string; id: string; from: number; to: number; at: string },
): Promise<void> {
  await copyCaseGrant(tx, { ...step, grantId: ids.uuid() });
  await endCaseGrants(tx, step.regionId, step.id, step.from, step.at);
}

/** One organisation leaves the case, or (`org` null) the case is closed. */
export const endPart = endCaseGrants;

/** Organisations serve enterprises of these regions from now on. */
export const recordDuties = putDuties;
