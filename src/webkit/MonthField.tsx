import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

export interface MonthFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (month: string | undefined) => void;
}

/** A month, `YYYY-MM`. */
export function MonthField({ label, value, onChange }: MonthFieldProps): ReactNode {
  return (
    <Field label={label}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="month"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      )}
    </Field>
  );
}
