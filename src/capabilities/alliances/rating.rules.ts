import type { Criterion, Grade, Rated } from './rating.schema.ts';

/** A rating is arithmetic over counted figures: exact, in hundredths of a point, the same for everybody who counts again. */

export const FULL_POINTS = 10_000;

/** Grades by points; plates go to the first two (FIELD row 33: parks and alliances are rated yearly, the good ones plated). The bounds are ours. */
const GRADES: readonly (readonly [from: number, grade: Grade])[] = [
  [9_000, 'excellent'],
  [7_500, 'good'],
  [6_000, 'qualified'],
  [0, 'improve'],
];

export const gradeOf = (points: number): Grade => GRADES.find(([from]) => points >= from)?.[1] ?? 'improve';

/** What a new rating proposes; the body that rates sets its own weights. */
export const PROPOSED_CRITERIA: readonly Criterion[] = [
  { figure: 'members', weight: 15, full: 50 },
  { figure: 'newMembers', weight: 15, full: 10 },
  { figure: 'charter', weight: 10, full: 1 },
  { figure: 'activities', weight: 15, full: 12 },
  { figure: 'meetings', weight: 10, full: 2 },
  { figure: 'outcomes', weight: 35, full: 20 },
];

/**
 * Points of each criterion. Weights of figures that nothing counts yet fall away, the others are scaled up to the whole; a figure beyond
 * what earns it in full earns no more. Rounded down to a hundredth of a point.
 */
export function rate(criteria: readonly Criterion[], values: ReadonlyMap<string, number | null>): Rated[] {
  const value = (one: Criterion): number | null => values.get(one.figure) ?? null;
  const total = criteria.reduce((sum, one) => sum + (value(one) === null ? 0 : one.weight), 0);
  return criteria.map((one) => {
    const counted = value(one);
    const earned = counted === null ? 0 : Math.max(0, Math.min(counted, one.full));
    const points =
      total === 0
        ? 0
        : Number((BigInt(one.weight) * BigInt(earned) * BigInt(FULL_POINTS)) / (BigInt(one.full) * BigInt(total)));
    return { ...one, value: counted, points };
  });
}

export const sumOf = (rated: readonly Rated[]): number => rated.reduce((sum, one) => sum + one.points, 0);
