import type { ReactNode } from 'react';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { getCertificate } from './alliance.api.ts';
import type { Alliance } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';

/** How many members hold which role; what the reader's own organisation is. */
export function RoleCounts({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const download = useDownload();
  const params = { regionId: alliance.regionId, id: alliance.id };
  if (alliance.roles.length === 0) return <EmptyState title={t('profile.noMembers')} hint={t('apply.open')} />;
  const own = alliance.ownRoles.map((role) => memberRoleName(role, language)).join(t('separator'));
  return (
    <div className="stack-tight">
      <dl className="figures">
        {alliance.roles.map((one) => (
          <div key={one.role} className="figure">
            <dt className="figure-label">{memberRoleName(one.role, language)}</dt>
            <dd className="figure-value">{formatNumber(one.count)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{t('profile.total', { count: alliance.members })}</p>
      {alliance.ownRoles.length > 0 ? (
        <p className="row">
          <span>{t('profile.ownRole', { roles: own })}</span>
          {alliance.ownNumber ? (
            <>
              <span className="numeric">{t('profile.ownNumber', { number: alliance.ownNumber })}</span>
              <Button
                small
                onClick={() => download(getCertificate, { params, query: {} }, `${t('files.certificate')}.pdf`)}
              >
                {t('application.certificate')}
              </Button>
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
