import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { listCaseOrigins } from './origin.api.ts';
import type { OriginView } from './origin.schema.ts';
import { originAddress } from './originAddress.rules.ts';
import { originsTexts } from './origins.texts.ts';

function OriginName({ origin }: { readonly origin: OriginView }): ReactNode {
  const t = useTexts(originsTexts);
  const address = originAddress(origin);
  const name = origin.title || t(`kind.${origin.kind}`);
  return address === null ? <span>{name}</span> : <Link to={address}>{name}</Link>;
}

/** Where a case came from; nothing is shown where it began with a need of its own. */
export function CaseOrigins({ caseRef }: { readonly caseRef: RowRef }): ReactNode {
  const t = useTexts(originsTexts);
  const { data } = useQueryOf(listCaseOrigins, { params: { regionId: caseRef.regionId, id: caseRef.id } });
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="list">
        {data.items.map((origin) => (
          <li key={`${origin.kind}${origin.id}`}>
            <OriginName origin={origin} />
            <div className="small soft">
              {t('from', { kind: t(`kind.${origin.kind}`) })} · {formatDay(origin.at)}
              {origin.allianceName ? ` · ${t('inNameOf', { alliance: origin.allianceName })}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
