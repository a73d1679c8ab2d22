import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BridgeScene } from '../../webkit/BridgeScene.tsx';
import { Button } from '../../webkit/Button.tsx';
import { changeLanguage, useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { queryKeyOf, useQueryOf } from '../../webkit/queries.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { getSession } from './account.api.ts';
import type { SessionView } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';
import { DemoRoles } from './DemoRoles.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import './signIn.css';

/** Only a path of this application may be returned to. */
const backTo = (search: unknown): string => {
  const back = typeof search === 'object' && search !== null ? Reflect.get(search, 'back') : undefined;
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
};

/** The way in: by role in the demo, by name and password in production, by set-up token at the first start. */
export function SignInPage(): ReactNode {
  const t = useTexts(accountsTexts);
  const kit = useTexts(webkitTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const back = backTo(useSearch({ strict: false }));
  const session = useQueryOf(getSession, {});
  const enter = (view: SessionView): void => {
    client.clear();
    client.setQueryData(queryKeyOf(getSession, {}), view);
    void navigate({ href: back });
  };
  return (
    <div className="entrance">
      <div className="entrance-scene">
        <div className="entrance-brand">
          <h1>{kit('appName')}</h1>
          <p>{t('signIn.promise')}</p>
          <p className="soft">{t('signIn.steps')}</p>
        </div>
        <BridgeScene />
      </div>
      <main className="entrance-door">
        <div className="entrance-language">
          <Link to="/self-check" className="button button-quiet button-small">
            {t('signIn.selfCheck')}
          </Link>
          <Button
            look="quiet"
            small
            onClick={() => void changeLanguage(language === 'en' ? 'zh-CN' : 'en')}
            lang={language === 'en' ? 'zh-CN' : 'en'}
          >
            {kit('otherLanguage')}
          </Button>
        </div>
        <Loaded query={session}>
          {(view) => (
            <div className="stack">
              {view.needsSetUp ? <SetUpForm onEntered={enter} /> : null}
              {view.profile === 'demo' ? <DemoRoles accounts={view.demoAccounts} onEntered={enter} /> : null}
              {view.profile === 'production' && !view.needsSetUp ? <PasswordSignIn onEntered={enter} /> : null}
            </div>
          )}
        </Loaded>
      </main>
    </div>
  );
}
