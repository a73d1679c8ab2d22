import { cellText, isBlank, readFactCell } from '../capabilities/facts/importCell.rules.ts';
import type { ImportRow } from '../capabilities/facts/importColumns.rules.ts';
import type { FactInput } from '../eligibility/factSet.ts';
import type { FactField } from '../vocabulary/factCatalogue.data.ts';
import { allFactDefinitions, type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { findTitle } from '../vocabulary/titles.ts';
import { cellFault } from './cellFault.ts';

/** The list a sheet holds, by its name: `titles` or 资质称号. */
export const listOfSheet = (name: string): FactDefinition | undefined =>
  allFactDefinitions().find(({ kind, key, label }) => kind === 'list' && (key === name || label.zh === name));

interface ListReading {
  readonly facts: ReadonlyMap<string, readonly FactInput[]>;
  readonly problems: readonly string[];
}

const isId = (header: string): boolean =>
  /^(id|编号|企业编号)$/i.test(header) || header === factDefinition('creditCode')?.label.zh;

/**
 * Entries of one list: the first row names the columns (`id`, then fields by name or Chinese label, a unit in brackets), every
 * further row is one entry of the enterprise named by its id.
 */
export function readListSheet(
  rows: readonly ImportRow[],
  list: FactDefinition,
  asOf: string,
  ids: ReadonlySet<string>,
): ListReading {
  const [header, ...data] = rows;
  const names = (header?.cells ?? []).map((cell) => cellText(cell));
  const idAt = names.findIndex(isId);
  const columns = names.map((name) => columnOf(name, list));
  const problems = names.flatMap((name, at) =>
    at === idAt || columns[at] || name === ''
      ? []
      : [`[${name}]: 清单没有此字段 / no such field; 应为 expected: ${fieldNames(list)}`],
  );
  if (idAt < 0) problems.push(`缺少 id 列 / no id column; 应为 expected: id, ${fieldNames(list)}`);
  const facts = new Map<string, FactInput[]>();
  for (const row of problems.length > 0 ? [] : data) {
    const id = cellText(row.cells[idAt] ?? null);
    if (id === '') continue;
    if (!ids.has(id)) problems.push(`第 ${row.number} 行 row ${row.number}: 没有企业 ${id} / no enterprise ${id}`);
    const entry = readEntry(row, columns, asOf, list, problems);
    facts.set(id, [...(facts.get(id) ?? []), { key: list.key, period: '', value: entry }]);
  }
  return { facts, problems };
}

const fieldNames = ({ fields = [] }: FactDefinition): string =>
  fields.map(({ name, label }) => `${name} ${label.zh}`).join(' | ');

interface ListColumn {
  readonly field: FactField;
  readonly unit: string | null;
  readonly header: string;
}

function columnOf(header: string, { fields = [] }: FactDefinition): ListColumn | null {
  const [, name = '', unit = null] = /^([^(（]+?)(?:[(（](.+)[)）])?$/.exec(header.trim()) ?? [];
  const field = fields.find((one) => one.name === name || one.label.zh === name);
  return field ? { field, unit: unit ?? (field.kind === 'ratio' ? '%' : null), header } : null;
}

function readEntry(
  row: ImportRow,
  columns: readonly (ListColumn | null)[],
  asOf: string,
  list: FactDefinition,
  problems: string[],
): Record<string, string | number | boolean> {
  const entry: Record<string, string | number | boolean> = {};
  for (const [at, column] of columns.entries()) {
    const cell = row.cells[at] ?? null;
    const text = cellText(cell);
    if (!column || isBlank(text)) continue;
    const { field, unit, header } = column;
    const reading = readFactCell({ ...list, key: field.name, kind: field.kind }, cell, unit, asOf);
    const title = list.key === 'titles' && field.name === 'code' ? findTitle(text) : null;
    if (title === undefined) problems.push(`第 ${row.number} 行 row ${row.number}: 没有资质“${text}” / no such title`);
    else if (title) entry[field.name] = title.code;
    else if (reading.ok) entry[field.name] = reading.value;
    else problems.push(`第 ${row.number} 行 row ${row.number} ${cellFault(header, text, reading)}`);
  }
  return entry;
}
