import type { Encoded, Population, Stored } from './encode.ts';
import type { Feature } from './features.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import type { Plan } from './plan.ts';

/**
 * The codes of a population as a wide table, one row an enterprise, so that a database counts where its rows lie. Only text
 * and cells are made here; baseline PostgreSQL 15, no function and no extension. `region_id` leads the primary key, so that
 * the table can be distributed by it: every statement over it is a sum over its parts.
 */
export interface SqlColumn {
  readonly name: string;
  readonly type: 'smallint' | 'boolean';
  readonly feature: number;
  readonly part: Part;
}

type Part = 'low' | 'high' | 'exists' | 'may_exist' | 'class' | 'sure' | 'open' | 'with_person';
export type Cell = number | boolean;

export const partName = (feature: number, part: Part): string => `f${feature}_${part}`;

/** Columns of a plan in the order of its features. */
export function sqlColumns(plan: Plan): readonly SqlColumn[] {
  const asked = new Set(plan.atoms.map((atom) => (atom.kind === 'exists' ? atom.feature : -1)));
  return plan.features.flatMap((feature, at) =>
    partsOf(feature, asked.has(at)).map((part) => ({
      name: partName(at, part),
      type: part === 'low' || part === 'high' || part === 'class' ? 'smallint' : 'boolean',
      feature: at,
      part,
    })),
  );
}

function partsOf({ kind }: Feature, mayNotExist: boolean): readonly Part[] {
  if (kind === 'code') return ['class'];
  if (kind === 'answer') return ['sure', 'open', 'with_person'];
  return mayNotExist ? ['low', 'high', 'exists', 'may_exist'] : ['low', 'high'];
}

/** `create table` for a plan; `name` is written as it is given. */
export function sqlTable(plan: Plan, name: string): string {
  const columns = sqlColumns(plan).map((column) => `  ${column.name} ${column.type} not null,\n`);
  return `create table ${name} (\n  region_id text not null,\n  id uuid not null,\n${columns.join('')}  primary key (region_id, id)\n)`;
}

/**
 * For `sqlCounts` and `sqlRows` in place of the table: only the rows of region `$1`. A distributed database sends such a statement
 * whole to the node that holds the region; without the region Citus would fetch every row first, because it does not hand on
 * sub-selects that are kept apart by `offset`.
 */
export const ofRegion = (table: string): string => `${table} where region_id = $1`;

/** Inserts many rows: `$1` region codes, `$2` ids, then one array a column in the order of `sqlColumns`. */
export function sqlInsert(plan: Plan, name: string): string {
  const columns = sqlColumns(plan);
  const arrays = columns.map(({ type }, at) => `$${at + 3}::${type}[]`);
  const names = ['region_id', 'id', ...columns.map((column) => column.name)];
  return `insert into ${name} (${names.join(', ')})\nselect * from unnest($1::text[], $2::uuid[]${arrays.map((one) => `, ${one}`).join('')})`;
}

/** Cells of a block of at most 2,048 rows, one array a column in the order of `sqlColumns`. */
export function sqlCells(plan: Plan, population: Population, block: number): readonly (readonly Cell[])[] {
  const rows = Math.min(BLOCK_ROWS, population.rows - block * BLOCK_ROWS);
  return sqlColumns(plan).map(({ feature, part }) => {
    const encoded = population.encoded[feature];
    if (!encoded) throw new Error(`feature ${feature} is not encoded`);
    return cellsOf(encoded, part, block, rows);
  });
}

function cellsOf(encoded: Encoded, part: Part, block: number, rows: number): readonly Cell[] {
  if (encoded.kind === 'answers')
    return bits(part === 'sure' ? encoded.sure : part === 'open' ? encoded.open : encoded.withPerson, block, rows);
  if (encoded.kind === 'ranks' && encoded.exists && (part === 'exists' || part === 'may_exist'))
    return bits(part === 'exists' ? encoded.exists.sure : encoded.exists.open, block, rows);
  const { codes, width } = encoded;
  const from = codes.at + block * BLOCK_ROWS * width;
  const cells = [
    ...(width === 1 ? new Uint8Array(codes.view.buffer, from, rows) : new Uint16Array(codes.view.buffer, from, rows)),
  ];
  if (encoded.kind === 'classes' || part === 'low') return cells;
  const { start, entries } = encoded.raised;
  const starts = new Uint32Array(start.view.buffer, start.at, block + 2);
  const [first, end] = [starts[block] as number, starts[block + 1] as number];
  const pairs = new Uint16Array(entries.view.buffer, entries.at + first * 4, (end - first) * 2);
  for (let at = 0; at < pairs.length; at += 2) cells[pairs[at] as number] = pairs[at + 1] as number;
  return cells;
}

const bits = ({ view }: Stored, block: number, rows: number): readonly boolean[] =>
  Array.from({ length: rows }, (_, row) => {
    const at = block * BLOCK_ROWS + row;
    return (((view[at >> 3] as number) >> (at & 7)) & 1) === 1;
  });

/** Of every code feature the answers of its classes; statements are written with them. Other features: null. */
export type ClassAnswers = readonly (readonly Uint8Array[] | null)[];

export const classAnswers = ({ encoded }: Population): ClassAnswers =>
  encoded.map((one) => (one.kind === 'classes' ? one.answers : null));
