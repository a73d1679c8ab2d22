import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { addBudget, type Budget, type Change, impactOn, type PartImpact } from '../../eligibility/engine/impact.ts';
import { versionOn } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { countOrFew } from '../consents/smallGroup.rules.ts';
import type { PopulationEngine, ReachView } from './engine.service.ts';
import type { RunOptions } from './engineThread.ts';
import type { Impact } from './impact.schema.ts';

const WORDS_AT_ONCE = 512;

export interface ImpactOptions extends RunOptions {
  /** Enterprises with a case open on the offer. */
  readonly inWork?: readonly string[];
}

/** Two versions of a program over everybody, before the new one is published. `before` null: there was none. */
export async function impactOf(
  engine: PopulationEngine,
  before: Program | null,
  after: Program,
  asOf: string,
  options: ImpactOptions = {},
): Promise<Impact> {
  const was = before && (await engine.reach(before, asOf, options));
  const is = await engine.reach(after, asOf, options);
  const parts: PartImpact[] = [];
  is.parts.forEach((part, at) => {
    // A part that came while the old version was being read has no old answer yet: its rows count as before.
    const old = was?.parts.find(({ table }) => table === part.table)?.answer ?? (was ? part.answer : null);
    parts[at] = impactOn(part.table, old, part.answer, (row) => !part.gone.has(row));
  });
  const [beforeBudget, afterBudget] = [
    was && before ? await budget(was, before, asOf) : null,
    await budget(is, after, asOf),
  ];
  const total = (key: 'gained' | 'lost' | 'unchanged' | 'newlyNear') =>
    countOrFew(parts.reduce((sum, part) => sum + part[key], 0));
  const changes = (key: 'byRegion' | 'bySize' | 'byIndustry') =>
    merged(parts.map((part) => part[key])).map(([code, change]) => ({ code, ...change }));
  return {
    asOf,
    enterprises: is.total,
    before: was && told(was),
    after: told(is),
    gained: total('gained'),
    lost: total('lost'),
    unchanged: total('unchanged'),
    newlyNear: total('newlyNear'),
    budget: {
      beforeFen: was && exact(was, beforeBudget),
      afterFen: exact(is, afterBudget),
      openBefore: countOrFew(beforeBudget?.open ?? 0),
      openAfter: countOrFew(afterBudget.open),
    },
    openCases: options.inWork && was ? casesTouched(was, is, options.inWork) : null,
    byRegion: changes('byRegion'),
    bySize: changes('bySize'),
    byIndustry: changes('byIndustry'),
    deciding: merged(parts.map((part) => part.deciding)).map(([conditionId, change]) => ({ conditionId, ...change })),
  };
}

/** Open cases whose enterprise would no longer, or only now, be in. */
function casesTouched(was: ReachView, is: ReachView, inWork: readonly string[]): NonNullable<Impact['openCases']> {
  const insideOf = (view: ReachView) => new Set([...view.idsOf('eligible'), ...view.idsOf('needs_person')]);
  const [before, after] = [insideOf(was), insideOf(is)];
  const changed = inWork.filter((id) => before.has(id) !== after.has(id)).length;
  return { all: countOrFew(inWork.length), changed: countOrFew(changed) };
}

function told({ total, counts, near }: ReachView): Impact['after'] {
  const ready = counts.eligible + counts.needs_person;
  return {
    rows: total,
    inPlace: countOrFew(total - counts.not_applicable),
    eligible: countOrFew(counts.eligible),
    ready: countOrFew(ready),
    possible: countOrFew(ready + counts.needs_data),
    near: countOrFew(near),
  };
}

/** Largest first; few are not told. */
function merged(
  maps: readonly ReadonlyMap<string, Change>[],
): [string, { gained: number | null; lost: number | null }][] {
  const sums = new Map<string, Change>();
  for (const map of maps)
    for (const [name, { gained, lost }] of map) {
      const sum = sums.get(name) ?? { gained: 0, lost: 0 };
      sums.set(name, { gained: sum.gained + gained, lost: sum.lost + lost });
    }
  return [...sums]
    .sort(([a, x], [b, y]) => y.gained + y.lost - x.gained - x.lost || (a < b ? -1 : 1))
    .map(([name, { gained, lost }]) => [name, { gained: countOrFew(gained), lost: countOrFew(lost) }]);
}

/** In steps, so that other requests come through between them. */
async function budget(view: ReachView, program: Program, asOf: string): Promise<Budget> {
  const sum: Budget = { fen: 0n, open: 0 };
  const version = versionOn(program, asOf);
  if (!version) return sum;
  for (const { table, answer, gone } of view.parts) {
    const { ready } = answer.bitmaps;
    for (let from = 0; from < ready.length; from += WORDS_AT_ONCE) {
      const to = Math.min(ready.length, from + WORDS_AT_ONCE);
      addBudget(sum, table, version, ready, [from, to], (row) => !gone.has(row));
      await yieldToOthers();
    }
  }
  return sum;
}

/** The sum for one to four enterprises would tell how many they are. */
function exact({ counts }: ReachView, sum: Budget | null): number | null {
  const isFew = countOrFew(counts.eligible + counts.needs_person) === null;
  return sum !== null && !isFew && sum.fen <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum.fen) : null;
}
