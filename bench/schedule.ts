import loadHighs, { type Highs } from 'highs';
import { boardOf } from '../src/capabilities/matchEvents/schedule.board.ts';
import { slotBound } from '../src/capabilities/matchEvents/schedule.bound.ts';
import { clashesOf } from '../src/capabilities/matchEvents/schedule.check.ts';
import { seeded } from '../src/capabilities/matchEvents/schedule.improve.ts';
import { replanSchedule } from '../src/capabilities/matchEvents/schedule.replan.ts';
import { objectiveOf, wishesMet } from '../src/capabilities/matchEvents/schedule.rules.ts';
import { DEFAULT_BUDGET_MS, planSchedule } from '../src/capabilities/matchEvents/schedule.solve.ts';
import { REQUIRED_SHAPE, type ScheduleShape, scheduleInstance, withoutSome } from './scheduleInstance.ts';

/**
 * Schedules of matchmaking events against the bound of the linear relaxation. Limits: 10 s for planning and re-planning together on
 * one core, no clash, 95 % of the bound, at most 10 % of the remaining meetings moved by the cancellations.
 * `npm run bench -- schedule` runs the required shape on five seeds and harder shapes; `npm run bench -- schedule seed=7 side=200
 * tables=60 popular=20` runs one of your own (see `ScheduleShape`).
 */
const LIMITS = { ms: 10_000, ratio: 0.95, moved: 0.1 };
const BOUND_SECONDS = 20;

const SHAPES: readonly Partial<ScheduleShape>[] = [
  ...[1, 2, 3, 4, 5].map((seed) => ({ seed })),
  ...[1, 2, 3].map((seed) => ({ seed, popular: 20 })),
  ...[1, 2, 3].map((seed) => ({ seed, tables: 8 })),
  ...[1, 2, 3].map((seed) => ({ seed, tables: 60, blocked: 100, blockedSlots: 8 })),
  { popular: 8, slots: 6, tables: 150 },
  { slots: 1 },
  { side: 4, wishes: 3, slots: 3, tables: 2, cancel: 1 },
  { side: 0, cancel: 0 },
];

const options = { budgetMs: DEFAULT_BUDGET_MS, clock: () => performance.now() };

/** What ran, how long the clock and the processor took, in milliseconds. */
function timed<T>(run: () => T): { readonly answer: T; readonly wall: number; readonly cpu: number } {
  const started = { wall: performance.now(), cpu: process.cpuUsage() };
  const answer = run();
  const { user, system } = process.cpuUsage(started.cpu);
  return { answer, wall: performance.now() - started.wall, cpu: (user + system) / 1000 };
}

function runShape(highs: Highs, shape: ScheduleShape): boolean {
  const random = seeded(shape.seed);
  const problem = scheduleInstance(shape, random);
  const plan = timed(() => planSchedule(highs, problem, options));
  const late = withoutSome(problem, shape.cancel, random);
  const again = timed(() => replanSchedule(highs, late, plan.answer.meetings, options));
  const exact = timed(() => slotBound(highs, boardOf(problem), BOUND_SECONDS));
  const bound = Math.min(plan.answer.bound, exact.answer);
  const worth = objectiveOf(problem, plan.answer.meetings);
  const ratio = bound > 0 ? worth / bound : 1;
  const clashes = clashesOf(plan.answer.meetings, problem).length + clashesOf(again.answer.meetings, late).length;
  const { moved, added, dropped } = again.answer.changes;
  const stayed = plan.answer.meetings.length - dropped.length;
  const share = stayed > 0 ? moved.length / stayed : 0;
  const wishes = wishesMet(problem, plan.answer.meetings);
  const ms = Math.max(plan.wall + again.wall, plan.cpu + again.cpu);
  const isWithin = ms <= LIMITS.ms && clashes === 0 && ratio >= LIMITS.ratio && share <= LIMITS.moved;
  const percent = (part: number, of: number): string => `${(of > 0 ? (100 * part) / of : 100).toFixed(1)} %`;
  console.log(
    [
      JSON.stringify(shape),
      `  plan ${plan.wall.toFixed(0)} ms (cpu ${plan.cpu.toFixed(0)}), re-plan ${again.wall.toFixed(0)} ms (cpu ${again.cpu.toFixed(0)}), bound ${exact.wall.toFixed(0)} ms; ${clashes} clashes`,
      `  ${plan.answer.meetings.length} meetings worth ${worth}; relaxation bound ${bound.toFixed(1)} (linear relaxation ${exact.answer <= plan.answer.bound + 1e-6 ? 'solved' : `not solved in ${BOUND_SECONDS} s, its bound by pairs stands`}); ratio ${ratio.toFixed(4)}`,
      `  wishes met ${percent(wishes.met, wishes.stated)}, ranks 1 to 3 ${percent(wishes.topMet, wishes.topStated)}, mutual pairs ${percent(wishes.mutualMet, wishes.mutualStated)}`,
      `  ${shape.cancel} cancelled: ${dropped.length} meetings end, ${stayed} stay, ${moved.length} of them moved (${percent(moved.length, Math.max(1, stayed))}), ${added.length} added, worth ${again.answer.worth} ${isWithin ? 'ok' : 'OVER'}`,
    ].join('\n'),
  );
  return isWithin;
}

/** `name=value` on the command line; anything else is not understood. */
function shapeOf(given: readonly string[]): Partial<ScheduleShape> {
  return Object.fromEntries(
    given.map((one) => {
      const [name = '', value = ''] = one.split('=');
      if (!(name in REQUIRED_SHAPE) || !/^\d+$/.test(value))
        throw new Error(
          `not understood: ${one}; name one of ${Object.keys(REQUIRED_SHAPE).join(', ')}, with a whole number`,
        );
      return [name, Number(value)];
    }),
  );
}

export async function bench(given: readonly string[]): Promise<boolean> {
  const highs = await loadHighs();
  const shapes = given.length > 0 ? [shapeOf(given)] : SHAPES;
  return shapes.map((shape) => runShape(highs, { ...REQUIRED_SHAPE, ...shape })).every(Boolean);
}
