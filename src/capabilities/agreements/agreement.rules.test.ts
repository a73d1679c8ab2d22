import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementActions } from './agreement.access.ts';
import {
  type AgreementParty,
  daysBetween,
  isComplete,
  isExpiring,
  isOver,
  type Move,
  moveTo,
} from './agreement.rules.ts';
import { type AgreementStatus, agreementStatusSchema } from './agreement.schema.ts';

/** A model of an agreement of three parties: what each command may do, and what then must hold. */
const ORGS = [1, 2, 3] as const;
const command = fc.record({
  move: fc.constantFrom<Move>('propose', 'withdraw', 'sign', 'decline', 'terminate', 'end'),
  org: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
});

const partiesOf = (org: number): AgreementParty[] => (org === 1 ? ['drafter', 'party'] : org === 4 ? [] : ['party']);

describe('the life of an agreement', () => {
  test('random commands: in force exactly when all have signed the same text', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let status: AgreementStatus = 'draft';
        const signed = new Map<number, string | null>(ORGS.map((org) => [org, null]));
        for (const { move, org } of commands) {
          const by: AgreementParty[] = move === 'end' ? ['clock'] : partiesOf(org);
          const to = moveTo(move, status, by);
          if (org === 4 && move !== 'end') expect(to).toBeNull();
          if (to === null) continue;
          if (move === 'sign') signed.set(org, 'now');
          if (move === 'withdraw' || move === 'decline') for (const one of ORGS) signed.set(one, null);
          status = to;
          if (status === 'signing' && isComplete([...signed.values()]))
            status = moveTo('complete', status, ['clock']) ?? status;
          const all = [...signed.values()].every((at) => at !== null);
          expect(['inForce', 'ended', 'terminated'].includes(status)).toBe(all);
          expect(agreementStatusSchema.options).toContain(status);
        }
      }),
    );
  });

  test('one signature is no agreement, and nobody signs twice', () => {
    expect(isComplete(['now'])).toBe(false);
    expect(isComplete(['now', 'now'])).toBe(true);
    const actor = { org: 2, permissions: ['agreements.manage'] };
    const parties = (at: string | null) => ({
      ownerOrg: 1,
      parties: [
        { org: 1, signedAt: null },
        { org: 2, signedAt: at },
      ],
    });
    expect(agreementActions(actor, 'signing', parties(null))).toContain('sign');
    expect(agreementActions(actor, 'signing', parties('now'))).not.toContain('sign');
    expect(agreementActions({ org: 2, permissions: [] }, 'signing', parties(null))).toEqual([]);
  });

  test('a term is over on the day after its last day, and speaks up sixty days before', () => {
    expect(daysBetween('2026-11-20', '2027-01-19')).toBe(60);
    expect(isExpiring('inForce', '2027-01-19', '2026-11-20')).toBe(true);
    expect(isExpiring('inForce', '2027-01-20', '2026-11-20')).toBe(false);
    expect(isExpiring('draft', '2026-11-21', '2026-11-20')).toBe(false);
    expect(isOver('inForce', '2026-11-20', '2026-11-20')).toBe(false);
    expect(isOver('inForce', '2026-11-19', '2026-11-20')).toBe(true);
  });
});
