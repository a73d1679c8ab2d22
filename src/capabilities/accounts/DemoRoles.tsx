import type { ReactNode } from 'react';
import { roleSchema } from '../../kernel/actor.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { demoSignIn } from './account.api.ts';
import type { SessionView } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';

export interface DemoRolesProps {
  readonly accounts: SessionView['demoAccounts'];
  readonly onEntered: (view: SessionView) => void;
}

/** One door for each role of the demo. */
export function DemoRoles({ accounts, onEntered }: DemoRolesProps): ReactNode {
  const t = useTexts(accountsTexts);
  const kit = useTexts(webkitTexts);
  const enter = useCommand(demoSignIn, onEntered);
  const ordered = roleSchema.options.flatMap((role) => accounts.filter((account) => account.role === role));
  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
      <p className="soft">{t('signIn.demoHint')}</p>
      <div className="roles">
        {ordered.map((account) => (
          <button
            key={account.login}
            type="button"
            className="role-door"
            disabled={enter.isPending}
            onClick={() => enter.mutate({ body: { role: account.role } })}
          >
            <span className="role-name">{kit(`role.${account.role}`)}</span>
            <span>
              {t(`roleLine.${account.role}`)}
              <br />
              <span className="role-org">{account.orgName}</span>
            </span>
          </button>
        ))}
      </div>
      <ErrorNotice error={enter.error} />
    </section>
  );
}
