import type { ReactNode } from 'react';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import type { Reach } from '../offers/offer.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';
import { useTold } from './useTold.ts';

export interface PartsProps {
  readonly reach: Reach;
  readonly choice: ReachChoice;
  readonly onChoose: (change: Partial<ReachChoice>) => void;
}

/** The near ones by the one condition that keeps them out; pressing one narrows everything to it, pressing again widens. */
export function Gaps({ reach, choice, onChoose }: PartsProps): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const told = useTold();
  const most = Math.max(1, ...reach.gaps.map((one) => one.near ?? 0));
  if (reach.gaps.length === 0) return null;
  return (
    <section className="panel-body">
      <h3>{t('reach.gaps')}</h3>
      <ol className="reach-parts">
        {reach.gaps.map(({ conditionId, text, near }) => {
          const isChosen = choice.condition === conditionId;
          return (
            <li key={conditionId}>
              <button
                type="button"
                className="reach-part"
                aria-pressed={isChosen}
                onClick={() =>
                  onChoose(isChosen ? { condition: undefined } : { verdict: 'near', condition: conditionId })
                }
              >
                <span className="row-apart">
                  <span className="grow">{pick(text)}</span>
                  <span className="number">{told(near)}</span>
                </span>
                <span className="reach-bar" style={{ width: `${((near ?? 0) / most) * 100}%` }} />
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
