import type { Plan, PlannedProgram } from './plan.ts';
import { ELIGIBLE, IN_PLACE, NEAR, POSSIBLE, READY } from './single.ts';
import { SqlGates } from './sqlGates.ts';
import type { ClassAnswers } from './sqlTable.ts';
import type { Counts } from './verdicts.ts';
import { COUNTERS } from './wasmPlan.ts';

/** Programs a statement: fewer scan the table more often, more share no work (measured, PostgreSQL 15: 100 beat 500 by 1.75). */
export const SQL_BATCH = 100;

const BITS = { inPlace: IN_PLACE, eligible: ELIGIBLE, ready: READY, possible: POSSIBLE, near: NEAR } as const;

/**
 * One statement that counts programs `from` … `to` − 1 of a plan over a table of `sqlTable`: one row with
 * `p<program>_<bit>` for every count. Counts of several tables or regions (`ofRegion`) add up.
 */
export function sqlCounts(plan: Plan, classes: ClassAnswers, table: string, from: number, to: number): string {
  const chosen = plan.programs.slice(from, to);
  const states = chosen.map((planned, at) => `${stateText(plan, classes, planned)} as s${from + at}`);
  const counts = chosen.flatMap((_, at) =>
    COUNTERS.map((name) => {
      const program = from + at;
      return `count(*) filter (where s${program} & ${BITS[name]} <> 0) as p${program}_${BITS[name]}`;
    }),
  );
  return `select count(*) as rows, ${counts.join(', ')}\nfrom (select ${states.join(',\n')}\nfrom ${table} offset 0) r`;
}

/** Reads the row of `sqlCounts`. */
export function readSqlCounts(row: Readonly<Record<string, unknown>>, from: number, to: number): readonly Counts[] {
  return Array.from({ length: to - from }, (_, at) => {
    const read = (name: (typeof COUNTERS)[number]): number => Number(row[`p${from + at}_${BITS[name]}`]);
    return {
      rows: Number(row.rows),
      inPlace: read('inPlace'),
      eligible: read('eligible'),
      ready: read('ready'),
      possible: read('possible'),
      near: read('near'),
    };
  });
}

/** `region_id`, `id` and `state` (bits as in `SingleAnswers.state`) of every row that is in place for one program. */
export function sqlRows(plan: Plan, classes: ClassAnswers, table: string, program: number): string {
  const planned = plan.programs[program];
  if (!planned) throw new RangeError(`program ${program} is not of this plan`);
  const state = stateText(plan, classes, planned);
  return `select region_id, id, state from (select region_id, id, ${state} as state\nfrom ${table} offset 0) r where state <> 0`;
}

/** The state of one program as a whole number. Only rows in place look at the conditions. */
function stateText(plan: Plan, classes: ClassAnswers, { place, root }: PlannedProgram): string {
  const outside = new SqlGates(plan, classes);
  const inside = new SqlGates(plan, classes);
  outside.count(place.open, 'open');
  const gates = [
    [root.open, 'open'],
    [root.near, 'open'],
    [place.sure, 'sure'],
    [root.sure, 'sure'],
    [place.open, 'sure'],
    [root.open, 'sure'],
  ] as const;
  for (const [gate, lane] of gates) inside.count(gate, lane);
  const [possible, near, placeSure, rootSure, placeReady, rootReady] = gates.map(([gate, lane]) =>
    inside.text(gate, lane),
  );
  const when = (test: string, bits: number): string => `case when ${test} then ${bits} else 0 end`;
  const eligible = when(`${placeSure} and ${rootSure}`, ELIGIBLE);
  const ready = when(`${placeReady} and ${rootReady}`, READY);
  const conditions = inside.layered(
    `case when ${possible} then ${IN_PLACE | POSSIBLE} + ${eligible} + ${ready} when ${near} then ${IN_PLACE | NEAR} else ${IN_PLACE} end`,
  );
  return outside.layered(`case when ${outside.text(place.open, 'open')} then ${conditions} else 0 end`);
}
