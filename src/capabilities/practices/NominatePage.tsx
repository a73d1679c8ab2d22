import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { OFFER_KINDS } from '../../vocabulary/offerKinds.ts';
import { practiceAddress } from '../../webkit/addresses.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { listRounds, nominatePractice } from './practice.api.ts';
import { nominationSchema } from './practice.schema.ts';
import { practicesTexts } from './practices.texts.ts';
import { CaseChoice } from './RefChoice.tsx';
import type { Round } from './round.schema.ts';

const formSchema = nominationSchema.omit({ case: true, round: true });
const NOWHERE: RowRef = { regionId: '000000', id: '00000000-0000-4000-8000-000000000000' };

function Form({ rounds }: { readonly rounds: readonly Round[] }): ReactNode {
  const t = useTexts(practicesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const go = useGo();
  const [caseRef, setCase] = useState<RowRef | null>(null);
  const [roundId, setRound] = useState(rounds[0]?.id ?? '');
  const send = useCommand(nominatePractice, (made) => go(practiceAddress(made)));
  const round = rounds.find((one) => one.id === roundId);
  if (!round) return <EmptyState title={t('form.noRound')} />;
  return (
    <SchemaForm
      schema={formSchema}
      initial={{}}
      fields={[
        { name: 'title', label: t('form.title'), control: 'text' },
        {
          name: 'topic',
          label: t('form.topic'),
          control: 'select',
          options: OFFER_KINDS.map((kind) => ({ value: kind.code, label: kind[language] })),
        },
        { name: 'background', label: t('form.background'), control: 'longText' },
        { name: 'done', label: t('form.done'), control: 'longText' },
        { name: 'reuse', label: t('form.reuse'), control: 'longText' },
      ]}
      submitLabel={t('nominate')}
      busy={send.isPending}
      error={send.error}
      onSubmit={(fields) =>
        send.mutateAsync({
          body: { ...fields, case: caseRef ?? NOWHERE, round: { regionId: round.regionId, id: round.id } },
        })
      }
    >
      <CaseChoice closed label={t('form.case')} hint={t('form.caseHint')} onChoose={setCase} />
      <SelectField
        label={t('form.round')}
        name="round"
        error={undefined}
        value={roundId}
        options={rounds.map((one) => ({ value: one.id, label: one.title }))}
        onChange={(id) => setRound(id ?? '')}
      />
    </SchemaForm>
  );
}

/** Puts a finished case forward as a practice. */
export function NominatePage(): ReactNode {
  const t = useTexts(practicesTexts);
  const query = useQueryOf(listRounds, { query: { status: 'open', limit: 50 } });
  return (
    <>
      <PageHeader title={t('nominate')} crumb={<Link to="/practices">{t('title')}</Link>} />
      <Loaded query={query}>{(page) => <Form rounds={page.items} />}</Loaded>
    </>
  );
}
