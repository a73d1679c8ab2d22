import { consentPurpose, PUBLIC_FACT_KEYS } from '../../vocabulary/consentPurposes.ts';
import type { OfferKind } from '../../vocabulary/offerKinds.ts';
import { grantCanBecome, isLive, keysOpened, type Term } from './grant.rules.ts';
import type { Grant, GrantBasis, GrantStatus } from './grant.schema.ts';

/**
 * The one decision about reading facts of an enterprise. Every path asks it: pages, interface, lists by name, exports, jobs. Pure; the
 * service that asks it writes down what was read, and the statement that reads repeats it.
 */

export interface GrantTerms extends Term {
  readonly id: string;
  readonly basis: GrantBasis;
  readonly regionId: string;
  /** Null for a duty. */
  readonly enterpriseId: string | null;
  readonly granteeOrg: number;
  readonly purpose: string;
  readonly fields: readonly string[];
}

export interface Subject {
  readonly regionId: string;
  readonly id: string;
  readonly principal: number;
  readonly servedBy: readonly number[];
}

/** The grant a fact is read under; `own` and `public` need none. */
export type Basis = GrantTerms | 'own' | 'public';

export interface Reading {
  /** Null: this fact stays closed. */
  basisOf(key: string): Basis | null;
  /** Every fact is open: the own enterprise, or one that is served by duty. */
  readonly whole: boolean;
  /** Whether anything beyond the public register is open. */
  readonly any: boolean;
  /** The first grant that opens anything: a look that found nothing stands on it. Null for the own enterprise. */
  readonly ground: GrantTerms | null;
}

const RANK: Readonly<Record<GrantBasis, number>> = { consent: 0, case: 1, duty: 2 };

/** Whether a grant reaches an enterprise: its own, or a duty in the region while the record names the organisation as serving. */
const reaches = (grant: GrantTerms, org: number, subject: Subject): boolean =>
  grant.granteeOrg === org &&
  grant.regionId === subject.regionId &&
  (grant.basis === 'duty'
    ? grant.enterpriseId === null && subject.servedBy.includes(org)
    : grant.enterpriseId === subject.id);

/**
 * What `actor` may read of `subject` at an instant.
 * @param grants any grants; those of others, ended or elsewhere are passed over
 * @param at ISO instant
 * @param kind for a reverse list: only purposes that name enterprises for offers of this kind
 */
export function decideReading(
  actor: { readonly org: number },
  subject: Subject,
  grants: readonly GrantTerms[],
  at: string,
  kind?: OfferKind,
): Reading {
  if (actor.org === subject.principal) return { basisOf: () => 'own', whole: true, any: true, ground: null };
  const live = grants
    .filter((grant) => reaches(grant, actor.org, subject) && isLive(grant, at))
    .filter((grant) => kind === undefined || (consentPurpose(grant.purpose)?.offerKinds ?? []).includes(kind))
    .sort((a, b) => RANK[a.basis] - RANK[b.basis]);
  const duty = live.find((grant) => grant.basis === 'duty') ?? null;
  const opened = new Map<string, GrantTerms>();
  for (const grant of live)
    if (grant.basis !== 'duty')
      for (const key of keysOpened(grant.purpose, grant.fields)) if (!opened.has(key)) opened.set(key, grant);
  return {
    basisOf: (key) => (PUBLIC_FACT_KEYS.has(key) ? 'public' : (opened.get(key) ?? duty)),
    whole: duty !== null,
    any: live.length > 0,
    ground: live[0] ?? null,
  };
}

/** What an actor may do with a grant it sees: only the enterprise decides, and never about a duty. */
export function grantActions(
  actor: { readonly org: number; readonly permissions: readonly string[] },
  grant: { readonly ownerOrg: number; readonly status: GrantStatus; readonly basis: GrantBasis },
): Grant['may'] {
  if (actor.org !== grant.ownerOrg || grant.basis === 'duty' || !actor.permissions.includes('consents.give')) return [];
  const table: readonly [Grant['may'][number], GrantStatus][] = [
    ['accept', 'active'],
    ['decline', 'declined'],
    ['withdraw', 'revoked'],
  ];
  return table
    .filter(([action, to]) => grantCanBecome(grant.status, to) && (action !== 'accept' || grant.status === 'requested'))
    .map(([action]) => action);
}

/** Consent is given by the enterprise itself, or registered from paper by who serves it — never for its own benefit. */
export const giverRelation = (
  actor: { readonly org: number },
  subject: Pick<Subject, 'principal' | 'servedBy'>,
  granteeOrg: number,
): 'self' | 'paper' | null =>
  actor.org === subject.principal
    ? 'self'
    : subject.servedBy.includes(actor.org) && actor.org !== granteeOrg
      ? 'paper'
      : null;
