import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import type { Option } from '../../webkit/inputs.tsx';
import { rulesTexts } from './rules.texts.ts';

const SHOWN = 30;

/** The options whose words hold what was typed. */
export const matching = (options: readonly Option[], text: string): readonly Option[] =>
  options
    .filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, SHOWN);

export interface PickListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

/** Several of a long code list: chosen ones can be taken off, others are found by typing. */
export function PickList({ label, options, values, error, onChange }: PickListProps): ReactNode {
  const t = useTexts(rulesTexts);
  const [text, setText] = useState('');
  const nameOf = (value: string): string => options.find((one) => one.value === value)?.label ?? value;
  return (
    <div className="stack-tight">
      <Combobox
        label={label}
        chosen=""
        error={error}
        options={matching(options, text).filter(({ value }) => !values.includes(value))}
        onSearch={setText}
        onChoose={({ value }) => onChange([...values, value])}
      />
      <ul className="rule-chips" aria-label={label}>
        {values.map((value) => (
          <li key={value}>
            <span>{nameOf(value)}</span>
            <Button
              look="quiet"
              small
              disabled={values.length === 1}
              aria-label={t('take', { name: nameOf(value) })}
              onClick={() => onChange(values.filter((one) => one !== value))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
