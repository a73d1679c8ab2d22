import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { belongsTo, COMMON_BODIES, isCarried, isQuorate, neededPresent, ruleOf, voteResult } from './charter.rules.ts';

const council = ruleOf(null, 'council');
const assembly = ruleOf(null, 'assembly');

describe('quorum and majority', () => {
  test('two thirds of an assembly of 30 are 20, half a council of 7 are 4', () => {
    expect(neededPresent(assembly, 30)).toBe(20);
    expect([isQuorate(assembly, 30, 19), isQuorate(assembly, 30, 20)]).toEqual([false, true]);
    expect(neededPresent(council, 7)).toBe(4);
    expect([isQuorate(council, 7, 3), isQuorate(council, 7, 4)]).toEqual([false, true]);
  });

  test('two thirds of those present decide; nobody present decides nothing', () => {
    expect([isCarried(council, 9, 5), isCarried(council, 9, 6)]).toEqual([false, true]);
    expect([isCarried(council, 0, 0), isQuorate(council, 0, 0)]).toEqual([false, false]);
  });

  test('who votes in the council is read from the roles; everybody belongs to the assembly', () => {
    expect(belongsTo(council, ['member', 'council'])).toBe(true);
    expect(belongsTo(council, ['member', 'expert'])).toBe(false);
    expect(belongsTo(assembly, ['member'])).toBe(true);
    expect(belongsTo(assembly, [])).toBe(false);
  });
});

test('a vote that is called early ends the same way, however the ballots still out are cast', () => {
  const some = fc.record({ yes: fc.nat(12), no: fc.nat(12), abstain: fc.nat(6), out: fc.nat(8) });
  fc.assert(
    fc.property(fc.constantFrom(...COMMON_BODIES), some, fc.nat(8), (rule, { yes, no, abstain, out }, agreeing) => {
      const eligible = yes + no + abstain + out;
      const early = voteResult(rule, { eligible, yes, no, abstain }, false);
      const later = Math.min(agreeing, out);
      const end = voteResult(rule, { eligible, yes: yes + later, no: no + out - later, abstain }, true);
      if (early === 'carried' || early === 'rejected') expect(end).toBe(eligible === 0 ? 'noQuorum' : early);
    }),
  );
});
