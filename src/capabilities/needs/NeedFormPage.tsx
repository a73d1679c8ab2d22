import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { needAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { AuthorityFields, authoritySchema } from './AuthorityFields.tsx';
import { EnterpriseChoice } from './EnterpriseChoice.tsx';
import { FormActions, NeedFields } from './NeedFields.tsx';
import { draftNeed, getNeed, submitNeed, updateNeed } from './need.api.ts';
import { type Need, needUpdateSchema } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

/** What every saved draft leads to: the match page once submitted, the draft itself otherwise. */
function useLanding(): (need: Need, submitted: boolean) => void {
  const t = useTexts(needsTexts);
  const toast = useToast();
  const navigate = useNavigate();
  return (need, submitted) => {
    toast({ text: t(submitted ? 'form.submitted' : 'form.saved') });
    void navigate({ to: submitted ? needAddress(need) : `${needAddress(need)}/edit`, replace: true });
  };
}

/** The enterprise named in the address, when one comes from its page. */
function givenEnterprise(search: unknown): RowRef | null {
  const parsed = rowRefSchema.safeParse(search);
  return parsed.success ? parsed.data : null;
}

/** A new need: by the enterprise itself, or by an officer who records the authority to act for it. */
export function NeedFormPage(): ReactNode {
  const t = useTexts(needsTexts);
  const actor = useActor();
  const given = givenEnterprise(useSearch({ strict: false }));
  const [enterprise, setEnterprise] = useState<RowRef | null>(actor.enterprise ?? given);
  const [enterpriseError, setEnterpriseError] = useState<string>();
  const form = useForm(needUpdateSchema, { kinds: [], title: '', text: '', audience: 'receivers' });
  const authority = useForm(authoritySchema, {});
  const draft = useCommand(draftNeed);
  const submit = useCommand(submitNeed);
  const land = useLanding();
  const acting = actor.enterprise === null;

  const save = async (andSubmit: boolean): Promise<void> => {
    const fields = form.check();
    const granted = acting ? authority.check() : null;
    setEnterpriseError(enterprise ? undefined : t('form.chooseEnterprise'));
    if (!fields || !enterprise || (acting && !granted)) return;
    const need = await draft
      .mutateAsync({ body: { ...fields, enterprise, authority: granted } })
      .catch((error: unknown) => form.showProblem(error));
    if (typeof need !== 'object') return;
    const done = andSubmit
      ? await submit.mutateAsync({ params: need, version: need.version }).catch(() => undefined)
      : undefined;
    land(done ?? need, done !== undefined);
  };

  return (
    <>
      <PageHeader title={t('form.newTitle')} />
      <form className="form" noValidate onSubmit={(event) => event.preventDefault()}>
        {acting ? <EnterpriseChoice value={enterprise} error={enterpriseError} onChange={setEnterprise} /> : null}
        <NeedFields form={form} />
        {acting ? <AuthorityFields form={authority} /> : null}
        <ErrorNotice error={draft.error ?? submit.error} />
        <FormActions busy={draft.isPending || submit.isPending} onSave={save} />
      </form>
    </>
  );
}

function DraftForm({ need }: { readonly need: Need }): ReactNode {
  const form = useForm(needUpdateSchema, {
    kinds: need.kinds,
    title: need.title,
    text: need.text,
    amountFen: need.amountFen,
    quantity: need.quantity,
    quantityUnit: need.quantityUnit,
    deadlineOn: need.deadlineOn,
    audience: need.audience,
  });
  const update = useCommand(updateNeed);
  const submit = useCommand(submitNeed);
  const land = useLanding();
  const save = async (andSubmit: boolean): Promise<void> => {
    const body = form.check();
    if (!body) return;
    const saved = await update
      .mutateAsync({ params: need, body, version: need.version })
      .catch((error: unknown) => form.showProblem(error));
    if (typeof saved !== 'object') return;
    const done = andSubmit
      ? await submit.mutateAsync({ params: saved, version: saved.version }).catch(() => undefined)
      : undefined;
    land(done ?? saved, done !== undefined);
  };
  return (
    <form className="form" noValidate onSubmit={(event) => event.preventDefault()}>
      <NeedFields form={form} />
      <ErrorNotice error={update.error ?? submit.error} />
      <FormActions busy={update.isPending || submit.isPending} onSave={save} />
    </form>
  );
}

/** A draft that is changed or submitted. */
export function NeedEditPage(): ReactNode {
  const t = useTexts(needsTexts);
  const query = useQueryOf(getNeed, { params: useRowRef() });
  return (
    <>
      <PageHeader title={t('form.editTitle')} note={query.data?.enterpriseName} />
      <Loaded query={query}>{(need) => <DraftForm key={need.id} need={need} />}</Loaded>
    </>
  );
}
