import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { FactInput } from './factSet.ts';
import { parseFactSheet } from './factSheet.ts';
import { newReading } from './parseProgram.ts';
import {
  type Cursor,
  field,
  has,
  isRecord,
  items,
  type ParseProblem,
  type Path,
  problem,
  record,
  text,
} from './reader.ts';

/** One subject of an evaluation as a file names it. */
export interface EnterpriseSheet {
  readonly id: string;
  readonly name: string | null;
  readonly facts: readonly FactInput[];
}

export type EnterprisesResult =
  | { readonly ok: true; readonly enterprises: readonly EnterpriseSheet[] }
  | { readonly ok: false; readonly errors: readonly ParseProblem[] };

/**
 * Reads `{ enterprises: [{ id, name, facts, complete }] }`, or the bare list. Everything wrong in the file is reported together
 * (up to 50 problems), each with the enterprise as `nodeId`; one problem refuses the whole file.
 */
export function parseEnterprises(
  source: unknown,
  file: string,
  lineOf?: (path: Path) => number | undefined,
): EnterprisesResult {
  const reading = newReading(file, lineOf);
  const root: Cursor = { reading, value: source, path: [], nodeId: null };
  const isBare = Array.isArray(source);
  if (!isBare) record(root, ['enterprises']);
  const list = isBare ? root : field(root, 'enterprises');
  const enterprises = isBare || isRecord(source) ? items(list, 0).flatMap((item) => parseOne(item) ?? []) : [];
  return reading.problems.length === 0 ? { ok: true, enterprises } : { ok: false, errors: reading.problems };
}

function parseOne(at: Cursor): EnterpriseSheet | null {
  if (!record(at, ['id', 'name', 'facts', 'complete'])) return null;
  const id = text(field(at, 'id'));
  if (id === null) return null;
  const here = { ...at, nodeId: id };
  if (at.reading.ids.has(id))
    return problem(field(here, 'id'), `编号 ${id} 重复`, `id ${id} is used twice`, 'a unique id');
  at.reading.ids.add(id);
  const name = has(at, 'name') ? text(field(here, 'name')) : null;
  const complete = has(at, 'complete') ? items(field(here, 'complete'), 0).map(completeList) : [];
  const facts = parseFactSheet(field(here, 'facts'));
  return { id, name, facts: [...facts, ...complete.filter((fact) => fact !== null)] };
}

/** `complete: [titles]`: no title is missing from the file. */
function completeList(at: Cursor): FactInput | null {
  const key = text(at);
  if (key === null) return null;
  if (factDefinition(key)?.kind !== 'list')
    return problem(
      at,
      `事实目录中没有清单“${key}”`,
      `"${key}" is not a list of the catalogue`,
      'titles | ipRights | …',
    );
  return { key: `${key}.complete`, period: '', value: true };
}
