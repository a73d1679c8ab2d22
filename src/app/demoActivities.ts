import {
  enterActivity,
  enterAppointment,
  enterInitiative,
  enterProgramme,
} from '../capabilities/activities/enterPast.service.ts';
import { type Clock, dayInShanghai } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql, Tx } from '../storage/sql.ts';
import { ACTIVITIES, APPOINTMENTS, type DemoActivity, INITIATIVE, PROGRAMMES } from './demoActivities.data.ts';

/** A year of synthetic activities around today: held ones with numbers and records, coming ones open for sign-up, two programmes. */

type Orgs = ReadonlyMap<string, number>;
interface Deps {
  readonly ids: Ids;
  readonly clock: Clock;
}

const SYSTEM = '00000000-0000-4000-8000-000000000000';
const REGION = '310117';
const DAY_MS = 86_400_000;

function dayFrom(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

async function enterOne(tx: Tx, deps: Deps, orgs: Orgs, one: DemoActivity): Promise<void> {
  const org = (code: string): number => orgs.get(code) ?? 0;
  const now = deps.clock.now();
  const day = dayFrom(dayInShanghai(now), one.days);
  const startsAt = new Date(`${day}T${one.hour}:00+08:00`).toISOString();
  const endsAt = new Date(Date.parse(startsAt) + one.hours * 3_600_000).toISOString();
  const held = endsAt < now.toISOString();
  const invited = one.invited.map(org).filter((principal) => principal > 0);
  const seats = [org(one.host), ...invited].map((principal, index) => ({
    org: principal,
    people: 3 + ((index * 7) % 9),
  }));
  const expected = seats.reduce((sum, seat) => sum + seat.people, 0);
  await enterActivity(tx, {
    regionId: REGION,
    id: deps.ids.uuid(),
    hostOrg: org(one.host),
    input: {
      kind: one.kind,
      title: `${one.title}（合成）`,
      startsAt,
      endsAt,
      place: one.place,
      agenda: one.agenda,
      capacity: one.capacity,
      audience: one.alliance ? 'alliance' : invited.length > 0 ? 'invited' : 'region',
      allianceOrg: one.alliance ? org('x-alliance') : null,
      invited,
    },
    status: held ? 'held' : one.days > 25 ? 'planned' : 'announced',
    seats,
    record: held
      ? {
          hostRole: one.hostRole,
          recorderRole: '综合干事',
          expectedCount: expected,
          presentCount: Math.max(1, expected - (Math.abs(one.days) % 4)),
          agenda: one.agenda,
          outcome: one.outcome,
        }
      : null,
    archivedYear: held && one.days < -30 ? Number(day.slice(0, 4)) : null,
    accountId: SYSTEM,
    at: new Date(Date.parse(startsAt) - 14 * DAY_MS).toISOString(),
  });
}

async function enterRest(tx: Tx, deps: Deps, orgs: Orgs): Promise<void> {
  const org = (code: string): number => orgs.get(code) ?? 0;
  const today = dayInShanghai(deps.clock.now());
  const at = deps.clock.now().toISOString();
  const year = Number(today.slice(0, 4));
  for (const plan of PROGRAMMES)
    await enterProgramme(
      tx,
      {
        regionId: REGION,
        id: deps.ids.uuid(),
        ownerOrg: org(plan.owner),
        year,
        title: `${year} 年${plan.title}（合成）`,
        note: plan.note,
        allianceOrg: plan.alliance ? org('x-alliance') : null,
        items: plan.items.map((item) => ({
          kind: item.kind,
          title: item.title,
          cadence: item.cadence,
          responsibleOrg: org(item.responsible),
          fixedDay: item.fixedDay,
          dueOn: null,
        })),
        at,
      },
      () => deps.ids.uuid(),
    );
  await enterInitiative(tx, {
    regionId: REGION,
    id: deps.ids.uuid(),
    ownerOrg: org(INITIATIVE.owner),
    title: `${INITIATIVE.title}（合成）`,
    text: INITIATIVE.text,
    at: new Date(deps.clock.now().getTime() - 60 * DAY_MS).toISOString(),
    joins: INITIATIVE.joined.map((code, index) => ({ org: org(code), on: dayFrom(today, index - 55) })),
  });
  for (const [index, letter] of APPOINTMENTS.entries())
    await enterAppointment(tx, {
      regionId: REGION,
      id: deps.ids.uuid(),
      ownerOrg: org(letter.issuer),
      number: `合成聘字〔${year}〕${index + 1} 号`,
      role: letter.role,
      org: org(letter.org),
      unit: letter.unit,
      reason: '',
      fromOn: `${year}-01-01`,
      untilOn: `${year + 1}-12-31`,
      at,
    });
}

export const loadDemoActivities = (sql: Sql, orgs: Orgs, deps: Deps): Promise<void> =>
  sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    for (const one of ACTIVITIES) await enterOne(tx, deps, orgs, one);
    await enterRest(tx, deps, orgs);
  });
