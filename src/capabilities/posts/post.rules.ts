import type { TenureStatus, TenureStep } from './post.schema.ts';

/** The life of a tenure, in one table; terms and what must be handed over. Pure; days come in. */

const TABLE: readonly (readonly [step: TenureStep, from: TenureStatus, to: TenureStatus])[] = [
  ['goOnLeave', 'holding', 'onLeave'],
  ['return', 'onLeave', 'holding'],
  ['end', 'holding', 'ended'],
  ['end', 'onLeave', 'ended'],
];

export const stepTo = (step: TenureStep, from: TenureStatus): TenureStatus | null =>
  TABLE.find(([name, start]) => name === step && start === from)?.[2] ?? null;

export const stepsFrom = (from: TenureStatus): readonly TenureStep[] => [
  ...new Set(TABLE.filter(([, start]) => start === from).map(([step]) => step)),
];

const DAY_MS = 86_400_000;
export const ENDING_SOON_DAYS = 30;

/** A term that ends within thirty days, or is over and was not ended. */
export const isEndingSoon = (status: TenureStatus, endsOn: string | null, today: string): boolean =>
  status !== 'ended' && endsOn !== null && (Date.parse(endsOn) - Date.parse(today)) / DAY_MS <= ENDING_SOON_DAYS;

export const isOverTerm = (status: TenureStatus, endsOn: string | null, today: string): boolean =>
  status !== 'ended' && endsOn !== null && endsOn < today;

interface Open {
  readonly id: string;
  readonly over: boolean;
}

/** What ending a tenure leaves without a hand: every open matter needs another post of the organisation, never the one that falls vacant. */
export function orphans(
  matters: readonly Open[],
  handOver: readonly { readonly id: string; readonly to: string }[],
  postId: string,
  livePosts: ReadonlySet<string>,
): string[] {
  const taken = new Map(handOver.map((one) => [one.id, one.to]));
  return matters
    .filter((matter) => !matter.over)
    .filter((matter) => {
      const to = taken.get(matter.id);
      return to === undefined || to === postId || !livePosts.has(to);
    })
    .map((matter) => matter.id);
}
