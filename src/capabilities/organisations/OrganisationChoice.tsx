import { type ReactNode, useState } from 'react';
import { organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { Combobox } from '../../webkit/Combobox.tsx';
import type { FieldLabels } from '../../webkit/Field.tsx';
import { useLanguage } from '../../webkit/i18n.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { listOrganisations } from './organisation.api.ts';
import type { Organisation, OrganisationKind } from './organisation.schema.ts';

const SHOWN = 12;

export interface OrganisationChoiceProps extends FieldLabels {
  readonly error?: string | undefined;
  readonly chosen?: string;
  readonly without?: readonly number[];
  /** Only organisations of this kind. */
  readonly kind?: OrganisationKind;
  readonly onChoose: (organisation: Organisation) => void;
}

/** Finds an office, park, alliance, bank or institute by any part of its name; the server searches, a directory may have thousands. */
export function OrganisationChoice({
  without = [],
  chosen = '',
  kind,
  onChoose,
  ...labels
}: OrganisationChoiceProps): ReactNode {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [text, setText] = useState('');
  const search = useDebounced(text).trim();
  const directory = useQueryOf(listOrganisations, {
    query: {
      ...(kind ? { kind } : {}),
      ...(search === '' ? {} : { text: search }),
      limit: String(SHOWN + without.length),
    },
  });
  const found = (directory.data?.items ?? []).filter((one) => !without.includes(one.principal)).slice(0, SHOWN);
  return (
    <Combobox
      {...labels}
      error={labels.error}
      chosen={chosen}
      options={found.map((one) => ({
        value: String(one.principal),
        label: one.name,
        hint: organisationKindName(one.kind, language),
      }))}
      onSearch={setText}
      onChoose={(option) => {
        const one = found.find((organisation) => String(organisation.principal) === option.value);
        if (one) onChoose(one);
      }}
    />
  );
}
