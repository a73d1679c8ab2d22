import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, SelectField, TextField } from '../../webkit/inputs.tsx';
import type { Party } from '../organisations/PartyChoice.tsx';
import { agreementsTexts } from './agreements.texts.ts';

/** A commitment being written; `key` only tells rows apart. */
export interface DraftCommitment {
  readonly key: string;
  readonly title: string;
  readonly measure: string;
  readonly ownerOrg: number;
  readonly dueOn: string;
}

export const newCommitment = (): DraftCommitment => ({
  key: crypto.randomUUID(),
  title: '',
  measure: '',
  ownerOrg: 0,
  dueOn: '',
});

export interface CommitmentRowsProps {
  readonly value: readonly DraftCommitment[];
  readonly parties: readonly Party[];
  readonly onChange: (rows: DraftCommitment[]) => void;
}

/** Who promises what by when, row by row. */
export function CommitmentRows({ value, parties, onChange }: CommitmentRowsProps): ReactNode {
  const t = useTexts(agreementsTexts);
  const change = (key: string, changes: Partial<DraftCommitment>): void =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  return (
    <fieldset className="stack-tight plain-fieldset">
      <legend className="field-label">{t('page.commitments')}</legend>
      {value.map((row, index) => (
        <div key={row.key} className="row-fields">
          <TextField
            label={t('form.commitment')}
            name={`commitments.${index}.title`}
            error={undefined}
            value={row.title}
            onChange={(title) => change(row.key, { title: title ?? '' })}
          />
          <TextField
            label={t('form.measure')}
            name={`commitments.${index}.measure`}
            error={undefined}
            value={row.measure}
            onChange={(measure) => change(row.key, { measure: measure ?? '' })}
          />
          <SelectField
            label={t('form.owner')}
            name={`commitments.${index}.ownerOrg`}
            error={undefined}
            value={row.ownerOrg === 0 ? null : String(row.ownerOrg)}
            options={parties.map((party) => ({ value: String(party.principal), label: party.name }))}
            onChange={(org) => change(row.key, { ownerOrg: Number(org ?? 0) })}
          />
          <DateField
            label={t('form.dueOn')}
            name={`commitments.${index}.dueOn`}
            error={undefined}
            value={row.dueOn}
            onChange={(dueOn) => change(row.key, { dueOn: dueOn ?? '' })}
          />
          <Button
            small
            aria-label={t('form.remove', { name: row.title || t('form.commitment') })}
            onClick={() => onChange(value.filter((one) => one.key !== row.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button small onClick={() => onChange([...value, newCommitment()])}>
          {t('form.addCommitment')}
        </Button>
      </div>
    </fieldset>
  );
}
