import * as z from 'zod';

/** One organisation at one goal. `value` and `before` are its exact share: fen for money, else millionths of the count. */
export const standingSchema = z.object({
  org: z.int(),
  name: z.string(),
  outcomes: z.int(),
  value: z.int(),
  rank: z.int(),
  headcount: z.int().nullable(),
  /** Null without an entered headcount: not ranked per head. */
  headRank: z.int().nullable(),
  before: z.int(),
  /** Null where nothing was counted in the same length before: growth from nothing has no ratio. */
  growthRank: z.int().nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

export const goalStandingsSchema = z.object({
  kind: z.string(),
  target: z.int().nullable(),
  /** Outcomes that any participant shares, each once and whole: the figure an indicator shows. */
  total: z.object({ outcomes: z.int(), amountFen: z.int(), count: z.int() }),
  rows: z.array(standingSchema),
});
export type GoalStandings = z.infer<typeof goalStandingsSchema>;

const span = z.object({ from: z.string(), to: z.string() });
/** Months compared: of the period as far as it has come, and as many months right before it began. */
export const periodSchema = z.object({ now: span, before: span });
export type Period = z.infer<typeof periodSchema>;

export const standingsSchema = z.object({ period: periodSchema, goals: z.array(goalStandingsSchema) });
export type Standings = z.infer<typeof standingsSchema>;
