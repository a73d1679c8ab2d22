import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Combobox } from '../../webkit/Combobox.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { getEnterprise, listEnterprises } from '../organisations/organisation.api.ts';
import { needsTexts } from './needs.texts.ts';

export interface EnterpriseChoiceProps {
  readonly value: RowRef | null;
  readonly error: string | undefined;
  readonly onChange: (enterprise: RowRef) => void;
}

const NO_ONE: RowRef = { regionId: '000000', id: '' };

/** Finds the enterprise an officer acts for. */
export function EnterpriseChoice({ value, error, onChange }: EnterpriseChoiceProps): ReactNode {
  const t = useTexts(needsTexts);
  const [text, setText] = useState('');
  const search = useDebounced(text);
  const found = useQueryOf(listEnterprises, { query: { text: search, limit: 12 } }, { enabled: search.trim() !== '' });
  const chosen = useQueryOf(getEnterprise, { params: value ?? NO_ONE }, { enabled: value !== null });
  const enterprises = found.data?.items ?? [];
  return (
    <Combobox
      label={t('form.enterprise')}
      hint={t('form.enterpriseHint')}
      error={error}
      chosen={value ? (chosen.data?.name ?? '') : ''}
      options={enterprises.map((one) => ({ value: one.id, label: one.name, hint: one.creditCode }))}
      onSearch={setText}
      onChoose={(option) => {
        const one = enterprises.find((enterprise) => enterprise.id === option.value);
        if (one) onChange({ regionId: one.regionId, id: one.id });
      }}
    />
  );
}
