import { type ReactNode, useState } from 'react';
import { practiceRoundAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { createRound } from './practice.api.ts';
import { practicesTexts } from './practices.texts.ts';
import { type Criterion, roundInputSchema } from './round.schema.ts';

interface Draft extends Criterion {
  readonly key: string;
}

const draft = (title = '', weight = 10): Draft => ({ key: crypto.randomUUID(), title, weight });

function CriterionRows({
  value,
  onChange,
}: {
  readonly value: readonly Draft[];
  readonly onChange: (rows: Draft[]) => void;
}): ReactNode {
  const t = useTexts(practicesTexts);
  const change = (key: string, changes: Partial<Criterion>): void =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  return (
    <fieldset className="stack-tight plain-fieldset">
      <legend className="field-label">{t('round.criteria')}</legend>
      {value.map((row, index) => (
        <div key={row.key} className="row-fields">
          <TextField
            label={t('round.criterion')}
            name={`criteria.${index}.title`}
            error={undefined}
            value={row.title}
            onChange={(title) => change(row.key, { title: title ?? '' })}
          />
          <NumberField
            label={t('round.weight')}
            name={`criteria.${index}.weight`}
            error={undefined}
            value={row.weight}
            onChange={(weight) => change(row.key, { weight: weight ?? 0 })}
          />
          {value.length > 1 ? (
            <Button
              small
              aria-label={t('round.remove', { name: row.title || t('round.criterion') })}
              onClick={() => onChange(value.filter((one) => one.key !== row.key))}
            >
              ×
            </Button>
          ) : null}
        </div>
      ))}
      <div>
        <Button small onClick={() => onChange([...value, draft()])}>
          {t('round.addCriterion')}
        </Button>
      </div>
    </fieldset>
  );
}

const formSchema = roundInputSchema.pick({ title: true });

/** Opens a round with its criteria and jurors; both are open to all from then on. */
export function RoundDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(practicesTexts);
  const go = useGo();
  const [criteria, setCriteria] = useState<Draft[]>(() => [draft(t('page.result'), 50), draft(t('page.reuse'), 50)]);
  const [jurors, setJurors] = useState<Party[]>([]);
  const send = useCommand(createRound, (made) => go(practiceRoundAddress(made)));
  return (
    <Dialog wide title={t('round.new')} onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{}}
        fields={[{ name: 'title', label: t('round.name'), control: 'text' }]}
        submitLabel={t('round.new')}
        busy={send.isPending}
        error={send.error}
        onSubmit={({ title }) =>
          send.mutateAsync({
            body: {
              title,
              criteria: criteria.map((one) => ({ title: one.title, weight: one.weight })),
              jurors: jurors.map((one) => one.principal),
            },
          })
        }
      >
        <CriterionRows value={criteria} onChange={setCriteria} />
        <PartiesField label={t('round.jurors')} value={jurors} onChange={setJurors} />
      </SchemaForm>
    </Dialog>
  );
}
