import { type Binding, command, plain, query } from '../../http/binding.ts';
import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/errors.ts';
import { exportRows } from './exportReach.service.ts';
import { startInvitation } from './invite.service.ts';
import * as api from './match.api.ts';
import { matchesOf, send } from './match.service.ts';
import { namedReach, type ReachDeps, reachOf } from './reach.service.ts';

const signedIn = (actor: Actor | null): Actor => {
  if (!actor) throw forbidden();
  return actor;
};

/** Reach questions manage their own transactions: judging a population must not hold the one session of the embedded engine. */
export const matchRoutes = (deps: ReachDeps): Binding[] => [
  query(api.matchNeed, (use, call) => matchesOf(use, call.params)),
  command(api.sendNeed, async (use, call) => {
    const output = await send(use, call.params, call.body);
    return { output, regionId: output.regionId, subject: `case ${output.id}` };
  }),
  plain(api.getReach, (call) => reachOf(deps, signedIn(call.actor), call.params, call.now)),
  plain(api.listReach, async (call) => {
    const actor = signedIn(call.actor);
    const { rows, hidden } = await namedReach(deps, actor, call.params, call.query.verdict, call.now);
    const from = call.query.after ? Number(call.cursors.open('reach', actor.org, call.query.after)[0] ?? 0) : 0;
    const items = rows.slice(from, from + call.query.limit);
    const next =
      from + call.query.limit < rows.length ? call.cursors.seal('reach', actor.org, [from + call.query.limit]) : null;
    return { items, next, hidden };
  }),
  plain(api.exportReach, async (call) =>
    exportRows(await namedReach(deps, signedIn(call.actor), call.params, call.query.verdict, call.now)),
  ),
  command(api.inviteReach, async (use, call) => ({
    output: await startInvitation(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `offer ${call.params.id}`,
  })),
];
