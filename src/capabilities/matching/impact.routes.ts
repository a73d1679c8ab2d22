import { type Binding, plain } from '../../http/binding.ts';
import { forbidden } from '../../kernel/errors.ts';
import { getDraftImpact } from './impact.api.ts';
import { draftImpact } from './impact.service.ts';
import type { ReachDeps } from './reach.service.ts';

/** Judging a population must not hold the one session of the embedded engine: the transaction is over before it begins. */
export const impactRoutes = (deps: ReachDeps): Binding[] => [
  plain(getDraftImpact, (call) => {
    if (!call.actor) throw forbidden();
    return draftImpact(deps, call.actor, call.params, call.query.asOf, call.now);
  }),
];
