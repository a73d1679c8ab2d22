import type { FactTable } from '../src/eligibility/engine/factTable.ts';
import { BLOCK_ROWS, blocksOf, readBlock } from '../src/eligibility/engine/packedColumn.ts';
import type { Plan } from '../src/eligibility/engine/plan.ts';
import type { Counts } from '../src/eligibility/engine/verdicts.ts';
import { type Limits, say } from './eligibilityReport.ts';

/** What was measured on: rules and rows must be as hard as the issue says. */
const UNBOUNDED = Number.POSITIVE_INFINITY;

export function checkRules(plan: Plan, limits: Limits): void {
  const { programs, atoms, features } = plan;
  const conditions = programs.map((planned) => planned.conditions.length);
  const thresholds = features.reduce((sum, feature) => sum + ('cuts' in feature ? feature.cuts.length : 0), 0);
  const tables = programs.reduce((sum, { points }) => sum + points.length, 0);
  say(
    `     ${programs.length} programs, ${conditions.reduce((sum, one) => sum + one, 0)} top conditions, ${features.length} features, ${plan.dag.size} gates`,
  );
  limits.range('conditions a program, fewest', Math.min(...conditions), [5, UNBOUNDED]);
  limits.range('distinct atoms', atoms.length, [3_000, UNBOUNDED]);
  limits.range('distinct thresholds', thresholds, [900, UNBOUNDED]);
  limits.range('points tables', tables, [80, UNBOUNDED]);
}

export function checkRows(table: FactTable, limits: Limits): void {
  let cells = 0;
  let missing = 0;
  const values = new Float64Array(BLOCK_ROWS);
  for (const [name, { column }] of table.slots) {
    // That a list is complete is no fact somebody could lack.
    if (name.endsWith('.complete@')) continue;
    for (let block = 0; block < blocksOf(table.rows); block += 1) {
      const count = Math.min(BLOCK_ROWS, table.rows - block * BLOCK_ROWS);
      readBlock(column, block, values, count);
      for (let row = 0; row < count; row += 1) if (Number.isNaN(values[row])) missing += 1;
      cells += count;
    }
  }
  limits.range('facts missing', (missing / cells) * 100, [4.9, 5.1], ' %');
}

export function checkAnswers(counts: readonly Counts[], rows: number, limits: Limits): void {
  const share = (name: Exclude<keyof Counts, 'rows'>): number =>
    (counts.reduce((sum, one) => sum + one[name], 0) / (rows * counts.length)) * 100;
  limits.range('pairs eligible', share('eligible'), [0.1, 0.5], ' %');
  say(
    `     in place ${share('inPlace').toFixed(2)} %, possible ${share('possible').toFixed(2)} %, near ${share('near').toFixed(2)} %`,
  );
}
