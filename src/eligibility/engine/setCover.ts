/** A set of class numbers that is wanted in a slot. */
export interface WantedSet {
  readonly slot: number;
  readonly members: readonly number[];
}

/** How to put a set together: the slots of disjoint smaller sets and of single classes. */
export interface CoveredSet {
  readonly slot: number;
  readonly parts: readonly number[];
}

/** Sets past this many parts look for larger ones: below it the search costs more than it saves. */
const WORTH_IT = 3;

/**
 * Orders wanted sets from small to large and builds each from the largest earlier ones inside it, so that “all of section C” is
 * put together from its divisions and not from hundreds of classes.
 */
export function coverOf(wanted: readonly WantedSet[], slotOfClass: (one: number) => number): readonly CoveredSet[] {
  const sorted = [...wanted].sort((a, b) => a.members.length - b.members.length);
  /** Made sets by their smallest member, largest last. */
  const made = new Map<number, WantedSet[]>();
  return sorted.map((set) => {
    const parts: number[] = [];
    const rest = new Set(set.members);
    for (const first of set.members) {
      if (!rest.has(first)) continue;
      const candidates = set.members.length > WORTH_IT ? (made.get(first) ?? []) : [];
      const inside = candidates.findLast((one) => one.members.every((member) => rest.has(member)));
      const taken = inside?.members ?? [first];
      for (const member of taken) rest.delete(member);
      parts.push(inside?.slot ?? slotOfClass(first));
    }
    const [first] = set.members;
    if (first !== undefined && set.members.length > 1) made.set(first, [...(made.get(first) ?? []), set]);
    return { slot: set.slot, parts };
  });
}
