import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { isEvidenceType, normaliseEvidenceNumber } from '../../vocabulary/evidenceTypes.ts';
import { outcomeKindByCode } from '../../vocabulary/outcomeKinds.ts';
import { CORRIDOR } from '../../vocabulary/regions.ts';
import type { LoadedCase } from '../cases/case.service.ts';
import { addLine, loadFor } from '../cases/handleCase.service.ts';
import { requireOwnFile, shareFile } from '../documents/file.service.ts';
import { count, uncount } from './countOutcome.service.ts';
import {
  amountRequired,
  countRequired,
  creditOutsider,
  evidenceMissing,
  inFuture,
  periodMismatch,
  sharesMustAddUp,
  unknownEvidence,
  unknownKind,
} from './outcome.errors.ts';
import { reviewOffices } from './outcome.queries.ts';
import {
  equalShares,
  isWholeCredit,
  looksAlike,
  periodContains,
  type Share,
  sharesAfterClaim,
} from './outcome.rules.ts';
import type { Outcome, OutcomeInput } from './outcome.schema.ts';
import { likenessOf, viewOutcome } from './outcome.service.ts';
import {
  claimsOf,
  insertOutcome,
  lockByEvidence,
  type NewOutcome,
  nextRevision,
  type OutcomeRow,
  putClaims,
  showOutcomeTo,
  similarOutcomes,
} from './outcome.store.ts';

/** Reporting what came of a case. One loan reported through four cases is one outcome with four claims. */

function checkFigures(input: OutcomeInput, today: string): void {
  const kind = outcomeKindByCode(input.kind);
  if (!kind) throw unknownKind();
  if (kind.unit === 'fen' && input.amountFen === null) throw amountRequired();
  if (kind.unit !== 'fen' && input.count === null) throw countRequired();
  if (input.happenedOn > today) throw inFuture();
  if (!periodContains(input.period, input.happenedOn)) throw periodMismatch();
  if (!isEvidenceType(input.evidence.type)) throw unknownEvidence();
  if (input.evidence.number === null && input.evidence.file === null) throw evidenceMissing();
}

/** The shares of this report: as given, adding to 1 among organisations of the case; otherwise the helpers in equal parts. */
function sharesOf(use: Use, loaded: LoadedCase, input: OutcomeInput): Share[] {
  const partners = [
    ...new Set([...loaded.positions.map((position) => position.org), loaded.row.opened_by_org, use.actor.org]),
  ].filter((org) => org !== loaded.row.enterprise_org);
  if (input.credits.length === 0) {
    const helpers = loaded.positions.filter((position) => position.status === 'helped').map((position) => position.org);
    return equalShares([...new Set([use.actor.org, ...helpers])]);
  }
  const outsider = input.credits.findIndex((share) => !partners.includes(share.org));
  if (outsider >= 0) throw creditOutsider(outsider);
  if (!isWholeCredit(input.credits)) throw sharesMustAddUp();
  return input.credits;
}

const evidenceKeyOf = (number: string | null): string | null => {
  const key = number === null ? '' : normaliseEvidenceNumber(number);
  return key === '' ? null : key;
};

function newOutcome(use: Use, loaded: LoadedCase, input: OutcomeInput, readers: readonly number[]): NewOutcome {
  return {
    region_id: loaded.row.region_id,
    id: use.ids.uuid(),
    owner_org: loaded.row.enterprise_org,
    shared: readers,
    enterprise_id: loaded.row.enterprise_id,
    enterprise_name: loaded.row.enterprise_name,
    kind: input.kind,
    amount_fen: input.amountFen,
    count: input.count,
    unit: input.unit,
    period: input.period,
    happened_on: input.happenedOn,
    evidence_type: input.evidence.type,
    evidence_number: input.evidence.number,
    evidence_key: evidenceKeyOf(input.evidence.number),
    evidence_file_id: input.evidence.file?.id ?? null,
    status: 'claimed',
    note: input.note,
    claimed_by_org: use.actor.org,
    claimed_by_account: use.actor.accountId,
    claimed_at: use.now.toISOString(),
  };
}

/** The same evidence again: the claimant joins. A counted outcome is counted anew with the new shares, its total unchanged. */
async function join(
  use: Use,
  tx: Tx,
  row: OutcomeRow,
  shares: readonly Share[],
  caseOf: ReadonlyMap<number, string>,
  readers: readonly number[],
): Promise<void> {
  const before = (await claimsOf(tx, row.region_id, row.id)).map((claim) => ({
    org: claim.org,
    num: claim.num,
    den: claim.den,
  }));
  const after = sharesAfterClaim(before, shares);
  const changed = after.length !== before.length;
  if (changed && row.status === 'confirmed') {
    await uncount(tx, row, before, use);
    await nextRevision(tx, row.region_id, row.id);
  }
  const everyone = [...new Set([...(row.shared ?? []), ...readers])];
  await showOutcomeTo(tx, row.region_id, row.id, everyone);
  const context = {
    regionId: row.region_id,
    outcomeId: row.id,
    shared: [...everyone, row.owner_org],
    account: use.actor.accountId,
    at: use.now.toISOString(),
  };
  await putClaims(tx, context, after, caseOf);
  if (changed && row.status === 'confirmed') await count(tx, { ...row, revision: row.revision + 1 }, after, use);
}

async function create(
  use: Use,
  tx: Tx,
  row: NewOutcome,
  shares: readonly Share[],
  caseOf: ReadonlyMap<number, string>,
): Promise<boolean> {
  const alike = row.evidence_key === null ? await similarOutcomes(tx, row.region_id, row.enterprise_id, row.kind) : [];
  const twins = alike.filter((other) => looksAlike(likenessOf(row), likenessOf(other)));
  const reviewers = twins.length > 0 ? await reviewOffices(tx, [row.region_id, CORRIDOR]) : [];
  const readers = [...new Set([...row.shared, ...reviewers])];
  if (!(await insertOutcome(tx, { ...row, shared: readers, status: twins.length > 0 ? 'review' : 'claimed' })))
    return false;
  // Who is to say whether they are two must see both.
  for (const twin of twins) await showOutcomeTo(tx, twin.region_id, twin.id, reviewers);
  const context = {
    regionId: row.region_id,
    outcomeId: row.id,
    shared: [...readers, row.owner_org],
    account: use.actor.accountId,
    at: use.now.toISOString(),
  };
  await putClaims(tx, context, shares, caseOf);
  return true;
}

/** Makes an outcome, or joins the one that the same evidence already makes; answers its id. `caseOf`: by which case an organisation claims. */
export async function claimOutcome(
  use: Use,
  tx: Tx,
  row: NewOutcome,
  shares: readonly Share[],
  caseOf: ReadonlyMap<number, string>,
): Promise<string> {
  const created = await create(use, tx, row, shares, caseOf);
  if (created || row.evidence_key === null) return row.id;
  const existing = await lockByEvidence(
    tx,
    row.region_id,
    row.enterprise_id,
    row.kind,
    row.evidence_type,
    row.evidence_key,
  );
  if (!existing) return row.id;
  await join(use, tx, existing, shares, caseOf, row.shared);
  return existing.id;
}

/** Reports an outcome of a case; answers the outcome the claim now belongs to. */
export async function report(use: Use, ref: RowRef, input: OutcomeInput): Promise<Outcome> {
  checkFigures(input, dayInShanghai(use.now));
  const loaded = await loadFor(use, ref, 'reportOutcome');
  const shares = sharesOf(use, loaded, input);
  const readers = [...new Set([...(loaded.row.shared ?? []), ...shares.map((share) => share.org)])];
  if (input.evidence.file) {
    await requireOwnFile(use, input.evidence.file, 'evidence.file');
    await shareFile(use.tx, input.evidence.file, use.actor.org, [...readers, loaded.row.enterprise_org]);
  }
  const row = newOutcome(use, loaded, input, readers);
  const id = await use.tx.asJob('an outcome joins the claims of several organisations', async (tx) => {
    const outcomeId = await claimOutcome(use, tx, row, shares, new Map([[use.actor.org, ref.id]]));
    await addLine(use, tx, loaded, { kind: 'outcome', detail: { kind: input.kind }, note: input.note });
    return outcomeId;
  });
  return viewOutcome(use, { regionId: loaded.row.region_id, id });
}
