import type { ReactNode } from 'react';
import { formatInstant } from './format.ts';
import { TextField } from './inputs.tsx';
import type { Binding } from './useForm.ts';

// Shanghai keeps +08:00 all the year, so a wall clock there names an instant by itself.
const instantOf = (wall: string): string | undefined => {
  const at = new Date(`${wall}:00+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};

export interface TimeFieldProps extends Binding<string | null> {
  readonly label: string;
  readonly optional?: boolean;
}

/** A day and an hour on the clock in Shanghai, kept as an instant. */
export function TimeField({ value, onChange, ...rest }: TimeFieldProps): ReactNode {
  return (
    <TextField
      {...rest}
      type="datetime-local"
      value={value ? formatInstant(value).replace(' ', 'T') : ''}
      onChange={(text) => onChange(text ? instantOf(text) : null)}
    />
  );
}
