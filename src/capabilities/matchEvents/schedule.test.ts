import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf } from './schedule.board.ts';
import { slotBound } from './schedule.bound.ts';
import { changesBetween } from './schedule.changes.ts';
import { clashesOf } from './schedule.check.ts';
import { replanSchedule } from './schedule.replan.ts';
import { objectiveOf, pairWeight, type ScheduleProblem, wishedPairs, wishesMet } from './schedule.rules.ts';
import { planSchedule } from './schedule.solve.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});
const options = { budgetMs: 1000, clock: () => performance.now() };

/** Events of up to 8 by 8 participants, 5 slots and 4 tables, with wishes, blocked slots and breaks of every shape. */
const someProblem: fc.Arbitrary<ScheduleProblem> = fc
  .record({
    seeks: fc.nat(8),
    offers: fc.nat(8),
    slots: fc.array(
      fc.boolean().map((isBreak) => isBreak),
      { maxLength: 5 },
    ),
    tables: fc.nat(4),
    picks: fc.array(fc.tuple(fc.array(fc.nat(7), { maxLength: 8 }), fc.array(fc.nat(4), { maxLength: 3 })), {
      minLength: 16,
      maxLength: 16,
    }),
  })
  .map(({ seeks, offers, slots, tables, picks }) => ({
    tables,
    slots: slots.map((isBreak, index) => ({ id: `t${index}`, isBreak })),
    participants: picks.flatMap(([wishes, blocked], index) => {
      const isSeeking = index < 8;
      if (isSeeking ? index >= seeks : index - 8 >= offers) return [];
      return [
        {
          id: isSeeking ? `s${index}` : `o${index - 8}`,
          side: isSeeking ? ('seeks' as const) : ('offers' as const),
          wishes: wishes.map((one) => `${isSeeking ? 'o' : 's'}${one}`),
          blocked: blocked.map((slot) => `t${slot}`),
        },
      ];
    }),
  }));

describe('the weight of a meeting', () => {
  it('puts the least mutual wish before the dearest one-sided one', () => {
    expect(pairWeight(15, 15)).toBeGreaterThan(pairWeight(1, null));
    expect(pairWeight(1, null)).toBe(15);
    expect(pairWeight(15, null)).toBe(1);
    expect(pairWeight(16, null)).toBe(0);
    expect(pairWeight(1, 1)).toBe(46);
  });
  it('grows with every rank of either side', () => {
    const rank = fc.integer({ min: 1, max: 14 });
    fc.assert(fc.property(rank, rank, (a, b) => pairWeight(a, b) > pairWeight(a + 1, b)));
  });
  it('does not count wishes of the own side, of strangers, or said twice', () => {
    const of = (id: string, side: 'seeks' | 'offers', wishes: readonly string[]) => ({ id, side, wishes, blocked: [] });
    const problem = {
      tables: 1,
      slots: [],
      participants: [of('a', 'seeks', ['a', 'b', 'nobody', 'x', 'x']), of('b', 'seeks', []), of('x', 'offers', [])],
    };
    expect(wishedPairs(problem)).toEqual([{ seeks: 0, offers: 2, weight: pairWeight(4, null), isMutual: false }]);
  });
});

describe('planning', () => {
  it('keeps every rule and never passes the bound of the relaxation', () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const { meetings, worth, bound } = planSchedule(highs, problem, options);
        expect(clashesOf(meetings, problem)).toEqual([]);
        expect(objectiveOf(problem, meetings)).toBe(worth);
        const exact = slotBound(highs, boardOf(problem), 5);
        expect(worth).toBeLessThanOrEqual(Math.min(exact, bound) + 1e-6);
        expect(worth).toBeGreaterThanOrEqual(0.9 * exact - 1e-6);
      }),
      { numRuns: 150 },
    );
  });
  it('says how many wishes are met and who meets nobody', () => {
    const of = (id: string, side: 'seeks' | 'offers', wishes: readonly string[]) => ({ id, side, wishes, blocked: [] });
    const problem = {
      tables: 1,
      slots: [{ id: 't', isBreak: false }],
      participants: [of('a', 'seeks', ['x']), of('b', 'seeks', ['x']), of('x', 'offers', ['a']), of('y', 'offers', [])],
    };
    const { meetings } = planSchedule(highs, problem, options);
    expect(meetings).toEqual([{ seeks: 'a', offers: 'x', slot: 't', table: 1 }]);
    expect(wishesMet(problem, meetings)).toMatchObject({
      met: 2,
      stated: 3,
      mutualMet: 1,
      mutualStated: 1,
      without: ['b'],
    });
  });
});

describe('planning again', () => {
  it('moves nobody for a cancellation, drops only whom it concerns, and keeps every rule', () => {
    fc.assert(
      fc.property(someProblem, fc.nat(15), (problem, at) => {
        const before = planSchedule(highs, problem, options).meetings;
        const gone = problem.participants[at % Math.max(1, problem.participants.length)]?.id;
        const late = { ...problem, participants: problem.participants.filter(({ id }) => id !== gone) };
        const { meetings, changes } = replanSchedule(highs, late, before, options);
        expect(clashesOf(meetings, late)).toEqual([]);
        const stayed = before.filter(({ seeks, offers }) => seeks !== gone && offers !== gone);
        expect(changes.dropped).toHaveLength(before.length - stayed.length);
        expect(changes.moved.length).toBeLessThanOrEqual(stayed.length * 0.1);
        expect(changes).toEqual(changesBetween(before, meetings));
        expect(objectiveOf(late, meetings)).toBeGreaterThanOrEqual(objectiveOf(late, stayed));
      }),
      { numRuns: 100 },
    );
  });
  it('finds a new place for meetings whose slot is blocked now, and keeps every rule whatever changed', () => {
    fc.assert(
      fc.property(someProblem, someProblem, (first, second) => {
        const before = planSchedule(highs, first, options).meetings;
        const { meetings } = replanSchedule(highs, second, before, options);
        expect(clashesOf(meetings, second)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
  it('keeps a meeting both were told of when the wish for it is withdrawn', () => {
    const of = (id: string, side: 'seeks' | 'offers', wishes: readonly string[]) => ({ id, side, wishes, blocked: [] });
    const slots = [{ id: 't', isBreak: false }];
    const problem = { tables: 1, slots, participants: [of('a', 'seeks', []), of('x', 'offers', [])] };
    const stand = [{ seeks: 'a', offers: 'x', slot: 't', table: 1 }];
    expect(replanSchedule(highs, problem, stand, options).meetings).toEqual(stand);
  });
  it('moves one of twenty where a mutual wish of somebody late needs it', () => {
    const slots = ['t1', 't2'].map((id) => ({ id, isBreak: false }));
    const many = Array.from({ length: 20 }, (_, index) => index);
    const of = (id: string, side: 'seeks' | 'offers', wishes: readonly string[], blocked: readonly string[] = []) => ({
      id,
      side,
      wishes,
      blocked,
    });
    const known = [
      ...many.map((one) => of(`s${one}`, 'seeks', [`o${one}`])),
      ...many.map((one) => of(`o${one}`, 'offers', one === 0 ? ['late', 's0'] : [`s${one}`])),
    ];
    const stand = many.map((one) => ({ seeks: `s${one}`, offers: `o${one}`, slot: 't1', table: one + 1 }));
    const problem = { tables: 25, slots, participants: [...known, of('late', 'seeks', ['o0'], ['t2'])] };
    const { changes, meetings } = replanSchedule(highs, problem, stand, options);
    expect(clashesOf(meetings, problem)).toEqual([]);
    expect(changes.added).toEqual([{ seeks: 'late', offers: 'o0', slot: 't1', table: 1 }]);
    expect(changes.moved.map(({ from, to }) => [from.seeks, from.slot, to.slot])).toEqual([['s0', 't1', 't2']]);
  });
});
