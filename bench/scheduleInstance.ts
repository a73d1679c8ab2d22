import type { ScheduleParticipant, ScheduleProblem, Side } from '../src/capabilities/matchEvents/schedule.rules.ts';

/** What an instance looks like; every number can be given on the command line as `name=value`. */
export interface ScheduleShape {
  readonly seed: number;
  /** Participants on each side. */
  readonly side: number;
  readonly wishes: number;
  readonly slots: number;
  readonly tables: number;
  /** Percent of participants with blocked slots, and how many each has. */
  readonly blocked: number;
  readonly blockedSlots: number;
  /** Nine wishes of ten go to this many participants of the other side; 0: to everybody alike. */
  readonly popular: number;
  /** Participants who drop out of the finished schedule. */
  readonly cancel: number;
}

export const REQUIRED_SHAPE: ScheduleShape = {
  seed: 1,
  side: 150,
  wishes: 15,
  slots: 12,
  tables: 40,
  blocked: 20,
  blockedSlots: 1,
  popular: 0,
  cancel: 10,
};

/** `count` different numbers below `below`, drawn by `draw`. */
function different(count: number, below: number, draw: () => number): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, below)) drawn.add(draw());
  return [...drawn];
}

/** A synthetic event: wishes and blocked slots by chance, one break in the middle of the day. */
export function scheduleInstance(shape: ScheduleShape, random: () => number): ScheduleProblem {
  const below = (most: number): number => Math.floor(random() * most);
  const popular = Math.min(shape.popular, shape.side);
  const slots = Array.from({ length: shape.slots }, (_, slot) => ({ id: `slot ${slot + 1}`, isBreak: false }));
  const wish = (): number => (popular > 0 && random() < 0.9 ? below(popular) : below(shape.side));
  const participant = (side: Side, index: number): ScheduleParticipant => {
    const other = side === 'seeks' ? 'offers' : 'seeks';
    const isBlocked = random() * 100 < shape.blocked;
    return {
      id: `${side} ${index}`,
      side,
      wishes: different(shape.wishes, shape.side, wish).map((one) => `${other} ${one}`),
      blocked: isBlocked
        ? different(shape.blockedSlots, shape.slots, () => below(shape.slots)).map((slot) => `slot ${slot + 1}`)
        : [],
    };
  };
  const sides: readonly Side[] = ['seeks', 'offers'];
  return {
    participants: sides.flatMap((side) => Array.from({ length: shape.side }, (_, index) => participant(side, index))),
    slots: slots.toSpliced(Math.floor(shape.slots / 2), 0, { id: 'break', isBreak: true }),
    tables: shape.tables,
  };
}

/** The same event without some participants, drawn by chance. */
export function withoutSome(problem: ScheduleProblem, count: number, random: () => number): ScheduleProblem {
  const all = problem.participants.length;
  const gone = new Set(different(count, all, () => Math.floor(random() * all)));
  const left = problem.participants.filter((_, index) => !gone.has(index));
  const ids = new Set(left.map(({ id }) => id));
  return {
    ...problem,
    participants: left.map((one) => ({ ...one, wishes: one.wishes.filter((wish) => ids.has(wish)) })),
  };
}
