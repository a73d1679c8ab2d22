/**
 * The problem of a matchmaking event: two sides, ranked wishes, slots, breaks, tables. Pure; everybody and every slot is known by
 * its place in the list, so that a solver, a checker and a bench agree on what they speak of.
 */
export type Side = 'seeks' | 'offers';

export interface ScheduleParticipant {
  readonly id: string;
  readonly side: Side;
  /** Ids of the other side, the dearest first; at most `MOST_WISHES` count. */
  readonly wishes: readonly string[];
  /** Ids of slots this participant cannot come to. */
  readonly blocked: readonly string[];
}

export interface ScheduleSlot {
  readonly id: string;
  /** A break is a slot nobody meets in. */
  readonly isBreak: boolean;
}

export interface ScheduleProblem {
  readonly participants: readonly ScheduleParticipant[];
  readonly slots: readonly ScheduleSlot[];
  /** Tables in every slot, numbered from 1. */
  readonly tables: number;
}

/** One meeting: who seeks, who offers, when, where. */
export interface ScheduledMeeting {
  readonly seeks: string;
  readonly offers: string;
  readonly slot: string;
  readonly table: number;
}

export const MOST_WISHES = 15;
/** More than the best wish of one side alone can weigh, so that every mutual wish is dearer than every one-sided one. */
export const MUTUAL_BONUS = MOST_WISHES + 1;

/** A wish of rank 1 weighs 15, of rank 15 it weighs 1; without a wish (rank null) 0. */
export const wishWeight = (rank: number | null): number =>
  rank === null || rank > MOST_WISHES ? 0 : MOST_WISHES + 1 - rank;

/**
 * What a meeting is worth: `v(a) + v(b) + 16 × [both wish]` with `v(r) = 16 − r`. One-sided wishes weigh 1 to 15, mutual ones 18
 * to 46: the least mutual wish goes before the dearest one-sided one. Meetings nobody wished are not planned.
 */
export function pairWeight(rankOfSeeks: number | null, rankOfOffers: number | null): number {
  const [a, b] = [wishWeight(rankOfSeeks), wishWeight(rankOfOffers)];
  return a + b + (a > 0 && b > 0 ? MUTUAL_BONUS : 0);
}

/** Two participants of whom at least one wishes the other; `seeks` and `offers` are places in `participants`. */
export interface WishedPair {
  readonly seeks: number;
  readonly offers: number;
  readonly weight: number;
  readonly isMutual: boolean;
}

const pairKey = (seeks: number, offers: number): string => `${seeks} ${offers}`;

/** Every wished pair with its weight, in the order in which it was first wished. Wishes of one's own side or of strangers do not count. */
export function wishedPairs(problem: ScheduleProblem): readonly WishedPair[] {
  const place = new Map(problem.participants.map(({ id }, index) => [id, index]));
  const ranks = new Map<string, { seeks: number; offers: number; ofSeeks: number | null; ofOffers: number | null }>();
  for (const [index, one] of problem.participants.entries()) {
    for (const [at, wish] of [...new Set(one.wishes)].slice(0, MOST_WISHES).entries()) {
      const other = place.get(wish);
      if (other === undefined || problem.participants[other]?.side === one.side) continue;
      const [seeks, offers] = one.side === 'seeks' ? [index, other] : [other, index];
      const known = ranks.get(pairKey(seeks, offers)) ?? { seeks, offers, ofSeeks: null, ofOffers: null };
      ranks.set(
        pairKey(seeks, offers),
        one.side === 'seeks' ? { ...known, ofSeeks: at + 1 } : { ...known, ofOffers: at + 1 },
      );
    }
  }
  return [...ranks.values()].map(({ seeks, offers, ofSeeks, ofOffers }) => ({
    seeks,
    offers,
    weight: pairWeight(ofSeeks, ofOffers),
    isMutual: ofSeeks !== null && ofOffers !== null,
  }));
}

/** Sum of the weights of the wishes a schedule meets. */
export function objectiveOf(problem: ScheduleProblem, meetings: readonly ScheduledMeeting[]): number {
  const weights = new Map(
    wishedPairs(problem).map(({ seeks, offers, weight }) => [
      `${problem.participants[seeks]?.id} ${problem.participants[offers]?.id}`,
      weight,
    ]),
  );
  return meetings.reduce((sum, { seeks, offers }) => sum + (weights.get(`${seeks} ${offers}`) ?? 0), 0);
}

/** How many stated wishes of how many are met: all, mutual ones, and by rank (first to third). */
export interface WishesMet {
  readonly met: number;
  readonly stated: number;
  readonly mutualMet: number;
  readonly mutualStated: number;
  readonly topMet: number;
  readonly topStated: number;
  /** Participants with a wish or wished by somebody who meet nobody. */
  readonly without: readonly string[];
}

export function wishesMet(problem: ScheduleProblem, meetings: readonly ScheduledMeeting[]): WishesMet {
  const met = new Set(meetings.map(({ seeks, offers }) => `${seeks} ${offers}`));
  const isMet = (one: ScheduleParticipant, other: string): boolean =>
    met.has(one.side === 'seeks' ? `${one.id} ${other}` : `${other} ${one.id}`);
  const wishes = problem.participants.flatMap((one) =>
    one.wishes.map((other, at) => ({ isTop: at < 3, isMet: isMet(one, other) })),
  );
  const pairs = wishedPairs(problem).map((pair) => ({
    ...pair,
    ids: [problem.participants[pair.seeks]?.id ?? '', problem.participants[pair.offers]?.id ?? ''] as const,
  }));
  const mutual = pairs.filter(({ isMutual }) => isMutual);
  const concerned = new Set(pairs.flatMap(({ ids }) => ids));
  const meeting = new Set(meetings.flatMap(({ seeks, offers }) => [seeks, offers]));
  return {
    met: wishes.filter((wish) => wish.isMet).length,
    stated: wishes.length,
    mutualMet: mutual.filter(({ ids: [seeks, offers] }) => met.has(`${seeks} ${offers}`)).length,
    mutualStated: mutual.length,
    topMet: wishes.filter((wish) => wish.isTop && wish.isMet).length,
    topStated: wishes.filter((wish) => wish.isTop).length,
    without: [...concerned].filter((id) => !meeting.has(id)),
  };
}
