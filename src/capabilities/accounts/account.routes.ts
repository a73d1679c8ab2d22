import { type Binding, command, plain, query } from '../../http/binding.ts';
import * as api from './account.api.ts';
import {
  changeOwnPassword,
  createFirstAdministrator,
  createNewAccount,
  listAllAccounts,
  setDisabled,
} from './account.service.ts';
import {
  actorOfToken,
  endSession,
  type SessionDeps,
  sessionView,
  signInAsDemo,
  signInWithPassword,
} from './session.service.ts';

/** `operatorOrg`: the office that runs the installation, to which the first administrator belongs. */
export function accountRoutes(deps: SessionDeps & { operatorOrg: () => Promise<number> }): Binding[] {
  const enter = async (token: string, call: { now: Date; setToken(token: string | null): void }) => {
    call.setToken(token);
    return sessionView(deps, await actorOfToken(deps, token, call.now));
  };
  return [
    plain(api.getSession, (call) => sessionView(deps, call.actor)),
    // A new token at every sign-in: a session fixed beforehand is never taken over.
    plain(api.signIn, async (call) =>
      enter(await signInWithPassword(deps, { ...call.body, source: call.source }, call.now), call),
    ),
    plain(api.demoSignIn, async (call) => enter(await signInAsDemo(deps, call.body.role, call.now), call)),
    plain(api.signOut, async (call) => {
      if (call.token !== null) await endSession(deps, call.token);
      call.setToken(null);
      return undefined;
    }),
    plain(api.setUp, async (call) => {
      await createFirstAdministrator(call.sql, call.body, await deps.operatorOrg(), call.ids.uuid());
      return enter(
        await signInWithPassword(
          deps,
          { login: call.body.login, password: call.body.password, source: call.source },
          call.now,
        ),
        call,
      );
    }),
    plain(api.changePassword, async (call) => {
      const { actor, token, source } = call;
      if (actor && token)
        await changeOwnPassword(call.sql, { ...call.body, accountId: actor.accountId, token, source }, call.now);
      return undefined;
    }),
    query(api.listAccounts, async (use) => ({ items: await listAllAccounts(use) })),
    command(api.createAccount, async (use, call) => {
      const output = await createNewAccount(use, call.body);
      return { output, subject: `account ${output.id}` };
    }),
    command(api.setAccountDisabled, async (use, call) => {
      const output = await setDisabled(use, call.params.id, {
        disabled: call.body.disabled,
        version: call.version,
        profile: deps.profile,
      });
      return { output, subject: `account ${output.id}` };
    }),
  ];
}
