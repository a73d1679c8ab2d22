import type { Verdict } from '../../eligibility/assessment.schema.ts';

/** Verdicts that together are everybody. */
export const PARTITION = ['eligible', 'needs_data', 'needs_person', 'not_eligible', 'not_applicable'] as const;

/** Groups a program page lists. Near ones also stand under not eligible. */
export const GROUPS = ['eligible', 'near', 'needs_data', 'needs_person', 'not_eligible'] as const;
export type ReachGroup = (typeof GROUPS)[number];

export function belongsTo(verdict: Verdict, near: boolean): ReachGroup[] {
  if (verdict === 'not_applicable') return [];
  return near ? ['near', 'not_eligible'] : [verdict];
}
