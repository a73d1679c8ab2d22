import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Combobox } from '../../webkit/Combobox.tsx';
import type { FieldLabels } from '../../webkit/Field.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { listCases } from '../cases/case.api.ts';

export interface CaseChoiceProps extends FieldLabels {
  readonly onChoose: (ref: RowRef) => void;
}

/** Finds one of the cases the reader takes part in. */
export function CaseChoice({ onChoose, ...labels }: CaseChoiceProps): ReactNode {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const cases = useQueryOf(listCases, { query: { scope: 'visible', sort: 'newest', limit: 100 } });
  const found = (cases.data?.items ?? []).filter((one) => `${one.title}${one.number}`.includes(text.trim()));
  return (
    <Combobox
      {...labels}
      chosen={chosen}
      options={found.map((one) => ({ value: one.id, label: one.title, hint: one.number }))}
      onSearch={setText}
      onChoose={(option) => {
        const one = found.find((row) => row.id === option.value);
        if (!one) return;
        setChosen(one.title);
        onChoose({ regionId: one.regionId, id: one.id });
      }}
    />
  );
}
