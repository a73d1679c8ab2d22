import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetingActions } from './meeting.access.ts';
import { isCountersigned, type MeetingParty, motionResult, moveTo, quorumOf, seatPlan } from './meeting.rules.ts';
import { type MeetingStatus, type MeetingStep, meetingStatusSchema, meetingStepSchema } from './meeting.schema.ts';

const TWO_THIRDS = { present: { num: 2, den: 3 }, agree: { num: 2, den: 3 } };
const units = fc.array(fc.record({ votes: fc.boolean(), present: fc.option(fc.nat(5)) }), { maxLength: 40 });

describe('the life of a meeting', () => {
  test('random commands of conveners, units and strangers stay in the table; minutes are final only once all present have signed', () => {
    const command = fc.record({
      step: fc.constantFrom<MeetingStep>(...meetingStepSchema.options),
      by: fc.constantFrom<'convener' | 'unit' | 'stranger'>('convener', 'unit', 'stranger'),
      unit: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let status: MeetingStatus = 'draft';
        const signed = [false, false, false];
        for (const { step, by, unit } of commands) {
          const parties: MeetingParty[] = by === 'stranger' ? [] : [by];
          const to = moveTo(step, status, parties);
          if (by === 'stranger') expect(to).toBeNull();
          if (by === 'unit' && to !== null) expect(step).toBe('countersign');
          if (to === null) continue;
          if (step === 'amend') signed.fill(false);
          if (step === 'countersign') signed[unit] = true;
          status = to;
          const there = signed.map((is, org) => ({ org, votes: true, present: 1, countersignedAt: is ? 'now' : null }));
          if (status === 'minuted' && isCountersigned(there, 99))
            status = moveTo('complete', status, ['clock']) ?? status;
          if (status === 'final') expect(signed.every(Boolean)).toBe(true);
          expect(meetingStatusSchema.options).toContain(status);
        }
      }),
    );
  });

  test('a quorum counts units that vote and are there, never heads', () => {
    fc.assert(
      fc.property(units, (list) => {
        const quorum = quorumOf(TWO_THIRDS, list);
        expect(quorum.present).toBeLessThanOrEqual(quorum.eligible);
        expect(quorum.reached).toBe(
          quorum.eligible > 0 && quorum.present * 3 >= quorum.eligible * 2 && quorum.present > 0,
        );
        if (quorum.eligible > 0) expect(quorum.reached).toBe(quorum.present >= Math.max(1, quorum.needed));
      }),
    );
    const nine = Array.from({ length: 9 }, (_, index) => ({ votes: true, present: index < 6 ? 3 : 0 }));
    expect(quorumOf(TWO_THIRDS, nine)).toEqual({ eligible: 9, needed: 6, present: 6, reached: true });
  });

  test('a motion is carried exactly at the share of those present, and never without a quorum', () => {
    const quorum = { eligible: 9, needed: 6, present: 6, reached: true };
    expect(motionResult(TWO_THIRDS, quorum, 4)).toBe('carried');
    expect(motionResult(TWO_THIRDS, quorum, 3)).toBe('lost');
    expect(motionResult(TWO_THIRDS, { ...quorum, present: 5, reached: false }, 5)).toBe('noQuorum');
  });

  test('a unit that was not there neither votes nor countersigns', () => {
    const actor = { org: 2, permissions: ['meetings.reply'] };
    const own = { votes: true, present: null, countersigned: false };
    expect(meetingActions(actor, 'inSession', { ownerOrg: 1, own })).toEqual(['raise']);
    expect(meetingActions(actor, 'minuted', { ownerOrg: 1, own })).toEqual([]);
    expect(meetingActions(actor, 'minuted', { ownerOrg: 1, own: { ...own, present: 1 } })).toEqual(['countersign']);
  });

  test('seats: nobody shares one, and a unit that fits into a row is not split', () => {
    const people = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), (heads, perRow) => {
        const plan = seatPlan(
          heads.map((count, org) => ({ org, people: count })),
          perRow,
        );
        const taken = new Set<string>();
        for (const [org, count] of heads.entries()) {
          const seats = plan.get(org);
          if (count === 0) {
            expect(seats).toBeUndefined();
            continue;
          }
          const [first = '', last = first] = (seats ?? '').split(' — ');
          const [row = 0, place = 0] = first.split('-').map(Number);
          const [lastRow = 0, lastPlace = 0] = last.split('-').map(Number);
          if (count <= perRow) expect(lastRow).toBe(row);
          expect((lastRow - row) * perRow + lastPlace - place + 1).toBe(count);
          for (let seat = 0; seat < count; seat += 1) {
            const at = place - 1 + seat;
            const name = `${row + Math.floor(at / perRow)}-${(at % perRow) + 1}`;
            expect(taken.has(name)).toBe(false);
            taken.add(name);
          }
        }
      }),
    );
  });
});
