import type { ReactNode } from 'react';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { listAllianceHistory } from './alliance.api.ts';
import type { Alliance, PastMembership } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';

const HOW = ['left', 'expelled', 'roleChanged', 'corrected'] as const;

function Line({ one }: { readonly one: PastMembership }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const role = memberRoleName(one.role, language);
  const since = one.since ?? '—';
  const how = HOW.find((known) => known === one.endedHow);
  return (
    <li className="row-apart">
      <span>{one.name}</span>
      <span className="small soft">
        {one.until && how
          ? t('directory.past', { role, since, until: one.until, how: t(`directory.ended.${how}`) })
          : t('directory.present', { role, since })}
        {one.decision.text ? ` · ${one.decision.text}` : ''}
        {one.endedText ? ` · ${one.endedText}` : ''}
      </span>
    </li>
  );
}

/** Who joined, changed and left by which decision: all for the secretariat, its own for a member. */
export function HistoryPanel({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const params = { regionId: alliance.regionId, id: alliance.id };
  const query = useQueryOf(listAllianceHistory, { params });
  return (
    <Panel title={t('directory.history')}>
      <Loaded query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('directory.noHistory')}</p>
          ) : (
            <ul className="list">
              {items.map((one) => (
                <Line key={`${one.org} ${one.role} ${one.since} ${one.until}`} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
