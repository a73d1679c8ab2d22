import type { Verdict } from '../../eligibility/assessment.schema.ts';

/** Verdicts that together are everybody. */
export const PARTITION = ['eligible', 'needs_data', 'needs_person', 'not_eligible', 'not_applicable'] as const;

/** Groups a program page lists. Near ones also stand under not eligible. */
export const GROUPS = ['eligible', 'near', 'needs_data', 'needs_person', 'not_eligible'] as const;
export type ReachGroup = (typeof GROUPS)[number];

/** A group, or the part of it that a list, an export or an invitation is about. */
export interface ReachChoice {
  readonly verdict: ReachGroup;
  /** The near ones that this condition alone keeps out. */
  readonly condition?: string | undefined;
  /** Six digits, or `none`. */
  readonly region?: string | undefined;
}

export function belongsTo(verdict: Verdict, near: boolean): ReachGroup[] {
  if (verdict === 'not_applicable') return [];
  return near ? ['near', 'not_eligible'] : [verdict];
}
