import type { ReactNode } from 'react';
import * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import { allFactDefinitions } from '../../vocabulary/factCatalogue.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand } from '../../webkit/queries.ts';
import { type FieldSpec, SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { recordFact } from './fact.api.ts';
import { newFactSchema } from './fact.schema.ts';
import { factsTexts } from './facts.texts.ts';

/** A fact somebody is about to supply; `key` null lets them choose. */
export interface FactToRecord {
  readonly key: string | null;
  readonly period: string;
  readonly label: string;
  readonly unit: string;
}

// People write values as text; the server reads them with the catalogue's unit.
const writtenFactSchema = newFactSchema.extend({ value: z.string().trim().min(1, 'required').max(2000) });

export interface RecordFactDialogProps {
  readonly enterprise: RowRef;
  readonly fact: FactToRecord;
  readonly onClose: () => void;
}

export function RecordFactDialog({ enterprise, fact, onClose }: RecordFactDialogProps): ReactNode {
  const t = useTexts(factsTexts);
  const phrases = usePhrases();
  const pick = usePick();
  const toast = useToast();
  const record = useCommand(recordFact, () => {
    toast({ text: t('record.done') });
    onClose();
  });
  const choice: FieldSpec<'key'> = {
    name: 'key',
    label: t('record.fact'),
    control: 'select',
    options: allFactDefinitions().map((definition) => ({ value: definition.key, label: pick(definition.label) })),
  };
  return (
    <Dialog title={fact.key ? phrases.pair(t('record.title'), fact.label) : t('record.title')} onClose={onClose}>
      <SchemaForm
        schema={writtenFactSchema}
        initial={{ period: fact.period, observedOn: today(), ...(fact.key ? { key: fact.key } : {}) }}
        fields={[
          ...(fact.key ? [] : [choice]),
          { name: 'value', label: t('record.value'), hint: `${t('record.valueHint')} ${fact.unit}`, control: 'text' },
          { name: 'period', label: t('record.period'), hint: t('record.periodHint'), control: 'text', optional: true },
          { name: 'observedOn', label: t('record.observedOn'), control: 'date', optional: true },
          { name: 'note', label: t('record.note'), control: 'text', optional: true },
        ]}
        submitLabel={t('record.submit')}
        busy={record.isPending}
        error={record.error}
        onSubmit={(body) => record.mutateAsync({ params: enterprise, body })}
      />
    </Dialog>
  );
}
