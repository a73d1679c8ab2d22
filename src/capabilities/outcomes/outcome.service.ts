import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { type OutcomeParties, outcomeActions } from './outcome.access.ts';
import {
  findOutcome,
  inReview,
  listOutcomeRows,
  outcomesOfEnterprise,
  waitingForConfirmation,
} from './outcome.queries.ts';
import { looksAlike } from './outcome.rules.ts';
import type { duplicatePairSchema, Outcome, outcomeQuerySchema } from './outcome.schema.ts';
import { type ClaimRow, claimsOfMany, type OutcomeRow, similarOutcomes } from './outcome.store.ts';

/** Reading outcomes. */

export const partiesOf = (row: OutcomeRow, claims: readonly ClaimRow[]): OutcomeParties => ({
  enterpriseOrg: row.owner_org,
  claimants: [row.claimed_by_org, ...claims.map((claim) => claim.org)],
  claimedByAccount: row.claimed_by_account,
  hasEvidence: row.evidence_key !== null || row.evidence_file_id !== null,
});

export async function presentOutcomes(use: Use, rows: readonly OutcomeRow[]): Promise<Outcome[]> {
  const claims = await claimsOfMany(
    use.tx,
    rows.map((row) => row.id),
  );
  const orgs = [
    ...[...claims.values()].flat().map((claim) => claim.org),
    ...rows.flatMap((row) => (row.confirmed_by_org === null ? [] : [row.confirmed_by_org])),
  ];
  const names = await organisationNames(use.tx, orgs);
  return rows.map((row) => {
    const own = claims.get(row.id) ?? [];
    return {
      regionId: row.region_id,
      id: row.id,
      enterpriseId: row.enterprise_id,
      enterpriseName: row.enterprise_name,
      kind: row.kind,
      amountFen: row.amount_fen,
      count: row.count,
      unit: row.unit,
      period: row.period,
      happenedOn: row.happened_on,
      evidence: {
        type: row.evidence_type,
        number: row.evidence_number,
        file: row.evidence_file_id === null ? null : { regionId: row.region_id, id: row.evidence_file_id },
      },
      status: row.status,
      claims: own.map((claim) => ({
        org: claim.org,
        orgName: names.get(claim.org) ?? '',
        caseRef: claim.case_id === null ? null : { regionId: row.region_id, id: claim.case_id },
        num: claim.num,
        den: claim.den,
        claimedAt: claim.claimed_at,
      })),
      confirmedByOrg: row.confirmed_by_org,
      confirmedByName: row.confirmed_by_org === null ? null : (names.get(row.confirmed_by_org) ?? row.enterprise_name),
      confirmedAt: row.confirmed_at,
      mergedInto: row.merged_into === null ? null : { regionId: row.region_id, id: row.merged_into },
      note: row.note,
      may: outcomeActions(use.actor, row.status, partiesOf(row, own)),
      version: row.version,
    };
  });
}

export async function requireOutcome(tx: Tx, ref: RowRef): Promise<OutcomeRow> {
  const row = await findOutcome(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export async function viewOutcome(use: Use, ref: RowRef): Promise<Outcome> {
  const [view] = await presentOutcomes(use, [await requireOutcome(use.tx, ref)]);
  if (!view) throw notFound();
  return view;
}

export async function listVisibleOutcomes(
  use: Use,
  query: z.output<typeof outcomeQuerySchema>,
  cursors: Cursors,
): Promise<Page<Outcome>> {
  const after = query.after ? cursors.open('outcomes', use.actor.org, query.after) : null;
  const page = await listOutcomeRows(use.tx, query, after);
  return {
    items: await presentOutcomes(use, page.rows),
    next: page.nextKey && cursors.seal('outcomes', use.actor.org, page.nextKey),
    count: page.count,
  };
}

type Pair = z.infer<typeof duplicatePairSchema>;

/** Claims in review that the caller sees, each beside the visible outcome it resembles. */
export async function listDuplicatePairs(use: Use): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const row of await inReview(use.tx)) {
    const candidates = await similarOutcomes(use.tx, row.region_id, row.enterprise_id, row.kind);
    const other = candidates.find(
      (candidate) => candidate.id !== row.id && looksAlike(likenessOf(row), likenessOf(candidate)),
    );
    if (!other) continue;
    const [outcome, resembles] = await presentOutcomes(use, [row, other]);
    if (outcome && resembles) {
      pairs.push({
        outcome,
        resembles,
        reason: {
          zh: '同一企业、同一类型、数额相同，且发生日期相距不超过 30 天，至少一方没有证据编号。',
          en: 'Same enterprise, kind and figure within 30 days, and at least one has no evidence number.',
        },
      });
    }
  }
  return pairs;
}

export const likenessOf = (
  row: Pick<OutcomeRow, 'kind' | 'amount_fen' | 'count' | 'happened_on' | 'evidence_key'>,
) => ({
  kind: row.kind,
  amountFen: row.amount_fen,
  count: row.count,
  happenedOn: row.happened_on,
  evidenceKey: row.evidence_key,
});

export const listOutcomesOfEnterprise = async (use: Use, ref: RowRef): Promise<Outcome[]> =>
  presentOutcomes(use, await outcomesOfEnterprise(use.tx, ref.regionId, ref.id));
export const listToConfirm = async (use: Use): Promise<Outcome[]> =>
  (await presentOutcomes(use, await waitingForConfirmation(use.tx, use.actor.org))).filter((outcome) =>
    outcome.may.includes('confirm'),
  );
