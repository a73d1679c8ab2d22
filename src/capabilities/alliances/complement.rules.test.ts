import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complementOf } from './complement.rules.ts';

const CITIES = ['310117', '330400', '330100', '320500'];

test('who is strong and who has nobody is said per industry', () => {
  const table = complementOf(
    [
      { industry: '39', region: '320500', count: 12 },
      { industry: '39', region: '310117', count: 8 },
      { industry: '27', region: '330100', count: 6 },
    ],
    CITIES,
    'members',
  );
  expect(table.rows.map((row) => [row.industry, row.total])).toEqual([
    ['39', 20],
    ['27', 6],
  ]);
  expect(table.gaps[0]).toEqual({
    industry: '39',
    strongest: '320500',
    strongestCount: 12,
    lacking: ['330400', '330100'],
  });
});

test('no group of one to four can be read off or worked out from a row and its total', () => {
  const tallied = fc.array(
    fc.record({ industry: fc.constantFrom('26', '27', '39'), region: fc.constantFrom(...CITIES), count: fc.nat(12) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(tallied, (rows) => {
      const table = complementOf(rows, CITIES, 'registered');
      for (const row of table.rows) {
        const told = row.cells.filter((cell) => cell.count !== null);
        for (const cell of told) expect(cell.count === 0 || (cell.count ?? 0) >= 5).toBe(true);
        const hidden = row.cells.length - told.length;
        if (row.total === null || hidden === 0) continue;
        const left = row.total - told.reduce((sum, cell) => sum + (cell.count ?? 0), 0);
        expect(hidden > 1 && left >= 5).toBe(true);
      }
    }),
  );
});
