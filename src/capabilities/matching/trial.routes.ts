import { type Binding, plain } from '../../http/binding.ts';
import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { ReachDeps } from './reach.service.ts';
import { listBounds, tryBound } from './trial.api.ts';
import { boundsOf, trialOf } from './trial.service.ts';

const signedIn = (actor: Actor | null): Actor => {
  if (!actor) throw forbidden();
  return actor;
};

/** Judging a population must not hold the one session of the embedded engine: the transaction is over before it begins. */
export const trialRoutes = (deps: ReachDeps): Binding[] => [
  plain(listBounds, async (call) => ({ items: await boundsOf(deps, signedIn(call.actor), call.params, call.now) })),
  plain(tryBound, (call) => trialOf(deps, signedIn(call.actor), call.params, call.body, call.now)),
];
