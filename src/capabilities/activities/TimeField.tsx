import type { ReactNode } from 'react';
import { TextField } from '../../webkit/inputs.tsx';
import type { Binding } from '../../webkit/useForm.ts';
import { instantOfLocal, localTime } from './calendar.rules.ts';

/** A day and an hour on the wall clock in Shanghai, kept as an instant. */
export function TimeField(props: Binding<string | null> & { readonly label: string }): ReactNode {
  const { value, onChange, ...rest } = props;
  return (
    <TextField
      {...rest}
      type="datetime-local"
      value={value ? localTime(value).replace(' ', 'T') : ''}
      onChange={(text) => onChange(text ? (instantOfLocal(text) ?? undefined) : null)}
    />
  );
}
