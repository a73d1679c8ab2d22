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

/** A long group is folded: what somebody can act on stands above it, and nobody reads forty lines of missing facts. */
const FOLDED = 6;
const NEVER_FOLDED = ['eligible', 'near', 'blocked'];

interface GroupProps extends EnterpriseOffersProps {
  readonly title: string;
  readonly isFolded: boolean;
}

function Group({ title, isFolded, enterprise, offers, onSupply }: GroupProps): ReactNode {
  const t = useTexts(overviewTexts);
  const [isOpen, setOpen] = useState(!isFolded);
  if (offers.length === 0) return null;
  const hidden = isOpen || offers.length <= FOLDED ? 0 : offers.length - FOLDED;
  return (
    <section className="offer-group" aria-label={title}>
      <h3>
        {title} <span className="soft">{offers.length}</span>
      </h3>
      <ul>
        {offers.slice(0, offers.length - hidden).map((one) => (
          <OfferLine key={one.offer.id} enterprise={enterprise} one={one} onSupply={onSupply} />
        ))}
      </ul>
      {hidden > 0 ? (
        <div className="panel-body">
          <Button look="quiet" small onClick={() => setOpen(true)}>
            {t('enterprise.showMore', { count: hidden })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** Offers of every kind, grouped by what the rules say about this enterprise. */
export function EnterpriseOffers({ enterprise, offers, onSupply }: EnterpriseOffersProps): ReactNode {
  const t = useTexts(overviewTexts);
  const [all, setAll] = useState(false);
  const wordOf = (one: OfferAssessment): string => {
    if (one.outOfPlace) return 'not_applicable';
    return one.assessment ? verdictWord(one.assessment) : 'withoutRules';
  };
  const groupOf = (word: string): readonly OfferAssessment[] => offers.filter((one) => wordOf(one) === word);
  const rest = groupOf('not_applicable');
  const group = (title: string, members: readonly OfferAssessment[], isFolded: boolean): ReactNode => (
    <Group key={title} title={title} isFolded={isFolded} enterprise={enterprise} offers={members} onSupply={onSupply} />
  );
  return (
    <Panel title={t('enterprise.offers')} aside={<span className="small soft">{t('enterprise.offersNote')}</span>} bare>
      {offers.length === 0 ? <p className="panel-body soft">{t('enterprise.noOffers')}</p> : null}
      {ORDER.map((word) => group(t(`enterprise.group.${word}`), groupOf(word), !NEVER_FOLDED.includes(word)))}
      {group(t('enterprise.withoutRules'), groupOf('withoutRules'), true)}
      {rest.length > 0 && !all ? (
        <div className="panel-body">
          <Button look="quiet" small onClick={() => setAll(true)}>
            {t('enterprise.showRest', { count: rest.length })}
          </Button>
        </div>
      ) : null}
      {all ? group(t('enterprise.group.not_applicable'), rest, false) : null}
    </Panel>
  );
}
