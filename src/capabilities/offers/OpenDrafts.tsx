import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { draftRulesAddress } from '../../webkit/addresses.ts';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { listDrafts } from './draft.api.ts';
import { rulesTexts } from './rules.texts.ts';

/** The rules this organisation is writing; nothing where there are none. */
export function OpenDrafts(): ReactNode {
  const t = useTexts(rulesTexts);

  const { data } = useQueryOf(listDrafts, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('drafts')}>
      <ul className="list">
        {data.items.map((draft) => (
          <li key={draft.id} className="row-apart">
            <Link to={draftRulesAddress(draft)}>
              {draft.code} {draft.title}
            </Link>
            <span className="small soft">{formatInstant(draft.changedAt)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
