import type { ReactNode } from 'react';
import { CONSENT_PURPOSES, consentPurpose } from '../../vocabulary/consentPurposes.ts';
import { FACT_GROUP_LABELS } from '../../vocabulary/factGroups.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Choices, SelectField } from '../../webkit/inputs.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { consentsTexts } from './consents.texts.ts';
import { DEFAULT_DAYS, MAX_DAYS, type RequestInput } from './grant.schema.ts';

/** Names of fields: groups of facts, or single facts where fewer are opened. */
export function useFieldNames(): (fields: readonly string[]) => string {
  const pick = usePick();
  const phrases = usePhrases();
  const labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = FACT_GROUP_LABELS;
  return (fields) => phrases.list(fields.map((field) => pick(labels[field] ?? { zh: field, en: field })));
}

type Purpose = RequestInput['purpose'];
const PURPOSES = CONSENT_PURPOSES.filter((entry) => entry.grantable);
const TERMS = [30, DEFAULT_DAYS, 180, MAX_DAYS] as const;

export interface Scope {
  readonly purpose?: Purpose | undefined;
  readonly fields?: string[] | undefined;
  readonly days?: number | undefined;
}

export interface ScopeFieldsProps {
  readonly value: Scope;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (scope: Scope) => void;
}

/** Purpose, fields and days: a purpose offers only the groups it may open, and proposes all of them. */
export function ScopeFields({ value, errorOf, onChange }: ScopeFieldsProps): ReactNode {
  const t = useTexts(consentsTexts);
  const pick = usePick();
  const groups = consentPurpose(value.purpose ?? '')?.groups ?? [];
  return (
    <>
      <SelectField<Purpose>
        name="purpose"
        label={t('give.purpose')}
        value={value.purpose}
        error={errorOf('purpose')}
        options={PURPOSES.map((entry) => ({ value: entry.code, label: pick(entry) }))}
        onChange={(purpose) =>
          onChange({ purpose: purpose ?? undefined, fields: [...(consentPurpose(purpose ?? '')?.groups ?? [])] })
        }
      />
      {groups.length > 0 ? (
        <Choices
          name="fields"
          label={t('give.fields')}
          value={value.fields ?? []}
          error={errorOf('fields')}
          options={groups.map((group) => ({ value: group as string, label: pick(FACT_GROUP_LABELS[group]) }))}
          onChange={(fields) => onChange({ fields: [...(fields ?? [])] })}
        />
      ) : null}
      <SelectField
        name="days"
        label={t('give.days')}
        hint={t('give.daysHint')}
        value={String(value.days ?? DEFAULT_DAYS)}
        error={errorOf('days')}
        options={TERMS.map((days) => ({ value: String(days), label: t('give.term', { days }) }))}
        onChange={(days) => onChange({ days: days ? Number(days) : undefined })}
      />
    </>
  );
}
