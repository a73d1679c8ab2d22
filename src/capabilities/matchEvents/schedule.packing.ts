import type { Highs } from 'highs';

/**
 * Choose columns of the greatest weight so that no row is used beyond its capacity: the one shape all models of a schedule have.
 * A column is a possible meeting (perhaps with its slot), a row is whatever it needs a share of.
 */
export interface Packing {
  readonly weights: readonly number[];
  /** For each column the rows it uses once. */
  readonly uses: readonly (readonly number[])[];
  /** For each row how often it may be used. */
  readonly capacities: readonly number[];
}

export interface PackingOptions {
  /** Whole choices by branch and bound; without it the linear program, whose answer is whole where the rows form a network. */
  readonly isWhole: boolean;
  /** A choice to start from (columns chosen). */
  readonly start?: readonly number[];
  readonly seconds: number;
}

export interface Packed {
  /** Columns chosen (in a linear program: more than half). */
  readonly chosen: readonly number[];
  readonly values: Float64Array;
  /** Worth of one more of each row; zero or more. Of the linear program only. */
  readonly prices: Float64Array;
}

const NOTHING: Packed = { chosen: [], values: new Float64Array(0), prices: new Float64Array(0) };

function modelOf(highs: Highs, { weights, uses, capacities }: Packing, isWhole: boolean) {
  const starts = new Int32Array(uses.length + 1);
  for (const [column, rows] of uses.entries()) starts[column + 1] = (starts[column] ?? 0) + rows.length;
  const indices = Int32Array.from(uses.flat());
  return {
    numCols: weights.length,
    numRows: capacities.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(weights),
    colLower: new Float64Array(weights.length),
    colUpper: new Float64Array(weights.length).fill(1),
    rowLower: new Float64Array(capacities.length).fill(-highs.infinity),
    rowUpper: Float64Array.from(capacities),
    matrix: {
      format: 'csc' as const,
      numRows: capacities.length,
      numCols: weights.length,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    ...(isWhole ? { integrality: new Int32Array(weights.length).fill(1) } : {}),
  };
}

/** What of a choice keeps every capacity, the heaviest first: an answer cut short by the clock need not. */
function kept({ weights, uses, capacities }: Packing, columns: readonly number[]): readonly number[] {
  const left = [...capacities];
  return [...columns]
    .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    .filter((column) => {
      const rows = uses[column] ?? [];
      if (rows.some((row) => (left[row] ?? 0) < 1)) return false;
      for (const row of rows) left[row] = (left[row] ?? 0) - 1;
      return true;
    });
}

/** Solves a packing. Where time runs out the best choice so far is answered; it keeps every capacity. */
export function solvePacking(highs: Highs, packing: Packing, { isWhole, start, seconds }: PackingOptions): Packed {
  if (packing.weights.length === 0) return NOTHING;
  return highs.withModel(modelOf(highs, packing, isWhole), (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, random_seed: 1 });
    if (isWhole) model.options.set({ mip_rel_gap: 0.0005 });
    if (start) {
      const colValue = new Float64Array(packing.weights.length);
      for (const column of start) colValue[column] = 1;
      model.setSolution({ colValue });
    }
    model.run();
    const { colValue, rowDual } = model.getSolution();
    const chosen = [...colValue.keys()].filter((column) => (colValue[column] ?? 0) > 0.5);
    return { chosen: kept(packing, chosen), values: colValue, prices: rowDual.map((price) => Math.max(0, price)) };
  });
}
