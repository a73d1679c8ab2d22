import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signOut } from '../capabilities/accounts/account.api.ts';
import type { Actor } from '../kernel/actor.ts';
import { Button } from '../webkit/Button.tsx';
import { call } from '../webkit/client.ts';
import { changeLanguage, useLanguage, useTexts } from '../webkit/i18n.ts';
import { webkitTexts } from '../webkit/webkit.texts.ts';
import { webTexts } from './web.texts.ts';

/** The person, the organisation acted for, the role; language, settings and the way out. */
export function WhoAmI({ actor }: { readonly actor: Actor }): ReactNode {
  const t = useTexts(webTexts);
  const kit = useTexts(webkitTexts);
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await call(signOut, {}).catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in' });
  };
  return (
    <div className="who">
      <div>
        <strong>{actor.orgName}</strong>
      </div>
      <div className="soft">
        {actor.name} · {kit(`role.${actor.role}`)}
      </div>
      <div className="row" style={{ marginTop: 8, gap: 2, marginLeft: -8 }}>
        <Button
          look="quiet"
          small
          aria-label={t('languageLabel')}
          onClick={() => void changeLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          {t('language')}
        </Button>
        <Link to="/settings" className="button button-quiet button-small">
          {t('settings')}
        </Link>
        <Button look="quiet" small onClick={() => void leave()}>
          {t('signOut')}
        </Button>
      </div>
    </div>
  );
}
