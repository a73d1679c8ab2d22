import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import type { PartsProps } from './Gaps.tsx';
import { matchingTexts } from './matching.texts.ts';
import { useTold } from './useTold.ts';

const FIRST = 8;

/** Eligible and near enterprises by region of registration; choosing a region narrows everything to it. */
export function Regions({ reach, choice, onChoose }: PartsProps): ReactNode {
  const t = useTexts(matchingTexts);
  const told = useTold();
  const nameOf = useRegionName();
  const most = Math.max(1, ...reach.regions.map((one) => (one.eligible ?? 0) + (one.near ?? 0)));
  const [isWhole, setWhole] = useState(false);
  if (reach.regions.length === 0) return null;
  // The chosen one stays in sight.
  const shown = reach.regions.filter(({ region }, at) => isWhole || at < FIRST || region === choice.region);
  const width = (count: number | null) => ({ width: `${((count ?? 0) / most) * 100}%` });
  return (
    <section className="panel-body">
      <h3>{t('reach.regions')}</h3>
      <table className="reach-regions">
        <caption className="visually-hidden">{t('reach.regions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reach.region')}</th>
            <th scope="col" className="number">
              {t('reach.eligible')}
            </th>
            <th scope="col" className="number">
              {t('reach.near')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ region, eligible, near }) => {
            const isChosen = choice.region === region;
            return (
              <tr key={region}>
                <th scope="row">
                  <button
                    type="button"
                    className="reach-part"
                    aria-pressed={isChosen}
                    onClick={() => onChoose({ region: isChosen ? undefined : region })}
                  >
                    {region === 'none' ? t('reach.noRegion') : nameOf(region)}
                    <span className="reach-bars">
                      <span className="reach-bar reach-bar-in" style={width(eligible)} />
                      <span className="reach-bar" style={width(near)} />
                    </span>
                  </button>
                </th>
                <td className="number">{told(eligible)}</td>
                <td className="number">{told(near)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {reach.regions.length > FIRST ? (
        <Button small onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('reach.fewerRegions') : t('reach.moreRegions', { count: reach.regions.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
