import { type ReactNode, useEffect, useState } from 'react';
import { Field } from './Field.tsx';
import { useDebounced } from './useDebounced.ts';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Words to search for; told once the reader pauses. */
export function SearchField({ label, value, onChange }: SearchFieldProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a settled word may change the address, not a new callback
  useEffect(() => {
    if (settled !== value) onChange(settled);
  }, [settled]);
  return (
    <Field label={label}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  );
}
