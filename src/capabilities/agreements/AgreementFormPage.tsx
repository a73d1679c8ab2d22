import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { agreementAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { draftAgreement, editAgreement, getAgreement } from './agreement.api.ts';
import { type AgreementView, agreementInputSchema } from './agreement.schema.ts';
import { agreementsTexts } from './agreements.texts.ts';
import { CommitmentRows, type DraftCommitment, newCommitment } from './CommitmentRows.tsx';

const formSchema = agreementInputSchema.pick({ title: true, purpose: true, startsOn: true, endsOn: true });

const othersOf = (agreement: AgreementView | undefined, org: number): Party[] =>
  (agreement?.parties ?? [])
    .filter((party) => party.org !== org)
    .map((party) => ({ principal: party.org, name: party.name }));

const draftsOf = (agreement: AgreementView | undefined): DraftCommitment[] =>
  (agreement?.commitments ?? []).map((one) => ({ ...newCommitment(), ...one, key: one.id }));

function Form({ agreement }: { readonly agreement?: AgreementView }): ReactNode {
  const t = useTexts(agreementsTexts);
  const actor = useActor();
  const go = useGo();
  const [parties, setParties] = useState<Party[]>(othersOf(agreement, actor.org));
  const [alliance, setAlliance] = useState<Party | null>(
    agreement?.allianceOrg ? { principal: agreement.allianceOrg, name: agreement.allianceName ?? '' } : null,
  );
  const [commitments, setCommitments] = useState<DraftCommitment[]>(draftsOf(agreement));
  const [file, setFile] = useState<RowRef | null>(agreement?.file ?? null);
  const draft = useCommand(draftAgreement, (made) => go(agreementAddress(made)));
  const edit = useCommand(editAgreement, (made) => go(agreementAddress(made)));
  const all: Party[] = [{ principal: actor.org, name: actor.orgName }, ...parties];
  const body = (fields: { title: string; purpose: string; startsOn: string; endsOn: string }) => ({
    ...fields,
    alliance: alliance?.principal ?? null,
    parties: parties.map((party) => party.principal),
    commitments: commitments.map(({ title, measure, ownerOrg, dueOn }) => ({ title, measure, ownerOrg, dueOn })),
    file: file && { regionId: file.regionId, id: file.id },
  });
  return (
    <SchemaForm
      schema={formSchema}
      initial={agreement ?? {}}
      fields={[
        { name: 'title', label: t('form.title'), control: 'text' },
        { name: 'startsOn', label: t('form.startsOn'), control: 'date' },
        { name: 'endsOn', label: t('form.endsOn'), control: 'date' },
        { name: 'purpose', label: t('form.purpose'), control: 'longText', optional: true },
      ]}
      submitLabel={t('form.save')}
      busy={draft.isPending || edit.isPending}
      error={agreement ? edit.error : draft.error}
      onSubmit={(fields) =>
        agreement
          ? edit.mutateAsync({
              params: { regionId: agreement.regionId, id: agreement.id },
              version: agreement.version,
              body: body(fields),
            })
          : draft.mutateAsync({ body: body(fields) })
      }
    >
      <PartiesField label={t('form.parties')} value={parties} without={[actor.org]} onChange={setParties} />
      <OrganisationChoice
        label={t('form.alliance')}
        optional
        kind="alliance"
        chosen={alliance?.name ?? ''}
        onChoose={setAlliance}
      />
      <CommitmentRows value={commitments} parties={all} onChange={setCommitments} />
      <FileUpload label={t('form.file')} purpose="attachment" onUploaded={(stored) => setFile(stored ?? null)} />
    </SchemaForm>
  );
}

/** Drafts an agreement; nobody else sees it until it is put to the parties. */
export function AgreementFormPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <>
      <PageHeader title={t('new')} crumb={<Link to="/agreements">{t('title')}</Link>} />
      <Form />
    </>
  );
}

export function AgreementEditPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  const query = useQueryOf(getAgreement, { params: useRowRef() });
  return (
    <>
      <PageHeader title={t('edit')} crumb={<Link to="/agreements">{t('title')}</Link>} />
      <Loaded query={query}>{(agreement) => <Form agreement={agreement} />}</Loaded>
    </>
  );
}
