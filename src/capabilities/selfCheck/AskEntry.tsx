import { type ReactNode, useState } from 'react';
import { TITLES } from '../../vocabulary/titles.ts';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { DateField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { Ask, SaidFact } from './selfCheck.schema.ts';
import { selfCheckTexts } from './selfCheck.texts.ts';
import type { SelfCheck } from './useSelfCheck.ts';

type Field = Ask['fields'][number];

interface FieldInputProps {
  readonly list: string;
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FieldInput({ list, field, value, onChange }: FieldInputProps): ReactNode {
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  const shared = { name: field.name, label: pick(field.label), error: undefined, optional: true } as const;
  if (field.kind === 'date')
    return <DateField {...shared} value={value || null} onChange={(day) => onChange(day ?? '')} />;
  if (field.kind === 'boolean') {
    const options = [
      { value: 'true', label: kit('yes') },
      { value: 'false', label: kit('no') },
    ];
    return (
      <SelectField {...shared} value={value || null} options={options} onChange={(said) => onChange(said ?? '')} />
    );
  }
  if (list === 'titles' && field.name === 'code') {
    const options = TITLES.map((title) => ({ value: title.code, label: pick(title) }));
    return (
      <SelectField {...shared} value={value || null} options={options} onChange={(said) => onChange(said ?? '')} />
    );
  }
  return <TextField {...shared} value={value} onChange={(text) => onChange(text ?? '')} />;
}

/** A list: its entries one by one, and the statement that there are no others, which is what lets a rule say no. */
export function AskEntry({ ask, check }: { readonly ask: Ask; readonly check: SelfCheck }): ReactNode {
  const t = useTexts(selfCheckTexts);
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const complete: SaidFact = { key: `${ask.key}.complete`, period: '', value: true };
  const add = async (): Promise<void> => {
    const entry = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    if (Object.keys(entry).length === 0) return;
    if (await check.say([{ key: ask.key, period: '', value: entry }])) setValues({});
  };
  return (
    <div className="stack-tight">
      {open ? (
        <div className="form-pair">
          {ask.fields.map((field) => (
            <FieldInput
              key={field.name}
              list={ask.key}
              field={field}
              value={values[field.name] ?? ''}
              onChange={(value) => setValues({ ...values, [field.name]: value })}
            />
          ))}
        </div>
      ) : null}
      <span className="row">
        <Button small busy={open && check.busy} onClick={() => (open ? void add() : setOpen(true))}>
          {t('ask.add')}
        </Button>
        <Button small onClick={() => void check.say([complete])}>
          {t('ask.none')}
        </Button>
      </span>
    </div>
  );
}
