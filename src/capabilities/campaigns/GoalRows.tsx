import type { ReactNode } from 'react';
import { OUTCOME_KINDS } from '../../vocabulary/outcomeKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { AmountField, NumberField, SelectField } from '../../webkit/inputs.tsx';
import type { Goal } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { isMoney } from './standing.rules.ts';

/** A goal being written; `key` only tells rows apart. */
export interface DraftGoal extends Goal {
  readonly key: string;
}

export const newGoal = (kind: Goal['kind'] = 'credit_drawn'): DraftGoal => ({
  key: crypto.randomUUID(),
  kind,
  target: null,
});

export function useKindOptions() {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return OUTCOME_KINDS.map((kind) => ({ value: kind.code, label: kind[language] }));
}

export interface GoalRowsProps {
  readonly value: readonly DraftGoal[];
  readonly onChange: (rows: DraftGoal[]) => void;
}

/** What is counted and how much is aimed at, row by row. */
export function GoalRows({ value, onChange }: GoalRowsProps): ReactNode {
  const t = useTexts(campaignsTexts);
  const kinds = useKindOptions();
  const change = (key: string, changes: Partial<Goal>): void =>
    onChange(value.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  return (
    <fieldset className="stack-tight plain-fieldset">
      <legend className="field-label">{t('form.goals')}</legend>
      {value.map((row, index) => {
        const target = {
          label: t('form.target'),
          optional: true,
          name: `goals.${index}.target`,
          error: undefined,
          value: row.target,
          onChange: (asked: number | null | undefined) => change(row.key, { target: asked ?? null }),
        };
        return (
          <div key={row.key} className="row-fields" style={{ alignItems: 'start' }}>
            <SelectField
              label={t('form.kind')}
              name={`goals.${index}.kind`}
              error={undefined}
              value={row.kind}
              options={kinds}
              onChange={(kind) => change(row.key, { kind: kind ?? row.kind, target: null })}
            />
            {isMoney(row.kind) ? <AmountField {...target} /> : <NumberField {...target} />}
            {value.length > 1 ? (
              <Button
                small
                aria-label={t('form.remove', { name: kinds.find((kind) => kind.value === row.kind)?.label ?? '' })}
                onClick={() => onChange(value.filter((one) => one.key !== row.key))}
              >
                ×
              </Button>
            ) : null}
          </div>
        );
      })}
      <p className="small soft">{t('form.targetHint')}</p>
      <div>
        <Button small onClick={() => onChange([...value, newGoal('credit_granted')])}>
          {t('form.addGoal')}
        </Button>
      </div>
    </fieldset>
  );
}
