import { stepsFrom, type TaskParty } from './task.rules.ts';
import { type TaskStatus, type TaskStep, taskStepSchema } from './task.schema.ts';

interface Worker {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface TaskOrgs {
  readonly ownerOrg: number;
  readonly givenByOrg: number;
}

export const partiesOf = (actor: Worker, task: TaskOrgs): TaskParty[] => {
  if (!actor.permissions.includes('tasks.work')) return [];
  const parts: readonly [TaskParty, boolean][] = [
    ['owner', actor.org === task.ownerOrg],
    ['giver', actor.org === task.givenByOrg],
  ];
  return parts.filter(([, is]) => is).map(([party]) => party);
};

/** What the page shows and the service allows. Only who owes the task says which case works it off. */
export function taskActions(actor: Worker, status: TaskStatus, task: TaskOrgs): (TaskStep | 'link')[] {
  const parties = partiesOf(actor, task);
  const steps = stepsFrom(status, parties);
  const ordered = taskStepSchema.options.filter((step) => steps.includes(step));
  return parties.includes('owner') && status !== 'dropped' ? [...ordered, 'link'] : ordered;
}
