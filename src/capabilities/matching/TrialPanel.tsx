import { type ReactNode, useRef, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { formatAmount } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { SelectField, TextField } from '../../webkit/inputs.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useDebounced } from '../../webkit/useDebounced.ts';
import type { Impact } from '../population/impact.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import { listBounds, type TrialBound, tryBound } from './trial.api.ts';
import { sliderRange, withUnit } from './trialSlider.rules.ts';
import { useTold } from './useTold.ts';

function Answer({ impact }: { readonly impact: Impact }): ReactNode {
  const t = useTexts(matchingTexts);
  const told = useTold();
  const language = useLanguage();
  const money = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, language));
  const figures: readonly (readonly [string, string])[] = [
    [t('trial.eligible'), `${told(impact.before?.eligible ?? 0)} → ${told(impact.after.eligible)}`],
    [t('trial.gained'), told(impact.gained)],
    [t('trial.lost'), told(impact.lost)],
    [t('trial.budget'), `${money(impact.budget.beforeFen)} → ${money(impact.budget.afterFen)}`],
  ];
  return (
    <dl className="trial-answer">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt className="figure-label">{label}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One threshold, moved by hand or by the slider; each stop is asked, and only the last answer stays. */
function Threshold({ offer, one }: { readonly offer: RowRef; readonly one: TrialBound }): ReactNode {
  const t = useTexts(matchingTexts);
  const [typed, setTyped] = useState(one.bound);
  const settled = useDebounced(typed.trim() === '' ? one.bound : typed, 300);
  const body = { conditionId: one.conditionId, bound: withUnit(settled, one.unit) };
  const { data, error, isFetching } = useQueryOf(tryBound, { params: offer, body });
  const last = useRef<Impact>(undefined);
  if (data) last.current = data;
  const range = sliderRange(Number(one.bound), one.unit);
  const at = Number.parseFloat(typed.replace(/,/g, ''));
  return (
    <>
      <TextField
        label={t('trial.bound', { unit: one.unit || t('trial.plain') })}
        hint={t('trial.now', { bound: `${one.bound}${one.unit}` })}
        name="bound"
        value={typed}
        error={undefined}
        onChange={(value) => setTyped(value ?? '')}
      />
      <input
        type="range"
        className="trial-slider"
        aria-label={t('trial.slider')}
        aria-valuetext={withUnit(typed, one.unit)}
        {...range}
        value={Number.isFinite(at) ? at : Number(one.bound)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div aria-live="polite" aria-busy={isFetching}>
        {error ? <ErrorNotice error={error} /> : last.current ? <Answer impact={last.current} /> : null}
      </div>
    </>
  );
}

/** What moving one threshold of the rules would do to everybody, before anybody writes it. */
export function TrialPanel({ offer }: { readonly offer: RowRef }): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const { data } = useQueryOf(listBounds, { params: offer });
  const [chosen, setChosen] = useState<string>();
  if (!data || data.items.length === 0) return null;
  const one = data.items.find(({ conditionId }) => conditionId === chosen);
  return (
    <section className="panel-body stack-tight" aria-label={t('trial.title')}>
      <h3>{t('trial.title')}</h3>
      <p className="small soft">{t('trial.note')}</p>
      <SelectField
        label={t('trial.condition')}
        name="trial"
        none={t('trial.none')}
        error={undefined}
        options={data.items.map(({ conditionId, text }) => ({ value: conditionId, label: pick(text) }))}
        value={chosen}
        onChange={(value) => setChosen(value ?? undefined)}
      />
      {one ? <Threshold key={one.conditionId} offer={offer} one={one} /> : null}
    </section>
  );
}
