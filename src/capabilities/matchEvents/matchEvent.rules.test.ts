import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventActions, mayCancel, mayChangeStatement, mayWish, meetingActions } from './matchEvent.access.ts';
import {
  dayAfter,
  eventStepsFrom,
  eventStepTo,
  meetingMayBecome,
  missingInRecord,
  pastSlots,
  slotsOf,
  takesSignUps,
} from './matchEvent.rules.ts';
import { dayPlanSchema, eventStatusSchema } from './matchEvent.schema.ts';
import { meetingStatusSchema, recordSchema } from './matchMeeting.schema.ts';
import { openProblem } from './openProblem.ts';
import { proposalsFor } from './proposal.rules.ts';

describe('the life of an event', () => {
  it('goes on from draft to closed, and never on from an end', () => {
    const path = ['open', 'collect', 'plan', 'start', 'close'] as const;
    expect(path.reduce<ReturnType<typeof eventStepTo>>((now, step) => now && eventStepTo(step, now), 'draft')).toBe(
      'closed',
    );
    expect(eventStepsFrom('closed')).toEqual([]);
    expect(eventStepsFrom('cancelled')).toEqual([]);
  });
  it('plans only wishes that are collected, and replans only what was planned', () => {
    expect(eventStatusSchema.options.filter((status) => eventStepTo('plan', status))).toEqual(['wishes', 'scheduled']);
    expect(eventStatusSchema.options.filter((status) => eventStepTo('replan', status))).toEqual([
      'scheduled',
      'running',
    ]);
  });
  it('takes sign-ups until the end of the day named', () => {
    expect(takesSignUps('open', '2026-11-26', '2026-11-26')).toBe(true);
    expect(takesSignUps('open', '2026-11-26', '2026-11-27')).toBe(false);
    expect(takesSignUps('wishes', '2026-11-26', '2026-11-20')).toBe(false);
  });
});

describe('the day of an event', () => {
  const plan = (change: object) => dayPlanSchema.parse({ starts: '09:30', minutes: 20, meetings: 3, ...change });
  it('is cut into slots with breaks after the meetings named, none after the last', () => {
    expect(slotsOf(plan({ breaksAfter: [2, 3], breakMinutes: 15 }))).toEqual([
      { id: '1', starts: '09:30', ends: '09:50', isBreak: false },
      { id: '2', starts: '09:50', ends: '10:10', isBreak: false },
      { id: 'b2', starts: '10:10', ends: '10:25', isBreak: true },
      { id: '3', starts: '10:25', ends: '10:45', isBreak: false },
    ]);
  });
  it('is refused where it is too short', () => {
    expect(slotsOf(plan({ starts: '22:00', minutes: 60 }))).toBeNull();
  });
  it('never overlaps itself', () => {
    const cut = fc.record({
      minutes: fc.integer({ min: 5, max: 120 }),
      meetings: fc.integer({ min: 1, max: 40 }),
      breaksAfter: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(cut, (change) => {
        const slots = slotsOf(plan({ ...change, starts: '00:00' })) ?? [];
        expect(slots.slice(1).every((slot, index) => slot.starts === slots[index]?.ends)).toBe(true);
        expect(new Set(slots.map(({ id }) => id)).size).toBe(slots.length);
      }),
    );
  });
  it('is over slot by slot, in the time of Shanghai', () => {
    const slots = slotsOf(plan({})) ?? [];
    expect(pastSlots(slots, '2026-11-27', new Date('2026-11-27T01:49:00Z'))).toEqual(['1']);
    expect(pastSlots(slots, '2026-11-27', new Date('2026-11-26T23:00:00Z'))).toEqual([]);
    expect(dayAfter('2026-11-27', 90)).toBe('2027-02-25');
  });
});

describe('a meeting', () => {
  it('that became a case was held; a dropped one is not recorded', () => {
    expect(meetingMayBecome('held', 'noShow', true)).toBe(false);
    expect(meetingMayBecome('held', 'noShow', false)).toBe(true);
    expect(meetingStatusSchema.options.filter((to) => meetingMayBecome('dropped', to, false))).toEqual([]);
  });
  it('leaves who was absent, or who does what by when, or why nothing follows', () => {
    const missing = (change: object) => missingInRecord(recordSchema.parse({ result: 'held', ...change }));
    expect(missing({})).toBe('note');
    expect(missing({ note: '方向不符' })).toBeNull();
    expect(missing({ nextOwner: 'seeks' })).toBe('nextStep');
    expect(missing({ nextStep: '看现场', nextOn: '2026-12-01' })).toBe('nextOwner');
    expect(missing({ nextOwner: 'seeks', nextStep: '看现场' })).toBe('nextOn');
    expect(missing({ nextOwner: 'seeks', nextStep: '看现场', nextOn: '2026-12-01' })).toBeNull();
    expect(missing({ result: 'noShow' })).toBe('absent');
  });
});

describe('who may do what', () => {
  const all = ['matchEvents.read', 'matchEvents.join', 'matchEvents.manage'];
  const [host, member, stranger] = [1, 2, 3].map((org) => ({ org, permissions: all }));
  const event = { hostOrg: 1, status: 'open' as const, signUpUntil: '2026-11-26' };
  it('only the host moves an event, only who is not in yet signs up', () => {
    if (!host || !member) throw new Error('no actors');
    expect(eventActions(host, event, false, '2026-11-20')).toEqual([
      'collect',
      'cancel',
      'edit',
      'register',
      'manageParticipants',
    ]);
    expect(eventActions(member, event, true, '2026-11-20')).toEqual([]);
    expect(eventActions(member, event, false, '2026-11-20')).toEqual(['register']);
    expect(eventActions({ org: 1, permissions: ['matchEvents.read'] }, event, false, '2026-11-20')).toEqual([]);
  });
  it('wishes are the participant’s alone, not even the host’s; both may cancel', () => {
    if (!host || !member || !stranger) throw new Error('no actors');
    const own = { org: 2, status: 'registered' as const };
    expect([member, host, stranger].map((actor) => mayWish(actor, own, 'wishes'))).toEqual([true, false, false]);
    expect([member, host, stranger].map((actor) => mayCancel(actor, own, event))).toEqual([true, true, false]);
    expect(mayWish(member, { ...own, status: 'cancelled' }, 'wishes')).toBe(false);
    expect(mayChangeStatement(member, own, 'scheduled')).toBe(false);
  });
  it('the two and the host record a meeting once the event runs', () => {
    const meeting = { hostOrg: 1, seeksOrg: 2, offersOrg: 4, status: 'held' as const, hasCase: false };
    const may = (org: number, status: 'scheduled' | 'running', hasCase = false) =>
      meetingActions({ org, permissions: all }, { ...meeting, hasCase }, status);
    expect(may(2, 'running')).toEqual(['record', 'openCase']);
    expect(may(1, 'running', true)).toEqual(['answer']);
    expect(may(2, 'scheduled')).toEqual([]);
    expect(may(3, 'running')).toEqual([]);
  });
});

describe('proposals', () => {
  it('put shared kinds and words first and say which; nobody is left out', () => {
    const stated = (id: string, statement: string, kinds: readonly 'finance'[] = []) => ({
      id,
      statement,
      kinds,
      homeRegionId: '310117',
    });
    const own = stated('a', '需要设备贷款和融资租赁', ['finance']);
    const others = [stated('x', '提供实验室'), stated('y', '设备贷款', ['finance']), stated('z', '融资租赁')];
    const ranked = proposalsFor(own, others);
    expect(ranked.map(({ id }) => id)).toEqual(['y', 'z', 'x']);
    expect(ranked[0]).toMatchObject({ kinds: ['finance'], sameRegion: true });
    expect(ranked[0]?.words).toContain('贷款');
  });
});

describe('what is left to plan', () => {
  it('leaves past slots and pairs that have met alone', () => {
    const slots = slotsOf(dayPlanSchema.parse({ starts: '09:00', minutes: 30, meetings: 2 })) ?? [];
    const participant = (id: string, side: 'seeks' | 'offers', wishes: string[]) => ({ id, side, wishes, blocked: [] });
    const meeting = (slot: string, status: 'held' | 'planned') => ({
      seeks_id: 'a',
      offers_id: 'x',
      slot,
      table_number: 1,
      status,
    });
    const people = [participant('a', 'seeks', ['x']), participant('x', 'offers', ['a'])];
    const at = (hour: string) => new Date(`2026-11-27T${hour}:00+08:00`);
    const of = (slot: string, status: 'held' | 'planned', hour: string) =>
      openProblem(
        { slots: [...slots], tables: 3, day: '2026-11-27' },
        people as never,
        [meeting(slot, status)] as never,
        at(hour),
      );
    const running = of('1', 'held', '09:15');
    expect(running.stand).toEqual([]);
    expect(running.problem.slots.map(({ isBreak }) => isBreak)).toEqual([true, false]);
    expect(running.problem.participants.every(({ wishes }) => wishes.length === 0)).toBe(true);
    expect(of('2', 'planned', '09:15').stand).toEqual([{ seeks: 'a', offers: 'x', slot: '2', table: 1 }]);
  });
});
