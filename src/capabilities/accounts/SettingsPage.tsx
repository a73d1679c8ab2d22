import { type ReactNode, useState } from 'react';
import { useActor } from '../../webkit/actor.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { changePassword, getSession } from './account.api.ts';
import { passwordChangeSchema } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';

function PasswordPanel(): ReactNode {
  const t = useTexts(accountsTexts);
  const [times, setTimes] = useState(0);
  const change = useCommand(changePassword, () => setTimes((now) => now + 1));
  return (
    <Panel title={t('settings.passwordTitle')}>
      {times > 0 ? <p className="notice notice-done">{t('settings.changed')}</p> : null}
      <SchemaForm
        key={times}
        schema={passwordChangeSchema}
        initial={{}}
        fields={[
          { name: 'current', label: t('settings.current'), control: 'password' },
          { name: 'next', label: t('settings.next'), hint: t('setUp.passwordHint'), control: 'newPassword' },
        ]}
        submitLabel={t('settings.change')}
        busy={change.isPending}
        error={change.error}
        onSubmit={(body) => change.mutateAsync({ body })}
      />
    </Panel>
  );
}

/** The own account: who one is here, and the password. */
export function SettingsPage(): ReactNode {
  const t = useTexts(accountsTexts);
  const kit = useTexts(webkitTexts);
  const actor = useActor();
  const regionName = useRegionName();
  const session = useQueryOf(getSession, {});
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className="halves">
        <Panel title={t('settings.identity')}>
          <dl className="details">
            <dt>{t('settings.name')}</dt>
            <dd>{actor.name}</dd>
            <dt>{t('settings.organisation')}</dt>
            <dd>{actor.orgName}</dd>
            <dt>{t('settings.role')}</dt>
            <dd>{kit(`role.${actor.role}`)}</dd>
            <dt>{t('settings.region')}</dt>
            <dd>{regionName(actor.regionId)}</dd>
          </dl>
        </Panel>
        {session.data?.profile === 'production' ? (
          <PasswordPanel />
        ) : (
          <p className="notice">{t('settings.demoPassword')}</p>
        )}
      </div>
    </>
  );
}
