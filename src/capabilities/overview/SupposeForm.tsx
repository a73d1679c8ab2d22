import { type ReactNode, useState } from 'react';
import { allFactDefinitions, type FactDefinition } from '../../vocabulary/factCatalogue.ts';
import { TITLES } from '../../vocabulary/titles.ts';
import { Button } from '../../webkit/Button.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import { today } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { SelectField, TextField } from '../../webkit/inputs.tsx';
import type { EnterprisePage } from './overview.schema.ts';
import type { SupposedFact } from './whatIf.schema.ts';
import { whatIfTexts } from './whatIf.texts.ts';

const SHOWN = 30;
const NONE = { error: undefined } as const;

/** The period rules ask for first: the year before the one that runs. */
function lastPeriod({ period }: FactDefinition): string {
  const year = Number(today().slice(0, 4)) - 1;
  if (period === 'asOf') return '';
  return period === 'year' ? String(year) : period === 'quarter' ? `${year}-Q4` : `${year}-12`;
}

export interface SupposeFormProps {
  readonly facts: NonNullable<EnterprisePage['facts']>;
  readonly busy: boolean;
  readonly onSuppose: (fact: SupposedFact) => void;
}

/** Which fact, for when, and what it is supposed to be. */
export function SupposeForm({ facts, busy, onSuppose }: SupposeFormProps): ReactNode {
  const t = useTexts(whatIfTexts);
  const pick = usePick();
  const [search, setSearch] = useState('');
  const [fact, setFact] = useState<FactDefinition | null>(null);
  const [period, setPeriod] = useState('');
  const options = allFactDefinitions()
    .filter(({ key, label, aliases }) => `${pick(label)} ${key} ${aliases.join(' ')}`.includes(search.trim()))
    .slice(0, SHOWN)
    .map((one) => ({ value: one.key, label: pick(one.label) }));
  const known = facts
    .flatMap((group) => group.facts)
    .find((one) => one.key === fact?.key && (fact.period === 'asOf' || one.period === period));
  return (
    <div className="stack-tight">
      <div className="form-pair">
        <Combobox
          {...NONE}
          label={t('fact')}
          chosen={fact ? pick(fact.label) : ''}
          options={options}
          onSearch={setSearch}
          onChoose={({ value }) => {
            const chosen = allFactDefinitions().find(({ key }) => key === value) ?? null;
            setFact(chosen);
            setPeriod(chosen ? lastPeriod(chosen) : '');
          }}
        />
        {fact && fact.period !== 'asOf' ? (
          <TextField
            {...NONE}
            name="period"
            label={t('period')}
            hint={t('periodHint')}
            value={period}
            onChange={(text) => setPeriod((text ?? '').trim())}
          />
        ) : null}
      </div>
      {fact ? (
        <>
          <p className="small soft">{known ? t('now', { value: pick(known.text) }) : t('nowUnknown')}</p>
          <SupposedValue
            key={fact.key}
            fact={fact}
            busy={busy}
            onValue={(value) => onSuppose({ key: fact.key, period, value })}
          />
        </>
      ) : null}
    </div>
  );
}

interface SupposedValueProps {
  readonly fact: FactDefinition;
  readonly busy: boolean;
  readonly onValue: (value: SupposedFact['value']) => void;
}

function SupposedValue({ fact, busy, onValue }: SupposedValueProps): ReactNode {
  const t = useTexts(whatIfTexts);
  const [text, setText] = useState('');
  const unknown = (
    <Button look="quiet" small busy={busy} onClick={() => onValue(null)}>
      {t('unknown')}
    </Button>
  );
  if (fact.kind === 'boolean')
    return (
      <span className="row">
        <Button small busy={busy} onClick={() => onValue(true)}>
          {t('yes')}
        </Button>
        <Button small busy={busy} onClick={() => onValue(false)}>
          {t('no')}
        </Button>
        {unknown}
      </span>
    );
  if (fact.kind === 'list') return <SupposedEntry fact={fact} busy={busy} onValue={onValue} />;
  // A bare number of money is read in the unit of the catalogue.
  const written = fact.kind === 'money' && /^[\d.,]+$/.test(text.trim()) ? `${text.trim()}${fact.unit}` : text.trim();
  return (
    <form
      className="row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== '') onValue(written);
      }}
    >
      <TextField
        {...NONE}
        name="value"
        label={`${t('value')}${fact.unit ? ` (${fact.unit})` : ''}`}
        {...(fact.kind === 'date' ? { type: 'date' } : {})}
        value={text}
        onChange={(next) => setText(next ?? '')}
      />
      <Button type="submit" look="primary" small busy={busy}>
        {t('add')}
      </Button>
      {unknown}
    </form>
  );
}

/** One more entry of a list. */
function SupposedEntry({ fact, busy, onValue }: SupposedValueProps): ReactNode {
  const t = useTexts(whatIfTexts);
  const pick = usePick();
  const [entry, setEntry] = useState<Readonly<Record<string, string>>>({});
  const put = (name: string, value: string): void => setEntry({ ...entry, [name]: value });
  const filled = Object.fromEntries(Object.entries(entry).filter(([, value]) => value.trim() !== ''));
  return (
    <form
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(filled).length > 0) onValue(filled);
      }}
    >
      <div className="form-pair">
        {(fact.fields ?? []).map(({ name, kind, label }) =>
          fact.key === 'titles' && name === 'code' ? (
            <SelectField
              {...NONE}
              key={name}
              name={name}
              label={pick(label)}
              value={entry[name] ?? null}
              options={TITLES.map((one) => ({ value: one.code, label: pick(one) }))}
              onChange={(value) => put(name, value ?? '')}
            />
          ) : (
            <TextField
              {...NONE}
              key={name}
              name={name}
              label={pick(label)}
              optional
              {...(kind === 'date' ? { type: 'date' } : {})}
              value={entry[name] ?? ''}
              onChange={(value) => put(name, value ?? '')}
            />
          ),
        )}
      </div>
      <span>
        <Button type="submit" small busy={busy}>
          {t('entry')}
        </Button>
      </span>
    </form>
  );
}
