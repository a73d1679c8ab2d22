import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsFrom, doorIsOpen, moveTo, reachOf } from './activity.rules.ts';
import { type ActivityStatus, activityActionSchema, activityStatusSchema } from './activity.schema.ts';
import { CORRECTION, presentByOrg, presentTotal, takesEntry } from './checkIn.rules.ts';
import { itemPeriods, periodsOf } from './plan.rules.ts';

describe('the life of an activity', () => {
  test('random commands never leave the table, and what is archived or cancelled rests', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...activityActionSchema.options), { maxLength: 20 }), (actions) => {
        let status: ActivityStatus = 'planned';
        for (const action of actions) {
          const to = moveTo(action, status);
          expect(to !== null).toBe(actionsFrom(status).includes(action));
          if (status === 'archived' || status === 'cancelled') expect(to).toBeNull();
          status = to ?? status;
        }
      }),
    );
  });

  test('every status can be reached', () => {
    const reached = new Set<ActivityStatus>(['planned']);
    for (let round = 0; round < 5; round += 1)
      for (const status of [...reached])
        for (const action of actionsFrom(status)) {
          const to = moveTo(action, status);
          if (to) reached.add(to);
        }
    expect([...reached].sort()).toEqual([...activityStatusSchema.options].sort());
  });

  test('before it is announced only hosts see it; members of an alliance are one principal', () => {
    const activity = {
      audience: 'alliance',
      regionId: '310117',
      coHosts: [2],
      invited: [3],
      members: 9,
    } as const;
    expect(reachOf({ ...activity, status: 'planned' })).toEqual({ isPublic: false, openRegion: null, shared: [2] });
    expect(reachOf({ ...activity, status: 'announced' }).shared).toEqual([2, 3, 9]);
  });

  test('the door opens one hour before and closes one hour after', () => {
    const activity = { status: 'announced', startsAt: '2026-11-20T06:00:00Z', endsAt: '2026-11-20T08:00:00Z' } as const;
    const at = (time: string) => doorIsOpen(activity, new Date(`2026-11-20T${time}:00Z`));
    expect([at('04:59'), at('05:00'), at('09:00'), at('09:01')]).toEqual([false, true, true, false]);
    expect(doorIsOpen({ ...activity, status: 'cancelled' }, new Date('2026-11-20T06:30:00Z'))).toBe(false);
  });
});

describe('numbers at the door', () => {
  const entry = (org: number, device: string, people: number) => ({ org, device, people, reason: '' });

  test('devices of one organisation add up, a correction stands for all of them', () => {
    const rows = [entry(1, 'a', 3), entry(1, 'b', 2), entry(2, 'a', 4)];
    expect(presentByOrg(rows)).toEqual(
      new Map([
        [1, 5],
        [2, 4],
      ]),
    );
    expect(presentTotal([...rows, entry(1, CORRECTION, 4)])).toBe(8);
  });

  test('a prank is refused, a hall that is twice as full as planned is not', () => {
    expect(takesEntry([], 50, entry(1, 'a', 100))).toBe(true);
    expect(takesEntry([entry(2, 'b', 90)], 50, entry(1, 'a', 11))).toBe(false);
    // The second entry of a device takes the place of its first.
    expect(takesEntry([entry(1, 'a', 90)], 50, entry(1, 'a', 100))).toBe(true);
  });
});

describe('what a plan asks for', () => {
  const monthly = { kind: 'themeDay', cadence: 'monthly', responsibleOrg: 7, fixedDay: 25, dueOn: null } as const;
  const held = (on: string) => ({ kind: 'themeDay', hosts: [7], on, status: 'held' as const });

  test('periods cover the year without gap or overlap', () => {
    for (const cadence of ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const)
      for (const year of [2024, 2025, 2026]) {
        const spans = periodsOf({ ...monthly, cadence }, year);
        expect([spans[0]?.from, spans.at(-1)?.until]).toEqual([`${year}-01-01`, `${year}-12-31`]);
        for (const [index, span] of spans.slice(1).entries())
          expect(Date.parse(span.from) - Date.parse(spans[index]?.until ?? '')).toBe(86_400_000);
      }
  });

  test('held, overdue, due, ahead: by day, by kind and by who hosts', () => {
    const other = { ...held('2026-02-05'), hosts: [8] };
    const states = itemPeriods(monthly, 2026, [held('2026-01-31'), other], '2026-03-12').map((period) => period.state);
    expect(states.slice(0, 4)).toEqual(['done', 'overdue', 'due', 'ahead']);
    expect(itemPeriods(monthly, 2026, [], '2026-03-10')[2]?.state).toBe('open');
    const arranged = { ...held('2026-03-20'), status: 'announced' as const };
    expect(itemPeriods(monthly, 2026, [arranged], '2026-03-12')[2]?.state).toBe('arranged');
    expect(itemPeriods(monthly, 2026, [arranged], '2026-03-21')[2]?.state).toBe('due');
  });
});
