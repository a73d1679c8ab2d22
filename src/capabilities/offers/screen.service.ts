import { compilePlan, isAsked } from '../../eligibility/engine/plan.ts';
import { SingleRun } from '../../eligibility/engine/single.ts';
import type { FactSet } from '../../eligibility/factSet.ts';
import type { Program } from '../../eligibility/program.ts';
import type { OfferRow } from './offer.store.ts';
import { programHash, programOf } from './program.service.ts';

/**
 * A first look at many programs for one enterprise: the engine reads all of them in a fraction of a millisecond and tells which
 * are out of place, so that only the others are explained condition by condition.
 */
export interface Screen {
  /** False where the place rules the enterprise out. */
  worthReading(row: OfferRow): boolean;
}

/** Up to so many programs everything is explained at once. */
const FEW = 120;

let kept: { readonly key: string; readonly programs: ReadonlyMap<string, number>; readonly run: SingleRun } | null =
  null;

/** Compiled once for a set of programs and a day. */
function screenOf(rows: readonly OfferRow[], asOf: string) {
  const hashes = rows.flatMap(({ program_hash }) => program_hash ?? []);
  const key = programHash(`${asOf} ${hashes.join(' ')}`);
  if (kept?.key === key) return kept;
  const programs = new Map<string, number>();
  const chosen: Program[] = [];
  for (const row of rows) {
    const program = programOf(row);
    if (!program || row.program_hash === null || isAsked(program, asOf)) continue;
    programs.set(row.program_hash, chosen.push(program) - 1);
  }
  kept = { key, programs, run: new SingleRun(compilePlan(chosen, asOf)) };
  return kept;
}

export function screenOffers(rows: readonly OfferRow[], facts: FactSet, asOf: string, few = FEW): Screen {
  if (rows.length <= few) return { worthReading: () => true };
  const { programs, run } = screenOf(rows, asOf);
  const { state } = run.read(facts);
  return {
    worthReading: ({ program_hash }) => {
      const at = program_hash === null ? undefined : programs.get(program_hash);
      return at === undefined || state[at] !== 0;
    },
  };
}
