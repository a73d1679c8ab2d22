import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import type { FactInput } from '../factSet.ts';
import { ASOF, facts } from '../randomRules.testkit.ts';
import { factsOfRow } from './factTable.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { tableFromBytes, tableToBytes } from './snapshot.ts';

// The database holds whole numbers only, and JSON has no other words for them.
const isStorable = ({ value }: FactInput): boolean => typeof value !== 'number' || Number.isFinite(value);
const rows = fc
  .sample(facts, { numRuns: 5000, seed: 3 })
  .map((row) => row.filter(isStorable))
  .map((row) => JSON.parse(JSON.stringify(row)) as FactInput[]);
const build = () => {
  const builder = factTableBuilder(ASOF);
  for (const row of rows) builder.add(row);
  return builder.build();
};
const joined = (pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

test('a row of the table answers what was put in', () => {
  const table = build();
  rows.forEach((row, at) => {
    const set = factsOfRow(table, at);
    for (const { key, period, value } of row) {
      if (value === null || typeof value === 'object') continue;
      const isDated = factDefinition(key)?.period === 'asOf';
      if (!factDefinition(key) || factDefinition(key)?.kind === 'list' || (isDated && period > ASOF)) continue;
      const found = isDated ? set.latest(key, ASOF) : set.at(key, period);
      expect(found.length).toBeGreaterThan(0);
      if (!isDated) expect(found.map((one) => one.value)).toContain(value);
    }
    const entries = row.filter((one) => one.key === 'titles' && typeof one.value === 'object' && one.value !== null);
    expect(set.entries('titles')).toHaveLength(entries.length);
  });
});

test('a snapshot reads back row by row', () => {
  const table = build();
  const again = tableFromBytes(joined(tableToBytes(table)));
  expect(again?.rows).toBe(table.rows);
  for (let row = 0; row < rows.length; row += 7) {
    const [one, other] = [factsOfRow(table, row), again && factsOfRow(again, row)];
    for (const key of ['revenue', 'rdExpense', 'staff']) expect(other?.at(key, '2025')).toEqual(one.at(key, '2025'));
    for (const key of ['foundedOn', 'industry', 'abnormalList', 'registeredRegion'])
      expect(other?.latest(key, ASOF)).toEqual(one.latest(key, ASOF));
    for (const list of ['titles', 'ipRights', 'violations']) expect(other?.entries(list)).toEqual(one.entries(list));
  }
});

test('a snapshot cut short or of another form is not read', () => {
  const bytes = joined(tableToBytes(build()));
  for (const length of [0, 5, 100, Math.floor(bytes.length / 2), bytes.length - 4096])
    expect(tableFromBytes(bytes.slice(0, length))).toBeNull();
  const other = bytes.slice();
  other[20] = 0;
  expect(tableFromBytes(other)).toBeNull();
});
