import type { ReactNode } from 'react';
import { type Option, SelectField } from './inputs.tsx';

export interface FilterSelectProps<V extends string> {
  readonly label: string;
  readonly value: V | undefined;
  readonly all: string;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V | undefined) => void;
}

/** One filter of a list; choosing “all” takes it out of the address. */
export function FilterSelect<V extends string>(props: FilterSelectProps<V>): ReactNode {
  return (
    <SelectField
      label={props.label}
      name={props.label}
      none={props.all}
      error={undefined}
      options={props.options}
      value={props.value ?? null}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}
