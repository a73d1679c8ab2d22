import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../kernel/workerUrl.ts';
import { matchEventErrors } from './matchEvent.errors.ts';
import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';
import type { Plan } from './schedule.solve.ts';
import type { ScheduleReply, ScheduleRequest } from './scheduleWorker.ts';

/** One thread for all schedules, started when the first is asked for, started again when it dies. */
export interface ScheduleThread {
  /** Plans from nothing (`stand` null) or around what stands. */
  plan(problem: ScheduleProblem, stand: readonly ScheduledMeeting[] | null): Promise<Plan>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (plan: Plan) => void;
  readonly reject: (error: Error) => void;
}

export function createScheduleThread(): ScheduleThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  const settle = (call: number): Waiting | undefined => {
    const entry = waiting.get(call);
    waiting.delete(call);
    return entry;
  };
  const receive = (reply: ScheduleReply): void => {
    if (reply.kind === 'plan') settle(reply.call)?.resolve(reply.plan);
    else if (reply.kind === 'failed') settle(reply.call)?.reject(matchEventErrors.solverFailed());
  };
  const died = (): void => {
    worker = null;
    for (const call of [...waiting.keys()]) settle(call)?.reject(matchEventErrors.solverFailed());
  };
  const start = (): Worker => {
    const made = new Worker(workerUrl('scheduleWorker'));
    made.on('message', receive);
    made.on('error', died);
    made.on('exit', died);
    // A waiting thread must not keep a process alive that is done.
    made.unref();
    return made;
  };
  return {
    plan: (problem, stand) => {
      worker ??= start();
      last += 1;
      const request: ScheduleRequest = { call: last, problem, stand };
      return new Promise((resolve, reject) => {
        waiting.set(request.call, { resolve, reject });
        worker?.postMessage(request);
      });
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
