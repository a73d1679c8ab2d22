import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { offerAddress } from '../../webkit/addresses.ts';
import { formatInstant } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { PositionTag } from './CaseTags.tsx';
import type { Position } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

function PositionLine({ position }: { readonly position: Position }): ReactNode {
  const t = useTexts(casesTexts);
  const pick = usePick();
  const moments = [
    position.answeredAt ? t('page.answeredAt', { at: formatInstant(position.answeredAt) }) : '',
    position.dueOn && !position.answeredAt ? t('due.on', { date: position.dueOn }) : '',
    position.remindedAt ? t('page.reminded', { at: formatInstant(position.remindedAt) }) : '',
    position.escalatedAt ? t('page.escalated', { at: formatInstant(position.escalatedAt) }) : '',
  ].filter(Boolean);
  return (
    <li>
      <div className="row-apart">
        <span>
          <strong>{position.orgName}</strong>
          {position.leads ? <span className="small soft"> {t('page.leads')}</span> : null}
        </span>
        <PositionTag status={position.status} />
      </div>
      {position.offer && position.offerTitle ? (
        <div>
          <Link to={offerAddress(position.offer)}>{pick(position.offerTitle)}</Link>
        </div>
      ) : null}
      {position.note ? <p className="prose">{position.note}</p> : null}
      {moments.length > 0 ? <div className="small soft">{moments.join(' · ')}</div> : null}
    </li>
  );
}

/** Each organisation's own answer; nobody answers for another. */
export function Positions({ positions }: { readonly positions: readonly Position[] }): ReactNode {
  const t = useTexts(casesTexts);
  return (
    <Panel title={t('page.positions')}>
      <ul className="list">
        {positions.map((position) => (
          <PositionLine key={position.org} position={position} />
        ))}
      </ul>
    </Panel>
  );
}
