import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Combobox } from '../../webkit/Combobox.tsx';
import type { FieldLabels } from '../../webkit/Field.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { listCases } from '../cases/case.api.ts';
import { listTasks } from '../tasks/task.api.ts';

export interface Found extends RowRef {
  readonly title: string;
  readonly hint: string;
}

interface ChoiceProps extends FieldLabels {
  readonly found: readonly Found[];
  readonly onChoose: (ref: RowRef) => void;
}

function Choice({ found, onChoose, ...labels }: ChoiceProps): ReactNode {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const fitting = found.filter((one) => `${one.title}${one.hint}`.includes(text.trim()));
  return (
    <Combobox
      {...labels}
      chosen={chosen}
      options={fitting.map((one) => ({ value: one.id, label: one.title, hint: one.hint }))}
      onSearch={setText}
      onChoose={(option) => {
        const one = fitting.find((row) => row.id === option.value);
        if (!one) return;
        setChosen(one.title);
        onChoose({ regionId: one.regionId, id: one.id });
      }}
    />
  );
}

export interface RefChoiceProps extends FieldLabels {
  readonly onChoose: (ref: RowRef) => void;
}

/** One of the cases the reader takes part in; `closed`: only finished ones. */
export function CaseChoice({ closed, ...props }: RefChoiceProps & { readonly closed: boolean }): ReactNode {
  const cases = useQueryOf(listCases, { query: { scope: 'visible', sort: 'newest', limit: 100 } });
  const found = (cases.data?.items ?? [])
    .filter((one) => !closed || one.status === 'closed')
    .map((one) => ({ regionId: one.regionId, id: one.id, title: one.title, hint: one.number }));
  return <Choice {...props} found={found} />;
}

export function TaskChoice(props: RefChoiceProps): ReactNode {
  const tasks = useQueryOf(listTasks, { query: { scope: 'own', limit: 100 } });
  const found = (tasks.data?.items ?? []).map((one) => ({
    regionId: one.regionId,
    id: one.id,
    title: one.title,
    hint: one.dueOn,
  }));
  return <Choice {...props} found={found} />;
}
