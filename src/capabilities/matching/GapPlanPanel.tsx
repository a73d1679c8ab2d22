import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { offerAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import { getGapPlan } from './gapPlan.api.ts';
import type { GapPlan } from './gapPlan.schema.ts';
import { matchingTexts } from './matching.texts.ts';

function Steps({ plan }: { readonly plan: GapPlan }): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const kinds = useOfferKindNames();
  if (plan.steps.length === 0) return <p className="soft">{t('gapPlan.none')}</p>;
  return (
    <ul className="stack-tight">
      {plan.steps.map((step) => (
        <li key={step.conditionId}>
          <strong>{pick(step.text)}</strong>
          {step.passesOn ? <span className="soft"> · {t('gapPlan.waits', { date: step.passesOn })}</span> : null}
          {step.offers.length > 0 ? (
            <ul>
              {step.offers.map((offer) => (
                <li key={offer.id}>
                  <Link to={offerAddress(offer)}>{pick(offer.title)}</Link>
                  <span className="small soft">
                    {' '}
                    {kinds.nameOf(offer.kind)} · {offer.ownerName}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="small soft">{t(step.passesOn ? 'gapPlan.time' : 'gapPlan.nobody')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Asked({ enterprise, offer }: GapPlanPanelProps): ReactNode {
  const params = {
    regionId: enterprise.regionId,
    id: enterprise.id,
    offerRegionId: offer.regionId,
    offerId: offer.id,
  };
  return (
    <Loaded query={useQueryOf(getGapPlan, { params })} lines={2}>
      {(plan) => <Steps plan={plan} />}
    </Loaded>
  );
}

export interface GapPlanPanelProps {
  readonly enterprise: RowRef;
  readonly offer: RowRef;
}

/** “How to close it”: asked for only when somebody wants to know. */
export function GapPlanPanel(props: GapPlanPanelProps): ReactNode {
  const t = useTexts(matchingTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="notice" aria-label={t('gapPlan.title')}>
      {isOpen ? (
        <>
          <h3>{t('gapPlan.title')}</h3>
          <Asked {...props} />
        </>
      ) : (
        <Button small onClick={() => setOpen(true)}>
          {t('gapPlan.ask')}
        </Button>
      )}
    </section>
  );
}
