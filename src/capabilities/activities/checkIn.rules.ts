/** Numbers at the door. One device speaks once for an organisation; several devices of one organisation add up. */

export interface CheckIn {
  readonly org: number;
  /** Empty: the host's correction, which stands for all of the organisation. */
  readonly device: string;
  readonly people: number;
  readonly reason: string;
}

export const CORRECTION = '';
/** More than any hall of the corridor holds; a number above is a slip or a prank. */
const MOST_OF_ONE_ORG = 1000;
const MOST_WITHOUT_CAPACITY = 5000;
const OVERFLOW = 2;

/** People present of each organisation. */
export function presentByOrg(rows: readonly CheckIn[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) if (row.device !== CORRECTION) sums.set(row.org, (sums.get(row.org) ?? 0) + row.people);
  for (const row of rows) if (row.device === CORRECTION) sums.set(row.org, row.people);
  return sums;
}

export const presentTotal = (rows: readonly CheckIn[]): number =>
  [...presentByOrg(rows).values()].reduce((sum, people) => sum + people, 0);

/** Whether the door takes this entry: bounded for an organisation, and for all by twice the capacity. */
export function takesEntry(rows: readonly CheckIn[], capacity: number | null, entry: Omit<CheckIn, 'reason'>): boolean {
  const after = [
    ...rows.filter((row) => row.org !== entry.org || row.device !== entry.device),
    { ...entry, reason: '' },
  ];
  const byOrg = presentByOrg(after).get(entry.org) ?? 0;
  const bound = capacity === null ? MOST_WITHOUT_CAPACITY : Math.max(50, capacity * OVERFLOW);
  return byOrg <= MOST_OF_ONE_ORG && presentTotal(after) <= bound;
}
