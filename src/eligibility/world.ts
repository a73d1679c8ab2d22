import { type Gap, SUPPOSED, type Supposed } from './context.ts';
import type { FactInput, FactSet } from './factSet.ts';

/** What is supposed beyond the known facts: values of missing ones, numbers of lists, titles held or not. */
export interface World extends Supposed {
  readonly facts: ReadonlyMap<string, { readonly gap: Gap; readonly values: readonly (string | number | boolean)[] }>;
}

/** One possible state of affairs about one missing thing. */
export type Option = Partial<World>;

/** One missing fact, or one number of a missing list, with all the cases that conditions can tell apart. */
export interface Variable {
  readonly name: string;
  readonly gap: Gap;
  readonly options: readonly Option[];
}

export const nameOf = ({ key, period }: Gap): string => `${key}@${period}`;

const EMPTY: World = { facts: new Map(), numbers: new Map(), titles: new Map() };

/** Several suppositions together. */
export const together = (options: readonly Option[]): World => ({
  facts: new Map(options.flatMap(({ facts }) => [...(facts ?? EMPTY.facts)])),
  numbers: new Map(options.flatMap(({ numbers }) => [...(numbers ?? EMPTY.numbers)])),
  titles: new Map(options.flatMap(({ titles }) => [...(titles ?? EMPTY.titles)])),
});

/** One fact with one value, or a range given by its two ends. */
export const supposing = (gap: Gap, values: readonly (string | number | boolean)[]): Option => ({
  facts: new Map([[nameOf(gap), { gap, values: [...new Set(values)] }]]),
});

/** The facts with what is supposed of them. */
export function overlaid(facts: FactSet, over: World['facts']): FactSet {
  if (over.size === 0) return facts;
  const inputs = new Map<string, readonly FactInput[]>();
  const latest = new Map<string, readonly FactInput[]>();
  for (const [name, { gap, values }] of over) {
    // The kind of source that any rule accepts; facts that are known from another source are never supposed.
    const made = values.map((value): FactInput => ({ ...gap, value, sourceKind: SUPPOSED }));
    inputs.set(name, made);
    if (gap.period === '') latest.set(gap.key, made);
  }
  return {
    ...facts,
    at: (key, period) => inputs.get(`${key}@${period}`) ?? facts.at(key, period),
    latest: (key, asOf) => latest.get(key) ?? facts.latest(key, asOf),
  };
}
