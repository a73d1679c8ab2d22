import { type ReactNode, useState } from 'react';
import { organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import type { FieldLabels } from '../../webkit/Field.tsx';
import { Icon } from '../../webkit/Icon.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { listEnterprises, listOrganisations } from './organisation.api.ts';
import { organisationsTexts } from './organisations.texts.ts';

const SHOWN = 8;

/** Anybody that can be a party: a body of the directory, or an enterprise the reader may see by name. */
export interface Party {
  readonly principal: number;
  readonly name: string;
}

export interface PartyChoiceProps extends FieldLabels {
  readonly chosen?: string;
  readonly without?: readonly number[];
  readonly onChoose: (party: Party) => void;
}

/** Finds one organisation or enterprise by any part of its name. */
export function PartyChoice({ chosen = '', without = [], onChoose, ...labels }: PartyChoiceProps): ReactNode {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [text, setText] = useState('');
  const search = useDebounced(text).trim();
  const asked = { query: search === '' ? {} : { text: search } };
  const bodies = useQueryOf(listOrganisations, asked);
  const firms = useQueryOf(listEnterprises, { query: { text: search, limit: SHOWN } }, { enabled: search !== '' });
  const found = [
    ...(bodies.data?.items ?? [])
      .slice(0, SHOWN * 3)
      .map((one) => ({ ...one, hint: organisationKindName(one.kind, language) })),
    ...(firms.data?.items ?? []).map((one) => ({ ...one, hint: organisationKindName('enterprise', language) })),
  ].filter((one) => !without.includes(one.principal));
  return (
    <Combobox
      {...labels}
      chosen={chosen}
      options={found
        .slice(0, SHOWN * 2)
        .map((one) => ({ value: String(one.principal), label: one.name, hint: one.hint }))}
      onSearch={setText}
      onChoose={(option) => {
        const one = found.find((party) => String(party.principal) === option.value);
        if (one) onChoose({ principal: one.principal, name: one.name });
      }}
    />
  );
}

export interface PartiesFieldProps extends FieldLabels {
  readonly value: readonly Party[];
  readonly without?: readonly number[];
  readonly onChange: (parties: Party[]) => void;
}

/** Several organisations, one after the other, each taken away again with one press. */
export function PartiesField({ value, without = [], onChange, ...labels }: PartiesFieldProps): ReactNode {
  const t = useTexts(organisationsTexts);
  return (
    <div className="stack-tight">
      <PartyChoice
        {...labels}
        without={[...without, ...value.map((party) => party.principal)]}
        onChoose={(party) => onChange([...value, party])}
      />
      {value.length > 0 ? (
        <ul className="chips" aria-label={typeof labels.label === 'string' ? labels.label : undefined}>
          {value.map((party) => (
            <li key={party.principal} className="chip">
              <span>{party.name}</span>
              <Button
                look="quiet"
                small
                aria-label={t('removeParty', { name: party.name })}
                onClick={() => onChange(value.filter((one) => one.principal !== party.principal))}
              >
                <Icon name="close" size={14} />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
