import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { offerAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Explanation, verdictTone, verdictWord } from '../../webkit/Explanation.tsx';
import { formatAmount } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { FactToRecord } from '../facts/RecordFactDialog.tsx';
import { GapPlanPanel } from '../matching/GapPlanPanel.tsx';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import type { OfferAssessment } from '../offers/offer.schema.ts';
import { overviewTexts } from './overview.texts.ts';
import '../../webkit/styles/explanation.css';
import './enterprise.css';

/** Near ones stand above the other not eligible ones: they are the ones somebody can do something about. */
const ORDER = ['eligible', 'near', 'needs_data', 'needs_person', 'blocked', 'not_eligible'] as const;

export interface EnterpriseOffersProps {
  readonly enterprise: RowRef;
  readonly offers: readonly OfferAssessment[];
  readonly onSupply: ((fact: FactToRecord) => void) | undefined;
}

function OfferLine({
  enterprise,
  one,
  onSupply,
}: {
  readonly enterprise: RowRef;
  readonly one: OfferAssessment;
  readonly onSupply: EnterpriseOffersProps['onSupply'];
}): ReactNode {
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  const language = useLanguage();
  const kinds = useOfferKindNames();
  const { offer, assessment } = one;
  if (!assessment) {
    return (
      <li className="offer-plain">
        <Link to={offerAddress(offer)}>{pick(offer.title)}</Link>
        <span className="small soft">
          {kinds.nameOf(offer.kind)} · {offer.ownerName}
        </span>
      </li>
    );
  }
  const word = verdictWord(assessment);
  const amount = assessment.amount.amountFen;
  return (
    <li>
      <details className="offer">
        <summary>
          <span className="offer-words">
            <span className="offer-title">{pick(offer.title)}</span>
            <span className="offer-summary">{pick(assessment.summary)}</span>
          </span>
          <span className="offer-answer">
            {amount ? <strong className="number">{formatAmount(amount, language)}</strong> : null}
            <StatusTag tone={verdictTone(word)}>{kit(`verdictTag.${word}`)}</StatusTag>
          </span>
        </summary>
        <div className="offer-body stack">
          <div className="small">
            <Link to={offerAddress(offer)}>
              {kinds.nameOf(offer.kind)} · {offer.ownerName}
            </Link>
          </div>
          <Explanation
            assessment={assessment}
            {...(onSupply
              ? {
                  supply: (missing) => (
                    <Button
                      small
                      onClick={() =>
                        onSupply({
                          key: missing.key,
                          period: missing.period,
                          label: pick(missing.label),
                          unit: missing.unit,
                        })
                      }
                    >
                      {kit('explain.supply')}
                    </Button>
                  ),
                }
              : {})}
          />
          {word === 'near' ? <GapPlanPanel enterprise={enterprise} offer={offer} /> : null}
        </div>
      </details>
    </li>
  );
}

/** Offers of every kind, grouped by what the rules say about this enterprise. */
export function EnterpriseOffers({ enterprise, offers, onSupply }: EnterpriseOffersProps): ReactNode {
  const t = useTexts(overviewTexts);
  const [all, setAll] = useState(false);
  const wordOf = (one: OfferAssessment): string => (one.assessment ? verdictWord(one.assessment) : 'withoutRules');
  const groupOf = (word: string): readonly OfferAssessment[] => offers.filter((one) => wordOf(one) === word);
  const rest = groupOf('not_applicable');
  const plain = groupOf('withoutRules');
  const lines = (members: readonly OfferAssessment[]): ReactNode => (
    <ul>
      {members.map((one) => (
        <OfferLine key={one.offer.id} enterprise={enterprise} one={one} onSupply={onSupply} />
      ))}
    </ul>
  );
  return (
    <Panel title={t('enterprise.offers')} aside={<span className="small soft">{t('enterprise.offersNote')}</span>} bare>
      {offers.length === 0 ? <p className="panel-body soft">{t('enterprise.noOffers')}</p> : null}
      {ORDER.map((word) => {
        const members = groupOf(word);
        if (members.length === 0) return null;
        return (
          <section key={word} className="offer-group" aria-label={t(`enterprise.group.${word}`)}>
            <h3>
              {t(`enterprise.group.${word}`)} <span className="soft">{members.length}</span>
            </h3>
            {lines(members)}
          </section>
        );
      })}
      {plain.length > 0 ? (
        <section className="offer-group" aria-label={t('enterprise.withoutRules')}>
          <h3>
            {t('enterprise.withoutRules')} <span className="soft">{plain.length}</span>
          </h3>
          {lines(plain)}
        </section>
      ) : null}
      {rest.length > 0 && !all ? (
        <div className="panel-body">
          <Button look="quiet" small onClick={() => setAll(true)}>
            {t('enterprise.showRest', { count: rest.length })}
          </Button>
        </div>
      ) : null}
      {all ? (
        <section className="offer-group" aria-label={t('enterprise.group.not_applicable')}>
          <h3>{t('enterprise.group.not_applicable')}</h3>
          {lines(rest)}
        </section>
      ) : null}
    </Panel>
  );
}
