import type { Actor } from '../../kernel/actor.ts';
import { forbidden, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import type { OfferKind } from '../../vocabulary/offerKinds.ts';
import { type EnterpriseRow, findEnterprisesByIds } from '../organisations/organisation.service.ts';
import { decideReading, type GrantTerms, type Reading, type Subject } from './consent.access.ts';
import {
  type GrantRow,
  grantedEnterprise,
  grantedEnterprises,
  grantsHeld,
  grantsOfOrganisation,
} from './grant.queries.ts';
import { insertReads, type NewRead } from './grant.store.ts';

/** The door to an enterprise's facts: who may read what, and the record of what was read. Rooms with facts go through it, whatever the path. */

export type ReadPath =
  | 'enterprisePage'
  | 'facts'
  | 'match'
  | 'conflicts'
  | 'reach'
  | 'export'
  | 'invitation'
  | 'autoGrant'
  | 'ruleTest'
  | 'whatIf';

export interface OpenedEnterprise {
  readonly enterprise: EnterpriseRow;
  readonly reading: Reading;
  /** The caller sees the rows by row security; otherwise a live grant opens them. */
  readonly visible: boolean;
}

export const termsOf = (row: GrantRow): GrantTerms => ({
  id: row.id,
  basis: row.basis,
  regionId: row.region_id,
  enterpriseId: row.enterprise_id,
  granteeOrg: row.grantee_org,
  purpose: row.purpose,
  fields: row.fields,
  status: row.status,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  revokedAt: row.revoked_at,
});

export const subjectOf = (row: EnterpriseRow): Subject => ({
  regionId: row.region_id,
  id: row.id,
  principal: row.owner_org,
  servedBy: row.served_by,
});

type Reader = Pick<Use, 'tx' | 'actor' | 'now' | 'ids'>;

/** The enterprise as the caller may see it, by row security or by a live grant; `notFound` otherwise. */
export async function openEnterprise(use: Reader, ref: RowRef): Promise<OpenedEnterprise> {
  const opened = await findOpened(use, ref);
  if (!opened) throw notFound();
  return opened;
}

export async function findOpened(use: Reader, ref: RowRef): Promise<OpenedEnterprise | null> {
  const at = use.now.toISOString();
  const seen = (await findEnterprisesByIds(use.tx, [ref.id])).find((row) => row.region_id === ref.regionId);
  const enterprise =
    seen ??
    (await use.tx.asJob('a live grant opens an enterprise', (job) =>
      grantedEnterprise(job, ref.regionId, ref.id, use.actor.org, at),
    ));
  if (!enterprise) return null;
  const grants = await grantsHeld(use.tx, ref.regionId, ref.id, use.actor.org);
  const reading = decideReading(use.actor, subjectOf(enterprise), grants.map(termsOf), at);
  return seen !== undefined || reading.any ? { enterprise, reading, visible: seen !== undefined } : null;
}

/** Every enterprise the caller may name for offers of a kind, with what is open of each. Decided anew at every call. */
export async function openMany(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  now: Date,
  kind?: OfferKind,
): Promise<Map<string, OpenedEnterprise>> {
  const at = now.toISOString();
  const seen = await findEnterprisesByIds(tx, ids);
  const granted = await tx.asJob('live grants open enterprises', (job) => grantedEnterprises(job, actor.org, at));
  const grants = (await grantsOfOrganisation(tx, actor.org)).map(termsOf);
  const byEnterprise = new Map<string, GrantTerms[]>();
  for (const grant of grants) {
    const key = grant.enterpriseId ?? grant.regionId;
    byEnterprise.set(key, [...(byEnterprise.get(key) ?? []), grant]);
  }
  const opened = new Map<string, OpenedEnterprise>();
  const look = (enterprise: EnterpriseRow, visible: boolean) => {
    if (opened.has(enterprise.id)) return;
    const held = [...(byEnterprise.get(enterprise.id) ?? []), ...(byEnterprise.get(enterprise.region_id) ?? [])];
    const reading = decideReading(actor, subjectOf(enterprise), held, at, kind);
    if (reading.any) opened.set(enterprise.id, { enterprise, reading, visible });
  };
  for (const row of seen) look(row, true);
  for (const row of granted) look(row, false);
  return opened;
}

export interface ReadFacts {
  readonly opened: OpenedEnterprise;
  /** One for each fact that was read. */
  readonly keys: readonly string[];
}

/** A reading by key: which grant it stands on. A key without a basis never gets here; if it does, nothing is answered. */
function readsOf(use: Pick<Use, 'ids'>, { opened, keys }: ReadFacts): NewRead[] {
  const byGrant = new Map<string, string[]>();
  for (const key of keys) {
    const basis = opened.reading.basisOf(key);
    if (basis === null) throw forbidden();
    if (basis === 'own' || basis === 'public') continue;
    byGrant.set(basis.id, [...(byGrant.get(basis.id) ?? []), key]);
  }
  // A look that found nothing is still a look.
  if (byGrant.size === 0 && opened.reading.ground !== null) byGrant.set(opened.reading.ground.id, []);
  return [...byGrant].map(([grantId, read]) => ({
    id: use.ids.uuid(),
    regionId: opened.enterprise.region_id,
    enterpriseOrg: opened.enterprise.owner_org,
    enterpriseId: opened.enterprise.id,
    grantId,
    keys: [...new Set(read)].sort(),
    facts: read.length,
  }));
}

/** Writes down what is about to be answered, in its transaction. What cannot be written down is not answered. */
export async function recordReads(use: Reader, read: readonly ReadFacts[], path: ReadPath): Promise<void> {
  const rows = read.flatMap((one) => readsOf(use, one));
  if (rows.length === 0) return;
  const by = { org: use.actor.org, accountId: use.actor.accountId, role: use.actor.role };
  const written = await use.tx.asJob('a reading belongs to the enterprise that was read', (job) =>
    insertReads(job, rows, by, path, use.now.toISOString()),
  );
  if (written !== rows.length) throw forbidden();
}
