import { describe, expect, it } from 'vitest';
import { type ClashKind, clashesOf } from './schedule.check.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';

const problem: ScheduleProblem = {
  tables: 2,
  slots: [
    { id: 't1', isBreak: false },
    { id: 'lunch', isBreak: true },
    { id: 't2', isBreak: false },
  ],
  participants: [
    { id: 'a', side: 'seeks', wishes: [], blocked: ['t2'] },
    { id: 'b', side: 'seeks', wishes: [], blocked: [] },
    { id: 'x', side: 'offers', wishes: [], blocked: [] },
    { id: 'y', side: 'offers', wishes: [], blocked: [] },
  ],
};
const meet = (seeks: string, offers: string, slot: string, table: number): ScheduledMeeting => ({
  seeks,
  offers,
  slot,
  table,
});

describe('the checker of schedules', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(clashesOf([meet('a', 'x', 't1', 1), meet('b', 'y', 't1', 2), meet('b', 'x', 't2', 1)], problem)).toEqual([]);
  });
  it.each<[ClashKind, readonly ScheduledMeeting[]]>([
    ['unknown', [meet('nobody', 'x', 't1', 1)]],
    ['unknown', [meet('x', 'a', 't1', 1)]],
    ['unknown', [meet('a', 'x', 'never', 1)]],
    ['unknown', [meet('a', 'x', 't1', 3)]],
    ['unknown', [meet('a', 'x', 't1', 1.5)]],
    ['break', [meet('a', 'x', 'lunch', 1)]],
    ['blocked', [meet('a', 'x', 't2', 1)]],
    ['twiceInSlot', [meet('a', 'x', 't1', 1), meet('a', 'y', 't1', 2)]],
    ['tableTwice', [meet('a', 'x', 't1', 1), meet('b', 'y', 't1', 1)]],
    ['metTwice', [meet('b', 'x', 't1', 1), meet('b', 'x', 't2', 1)]],
  ])('finds what is %s', (kind, meetings) => {
    expect(clashesOf(meetings, problem).map((clash) => clash.kind)).toContain(kind);
  });
});
