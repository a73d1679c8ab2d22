import type { Verdict } from '../../eligibility/assessment.schema.ts';
import type { Tally } from '../../eligibility/tally.ts';

/** Verdicts that together are everybody. */
export const PARTITION = ['eligible', 'needs_data', 'needs_person', 'not_eligible', 'not_applicable'] as const;

/** Groups a program page lists. Near ones also stand under not eligible. */
export type ReachGroup = 'eligible' | 'near' | 'needs_data' | 'needs_person' | 'not_eligible';

export function belongsTo(verdict: Verdict, near: boolean): ReachGroup[] {
  if (verdict === 'not_applicable') return [];
  return near ? ['near', 'not_eligible'] : [verdict];
}

/** Adds the tallies of batches: counts and per-condition figures are sums, so order and size of batches do not matter. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const counts: Record<Verdict, number> = {
    not_applicable: 0,
    not_eligible: 0,
    needs_data: 0,
    needs_person: 0,
    eligible: 0,
  };
  const excluding = new Map<
    string,
    { conditionId: string; text: { zh: string; en: string }; failed: number; alone: number }
  >();
  const lacking = new Map<string, number>();
  let near = 0;
  let total = 0;
  for (const tally of tallies) {
    total += tally.total;
    near += tally.near;
    for (const [verdict, count] of Object.entries(tally.counts)) counts[verdict as Verdict] += count;
    for (const entry of tally.excluding) {
      const known = excluding.get(entry.conditionId) ?? { ...entry, failed: 0, alone: 0 };
      excluding.set(entry.conditionId, {
        ...known,
        failed: known.failed + entry.failed,
        alone: known.alone + entry.alone,
      });
    }
    for (const entry of tally.lacking) lacking.set(entry.key, (lacking.get(entry.key) ?? 0) + entry.waiting);
  }
  return {
    total,
    counts,
    near,
    excluding: [...excluding.values()].sort(
      (a, b) => b.failed - a.failed || b.alone - a.alone || (a.conditionId < b.conditionId ? -1 : 1),
    ),
    lacking: [...lacking]
      .map(([key, waiting]) => ({ key, waiting }))
      .sort((a, b) => b.waiting - a.waiting || (a.key < b.key ? -1 : 1)),
  };
}
