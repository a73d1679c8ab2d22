import { describe, expect, it } from 'vitest';
import { agrees, findingMove, isComparable, mayAcceptAtOnce } from './finding.rules.ts';
import { type FindingStatus, type findingMoveSchema, findingStatusSchema } from './finding.schema.ts';
import { figureText } from './valueShown.rules.ts';

const said = { value: '186', unit: '家', state: 'result', periodFrom: null, periodTo: '2026-06' };

describe('the life of a fact', () => {
  it('is decided once, and every decision can be taken back', () => {
    const from = (move: (typeof findingMoveSchema.options)[number]): FindingStatus[] =>
      findingStatusSchema.options.filter((status) => findingMove(move, status) !== null);
    expect(from('accept')).toEqual(['proposed']);
    expect(from('reject')).toEqual(['proposed']);
    expect(from('merge')).toEqual(['proposed']);
    expect(from('correct')).toEqual(['proposed', 'accepted']);
    expect(from('undo')).toEqual(['accepted', 'rejected', 'merged']);
  });

  it('is never decided with others where something speaks for a second look', () => {
    expect(mayAcceptAtOnce({ status: 'proposed', reasons: [] })).toBe(true);
    expect(mayAcceptAtOnce({ status: 'proposed', reasons: ['rank'] })).toBe(false);
    expect(mayAcceptAtOnce({ status: 'accepted', reasons: [] })).toBe(false);
  });
});

describe('two sayings', () => {
  it('are compared at one time, in one unit, results with results', () => {
    expect(isComparable(said, { ...said, value: '190' })).toBe(true);
    expect(isComparable(said, { ...said, periodTo: '2026' })).toBe(true);
    expect(isComparable(said, { ...said, periodTo: null })).toBe(true);
    expect(isComparable(said, { ...said, periodTo: '2025' })).toBe(false);
    expect(isComparable(said, { ...said, unit: '户' })).toBe(false);
    expect(isComparable(said, { ...said, state: 'target' })).toBe(false);
    expect(agrees(said, { ...said, value: '190' })).toBe(false);
  });
});

describe('a figure as it is read', () => {
  it.each([
    ['1410000000000', '元', '累计', '累计 1.41 万亿元', '累计 1,410,000,000,000 元'],
    ['81260000000', '元', null, '812.6 亿元', '81,260,000,000 元'],
    ['186', '家', '超', '超 186 家', '超 186 家'],
    ['43.5', '%', null, '43.5%', '43.5%'],
    ['123456789', '人', null, '123456789 人', '123,456,789 人'],
  ])('%s %s', (value, unit, qualifierText, zh, en) => {
    const figure = { value, unit, qualifierText, valueKind: 'number' };
    expect([figureText(figure, 'zh'), figureText(figure, 'en')]).toEqual([zh, en]);
  });

  it('keeps a fraction as it is', () => {
    expect(figureText({ value: '1/24', unit: null, qualifierText: null, valueKind: 'fraction' }, 'zh')).toBe('1/24');
  });
});
