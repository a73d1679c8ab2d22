import type { Verdict } from '../../eligibility/assessment.schema.ts';
import type { ProgramAnswer } from '../../eligibility/engine/programAnswer.ts';
import { bitCount } from '../../eligibility/engine/verdicts.ts';

/** What one program means for a population, from the answers of its parts. Rows that are gone count nowhere. */
export interface PartAnswer {
  readonly answer: ProgramAnswer;
  readonly ids: readonly string[];
  readonly gone: ReadonlySet<number>;
}

export interface Reached {
  readonly total: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly near: number;
  /** Answers left at “may qualify” because there were too many to look deeper. */
  readonly undecided: number;
  readonly excluding: readonly { readonly conditionId: string; readonly failed: number; readonly alone: number }[];
}

export type Group = Exclude<Verdict, 'not_applicable'> | 'near';

type Words = (answer: ProgramAnswer, word: number) => number;

/** The bits of each group, 32 rows at a time; rows past the end are outside every group but `not_applicable`. */
const GROUPS: Readonly<Record<Group, Words>> = {
  eligible: ({ bitmaps }, word) => bitmaps.eligible[word] as number,
  needs_person: ({ bitmaps }, word) => (bitmaps.ready[word] as number) & ~(bitmaps.eligible[word] as number),
  needs_data: ({ bitmaps }, word) => (bitmaps.possible[word] as number) & ~(bitmaps.ready[word] as number),
  not_eligible: ({ bitmaps }, word) => (bitmaps.inPlace[word] as number) & ~(bitmaps.possible[word] as number),
  near: ({ bitmaps }, word) => bitmaps.near[word] as number,
};

function count({ answer, gone }: PartAnswer, words: (word: number) => number): number {
  let total = 0;
  for (let word = 0; word < answer.bitmaps.possible.length; word += 1) total += bitCount(words(word) >>> 0);
  for (const row of gone) if ((words(row >> 5) >>> (row & 31)) & 1) total -= 1;
  return total;
}

export function reached(parts: readonly PartAnswer[]): Reached {
  const inGroup = (group: Group): number =>
    parts.reduce((sum, part) => sum + count(part, (word) => GROUPS[group](part.answer, word)), 0);
  const total = parts.reduce((sum, { ids, gone }) => sum + ids.length - gone.size, 0);
  const [eligible, needsPerson, needsData, notEligible] = [
    inGroup('eligible'),
    inGroup('needs_person'),
    inGroup('needs_data'),
    inGroup('not_eligible'),
  ];
  return {
    total,
    counts: {
      eligible,
      needs_person: needsPerson,
      needs_data: needsData,
      not_eligible: notEligible,
      not_applicable: total - eligible - needsPerson - needsData - notEligible,
    },
    near: inGroup('near'),
    undecided: parts.reduce((sum, { answer }) => sum + answer.unasked, 0),
    excluding: excludingOf(parts),
  };
}

function excludingOf(parts: readonly PartAnswer[]): Reached['excluding'] {
  const ids = [...new Set(parts.flatMap(({ answer }) => answer.units.map(({ id }) => id)))];
  return ids
    .map((conditionId) => {
      const sum = (key: 'failing' | 'alone') =>
        parts.reduce((total, part) => {
          const unit = part.answer.units.find(({ id }) => id === conditionId);
          return unit ? total + count(part, (word) => unit[key][word] as number) : total;
        }, 0);
      return { conditionId, failed: sum('failing'), alone: sum('alone') };
    })
    .filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failed - a.failed || b.alone - a.alone || (a.conditionId < b.conditionId ? -1 : 1));
}

/** Visits the enterprises of a group, in the order in which they were loaded. */
export function eachMember(part: PartAnswer, group: Group, visit: (row: number, id: string) => void): void {
  for (let word = 0; word < part.answer.bitmaps.possible.length; word += 1) {
    let bits = GROUPS[group](part.answer, word) >>> 0;
    for (; bits !== 0; bits = (bits & (bits - 1)) >>> 0) {
      const row = word * 32 + (31 - Math.clz32(bits & -bits));
      const id = part.ids[row];
      if (id !== undefined && !part.gone.has(row)) visit(row, id);
    }
  }
}
