import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { industryName } from '../../vocabulary/industries.ts';
import { regionName } from '../../vocabulary/regions.ts';
import { SIZE_CLASSES, SIZE_LABELS } from '../../vocabulary/sizeClass.ts';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import type { Impact } from '../population/impact.schema.ts';
import { getDraftImpact } from './impact.api.ts';
import { impactTexts } from './impact.texts.ts';
import './reach.css';

type Told = number | null;

const useTold = (): ((count: Told) => string) => {
  const t = useTexts(impactTexts);
  return (count) => (count === null ? t('withheld') : formatNumber(count));
};

function Tallies({ impact }: { readonly impact: Impact }): ReactNode {
  const t = useTexts(impactTexts);
  const told = useTold();
  return (
    <div className="tallies">
      {(['gained', 'lost', 'unchanged', 'newlyNear'] as const).map((key) => (
        <div key={key} className="tally">
          <span className="figure-label">{t(key)}</span>
          <span className="figure-value">{told(impact[key])}</span>
        </div>
      ))}
    </div>
  );
}

/** Those for whom the offer is being worked on right now: they will ask. */
function OpenCases({ impact }: { readonly impact: Impact }): ReactNode {
  const t = useTexts(impactTexts);
  const told = useTold();
  if (!impact.openCases || impact.openCases.all === 0) return null;
  const { all, changed } = impact.openCases;
  return <p>{t('openCases', { all: told(all), changed: told(changed) })}</p>;
}

function Compared({ impact }: { readonly impact: Impact }): ReactNode {
  const t = useTexts(impactTexts);
  const told = useTold();
  const language = useLanguage();
  const money = (fen: Told): string => (fen === null ? '—' : formatAmount(fen, language));
  const rows: readonly (readonly [string, string, string])[] = [
    ...(['eligible', 'possible', 'near'] as const).map(
      (key) => [t(key), impact.before ? told(impact.before[key]) : '—', told(impact.after[key])] as const,
    ),
    [t('budget'), money(impact.budget.beforeFen), money(impact.budget.afterFen)],
    [t('open'), told(impact.budget.openBefore), told(impact.budget.openAfter)],
  ];
  return (
    <ScrollFrame label={t('title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col" className="number">
              {t('before')}
            </th>
            <th scope="col" className="number">
              {t('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{before}</td>
              <td className="number">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

interface Change {
  readonly name: string;
  readonly gained: Told;
  readonly lost: Told;
}

/** The largest changes of one kind; nothing where nothing changed. */
function Changes({ title, rows }: { readonly title: string; readonly rows: readonly Change[] }): ReactNode {
  const t = useTexts(impactTexts);
  const told = useTold();
  const changed = rows.filter(({ gained, lost }) => gained !== 0 || lost !== 0).slice(0, 8);
  if (changed.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="list">
        {changed.map(({ name, gained, lost }) => (
          <li key={name} className="row-apart small">
            <span className="grow">{name}</span>
            <span className="number">
              {gained === 0 ? '' : `${t('gained')} ${told(gained)} `}
              {lost === 0 ? '' : `${t('lost')} ${told(lost)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What publishing a draft would change for everybody: counts, sums, where, and which condition decides. */
export function ImpactPanel({ draft }: { readonly draft: RowRef }): ReactNode {
  const t = useTexts(impactTexts);
  const pick = usePick();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const query = useQueryOf(getDraftImpact, { params: draft, query: {} });
  const sizeName = (code: string): string => {
    const known = SIZE_CLASSES.find((one) => one === code);
    return known ? SIZE_LABELS[known][language] : t('unknown');
  };
  const named = <T extends { readonly gained: Told; readonly lost: Told }>(
    rows: readonly T[],
    name: (row: T) => string,
  ) => rows.map((row) => ({ name: name(row), gained: row.gained, lost: row.lost }));
  return (
    <section className="stack-tight" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <Loaded query={query}>
        {({ impact, conditions }) => (
          <>
            <p className="small soft">
              {t('note', { date: impact.asOf, count: formatNumber(impact.enterprises) })}{' '}
              {impact.before ? '' : t('fresh')}
            </p>
            <Tallies impact={impact} />
            {impact.gained === 0 && impact.lost === 0 ? <p>{t('nothing')}</p> : null}
            <OpenCases impact={impact} />
            <Compared impact={impact} />
            <Changes
              title={t('deciding')}
              rows={named(impact.deciding, ({ conditionId }) => {
                const found = conditions.find(({ id }) => id === conditionId);
                return found ? pick(found.text) : conditionId;
              })}
            />
            <Changes
              title={t('region')}
              rows={named(impact.byRegion, ({ code }) => regionName(code, language) || t('unknown'))}
            />
            <Changes title={t('size')} rows={named(impact.bySize, ({ code }) => sizeName(code))} />
            <Changes
              title={t('industry')}
              rows={named(impact.byIndustry, ({ code }) => industryName(code, language) || t('unknown'))}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
