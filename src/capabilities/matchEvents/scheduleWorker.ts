import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { replanSchedule } from './schedule.replan.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';
import { DEFAULT_BUDGET_MS, type Plan, planSchedule } from './schedule.solve.ts';

/** Plans schedules apart from the server: a solver that thinks must not keep a request waiting. */
export interface ScheduleRequest {
  readonly call: number;
  readonly problem: ScheduleProblem;
  /** Meetings that stand; null plans from nothing. */
  readonly stand: readonly ScheduledMeeting[] | null;
}

export type ScheduleReply =
  | { readonly call: number; readonly kind: 'progress'; readonly done: number }
  | { readonly call: number; readonly kind: 'plan'; readonly plan: Plan }
  | { readonly call: number; readonly kind: 'failed'; readonly message: string };

const highs = loadHighs();
const reply = (message: ScheduleReply): void => parentPort?.postMessage(message);

async function work({ call, problem, stand }: ScheduleRequest): Promise<void> {
  const options = {
    budgetMs: DEFAULT_BUDGET_MS,
    clock: () => performance.now(),
    onProgress: (done: number) => reply({ call, kind: 'progress', done }),
  };
  const solver = await highs;
  const { meetings, worth, bound } = stand
    ? replanSchedule(solver, problem, stand, options)
    : planSchedule(solver, problem, options);
  reply({ call, kind: 'plan', plan: { meetings, worth, bound } });
}

parentPort?.on('message', (request: ScheduleRequest) => {
  work(request).catch((error: unknown) =>
    reply({ call: request.call, kind: 'failed', message: error instanceof Error ? error.message : 'failed' }),
  );
});
