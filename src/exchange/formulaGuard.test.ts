import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutraliseFormula } from './formulaGuard.ts';

describe('text that would start a formula', () => {
  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "\r'=1"],
    [' =1', "' =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['\u202e=1', "'\u202e=1"],
    ['safe\n=HYPERLINK("x")', 'safe\n\'=HYPERLINK("x")'],
    ['＝１＋１', "'＝１＋１"],
    ['﹣1', "'﹣1"],
    ['−1', "'−1"],
    ['＠a', "'＠a"],
  ])('%j', (text, safe) => {
    expect(neutraliseFormula(text)).toBe(safe);
  });

  test.each(['松江', '1+1', 'a=b', '', '2026-11-21', '（＝）', '👩‍🔬'])('%j stays', (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });

  test('after neutralising no line starts a formula, and nothing but apostrophes was added', () => {
    void fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '＝', '+', '-', '@', ' ', '\n', '\r', '\t', '\u200b', 'a', '松', "'") }),
        (text) => {
          const safe = neutraliseFormula(text);
          expect(neutraliseFormula(safe)).toBe(safe);
          expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
          for (const line of safe.split(/[\r\n]/))
            expect(line.normalize('NFKC').trimStart()).not.toMatch(/^[\u200b\s]*[=+@-]/);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
