import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySeeHolder, postActions, tenureActions } from './post.access.ts';
import { isEndingSoon, isOverTerm, orphans, stepTo } from './post.rules.ts';
import { type TenureStatus, tenureStatusSchema, tenureStepSchema } from './post.schema.ts';

describe('posts and terms', () => {
  test('random commands keep a tenure in its table; what has ended stays ended', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tenureStepSchema.options), { maxLength: 30 }), (steps) => {
        let status: TenureStatus = 'holding';
        for (const step of steps) {
          const to = stepTo(step, status);
          if (status === 'ended') expect(to).toBeNull();
          status = to ?? status;
          expect(tenureStatusSchema.options).toContain(status);
        }
      }),
    );
  });

  test('nothing open is left without a hand: random matters and random hand-overs', () => {
    const matter = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), over: fc.boolean() });
    const hand = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      to: fc.constantFrom('own', 'p1', 'p2', 'gone'),
    });
    const live = new Set(['own', 'p1', 'p2']);
    fc.assert(
      fc.property(
        fc.uniqueArray(matter, { selector: (one) => one.id }),
        fc.uniqueArray(hand, { selector: (one) => one.id }),
        (matters, hands) => {
          const left = new Set(orphans(matters, hands, 'own', live));
          for (const one of matters) {
            const to = hands.find((candidate) => candidate.id === one.id)?.to;
            expect(left.has(one.id)).toBe(!one.over && to !== 'p1' && to !== 'p2');
          }
        },
      ),
    );
  });

  test('a term speaks up thirty days ahead and stays up when it is past', () => {
    expect(isEndingSoon('holding', '2026-12-20', '2026-11-20')).toBe(true);
    expect(isEndingSoon('holding', '2026-12-21', '2026-11-20')).toBe(false);
    expect(isEndingSoon('ended', '2026-11-21', '2026-11-20')).toBe(false);
    expect(isOverTerm('onLeave', '2026-11-19', '2026-11-20')).toBe(true);
    expect(isOverTerm('holding', null, '2026-11-20')).toBe(false);
  });

  test('a party post shows role and unit only, to everybody; others never see a name', () => {
    expect(maySeeHolder({ org: 1 }, { ownerOrg: 1, party: false })).toBe(true);
    expect(maySeeHolder({ org: 1 }, { ownerOrg: 1, party: true })).toBe(false);
    expect(maySeeHolder({ org: 2 }, { ownerOrg: 1, party: false })).toBe(false);
    const stranger = { org: 2, permissions: ['posts.manage'] };
    expect(postActions(stranger, { ownerOrg: 1, closed: false, held: true, openMatters: 0 })).toEqual([]);
    expect(tenureActions(stranger, 1, 'holding')).toEqual([]);
  });
});
