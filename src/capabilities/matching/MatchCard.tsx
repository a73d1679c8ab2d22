import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { offerAddress } from '../../webkit/addresses.ts';
import { Explanation, verdictTone, verdictWord } from '../../webkit/Explanation.tsx';
import { Icon } from '../../webkit/Icon.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import type { Match, MatchReason } from './match.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import './match.css';
import '../../webkit/styles/explanation.css';

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly MatchReason[] }): ReactNode {
  const t = useTexts(matchingTexts);
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  if (reasons.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {reasons.map((reason) => (
          <li
            key={`${reason.kind} ${reason.text.zh}`}
            className={`reason ${reason.good ? 'reason-good' : 'reason-bad'}`}
          >
            <Icon name={reason.good ? 'met' : 'notMet'} size={15} />
            <span>
              <span className="visually-hidden">{kit(reason.good ? 'condition.met' : 'condition.notMet')}</span>
              <span className="soft">{t(`reason.${reason.kind}`)} </span>
              {pick(reason.text)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export interface MatchCardProps {
  readonly match: Match;
  /** The one that is shown only to say why not has no place in the order. */
  readonly ranked: boolean;
  readonly choice: { readonly chosen: boolean; readonly toggle: () => void } | undefined;
}

/** One offer with its place in the order, its reasons, and whether to send the need there. */
export function MatchCard({ match, ranked, choice }: MatchCardProps): ReactNode {
  const t = useTexts(matchingTexts);
  const kit = useTexts(webkitTexts);
  const kinds = useOfferKindNames();
  const pick = usePick();
  const { offer, assessment } = match;
  const word = assessment ? verdictWord(assessment) : null;
  return (
    <li>
      <span className="match-rank">{ranked ? match.rank : ''}</span>
      <div>
        <h3 className="match-title">
          <Link to={offerAddress(offer)}>{pick(offer.title)}</Link>
        </h3>
        <div className="row soft">
          <span>{offer.ownerName}</span>
          <span>{kinds.nameOf(offer.kind)}</span>
          {word ? <StatusTag tone={verdictTone(word)}>{kit(`verdictTag.${word}`)}</StatusTag> : null}
        </div>
        <p>{pick(offer.summary)}</p>
        <div className="match-reasons">
          <Reasons title={t('match.hard')} reasons={match.reasons.filter((reason) => reason.hard)} />
          <Reasons title={t('match.soft')} reasons={match.reasons.filter((reason) => !reason.hard)} />
        </div>
        {assessment ? (
          <details className="disclosure">
            <summary>{t('match.basis')}</summary>
            <Explanation assessment={assessment} />
          </details>
        ) : null}
      </div>
      <div className="match-choose">
        {match.alreadySent ? <StatusTag tone="active">{t('match.alreadySent')}</StatusTag> : null}
        {choice ? (
          <label className="check">
            <input type="checkbox" checked={choice.chosen} onChange={choice.toggle} />
            <span>{t('match.choose', { org: offer.ownerName })}</span>
          </label>
        ) : null}
      </div>
    </li>
  );
}
