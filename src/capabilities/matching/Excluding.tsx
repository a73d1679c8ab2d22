import type { ReactNode } from 'react';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import type { Reach } from '../offers/offer.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import { useTold } from './useTold.ts';

/** What keeps most enterprises out, and for whom it is the only thing. */
export function Excluding({ reach }: { readonly reach: Reach }): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const told = useTold();
  const most = Math.max(1, ...reach.excluding.map((one) => one.failed ?? 0));
  if (reach.excluding.length === 0) return null;
  return (
    <section className="panel-body">
      <h3>{t('reach.excluding')}</h3>
      <ol className="stack-tight">
        {reach.excluding.map((one) => (
          <li key={one.conditionId}>
            <div>{pick(one.text)}</div>
            <div className="reach-bar" style={{ width: `${Math.max(2, ((one.failed ?? 0) / most) * 100)}%` }} />
            <div className="small soft">
              {t('reach.excludedBy', { failed: told(one.failed), alone: told(one.alone) })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
