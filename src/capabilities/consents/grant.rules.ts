import { CONSENT_PURPOSES, consentPurpose } from '../../vocabulary/consentPurposes.ts';
import { allFactDefinitions, factDefinition } from '../../vocabulary/factCatalogue.ts';
import type { GrantStatus } from './grant.schema.ts';

/** The life of a grant, its term, and the algebra of its fields. Pure: instants come in as ISO text. */

const TRANSITIONS: Readonly<Record<GrantStatus, readonly GrantStatus[]>> = {
  requested: ['active', 'declined'],
  declined: [],
  active: ['revoked', 'ended'],
  // What a case ended may begin again with it; what the enterprise withdrew may not.
  ended: ['active'],
  revoked: [],
};
export const grantCanBecome = (from: GrantStatus, to: GrantStatus): boolean => TRANSITIONS[from].includes(to);

/** The text an enterprise is shown before it opens facts; raised whenever its meaning changes. */
export const NOTICE_VERSION = '2026-11';

/** A declined or waiting request is not repeated before this many days. */
export const ASK_AGAIN_DAYS = 90;

const DAY_MS = 86_400_000;

/** The instant a term of whole days ends: exactly so many times 24 hours on. */
export const untilAfter = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString();

export interface Term {
  readonly status: GrantStatus;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly revokedAt: string | null;
}

/** Live from its first instant up to, but not at, its last: an expired grant is none at the exact second. */
export const isLive = (term: Term, at: string): boolean => {
  const now = Date.parse(at);
  return (
    term.status === 'active' &&
    term.revokedAt === null &&
    Date.parse(term.validFrom) <= now &&
    (term.validUntil === null || now < Date.parse(term.validUntil))
  );
};

/** Whether each field is a group of the purpose or a key in one of its groups. Answers the first that is not, or null. */
export function fieldOutside(purpose: string, fields: readonly string[]): string | null {
  const groups: readonly string[] = consentPurpose(purpose)?.groups ?? [];
  const fits = (field: string) => groups.includes(field) || groups.includes(factDefinition(field)?.group ?? '');
  return fields.find((field) => !fits(field)) ?? null;
}

/** The keys that fields open under a purpose: fields ∩ purpose. A list opens with the statement of its completeness. */
export function keysOpened(purpose: string, fields: readonly string[]): ReadonlySet<string> {
  const groups: readonly string[] = consentPurpose(purpose)?.groups ?? [];
  const named = new Set(fields);
  return new Set(
    allFactDefinitions()
      .filter(
        ({ key, group }) =>
          groups.includes(group) && (named.has(group) || named.has(key) || named.has(key.replace(/\.complete$/, ''))),
      )
      .map(({ key }) => key),
  );
}

/** What a case opens: what a purpose for its kind of need would open. */
export const fieldsForKind = (kind: string): readonly string[] =>
  CONSENT_PURPOSES.find((entry) => entry.grantable && (entry.offerKinds as readonly string[]).includes(kind))?.groups ??
  [];
