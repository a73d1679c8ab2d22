import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { grantListAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import type { ProgramView } from '../offers/offer.schema.ts';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { mayMakeList } from './grantList.access.ts';
import { makeGrantList } from './grantList.api.ts';
import { newListSchema } from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';

/** On the page of an own program that is granted without application: the way to its list. */
export function MakeGrantList({ program }: { readonly program: ProgramView }): ReactNode {
  const t = useTexts(grantListsTexts);
  const actor = useActor();
  const mayManage = useMay('grantLists.manage');
  const [open, setOpen] = useState(false);
  if (!mayManage || !mayMakeList(actor, { ownerOrg: program.offer.ownerOrg, grade: program.grade })) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('make.open')}</Button>
      {open ? <MakeDialog program={program} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MakeDialog({ program, onClose }: { readonly program: ProgramView; readonly onClose: () => void }): ReactNode {
  const t = useTexts(grantListsTexts);
  const actor = useActor();
  const toast = useToast();
  const navigate = useNavigate();
  const [finance, setFinance] = useState('');
  const form = useForm(newListSchema, { title: program.offer.title.zh.slice(0, 70), noticeDays: 5, confirmDays: 3 });
  const make = useCommand(makeGrantList, (list) => {
    toast({ text: t('make.done') });
    void navigate({ href: grantListAddress(list) });
  });
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const params = { regionId: program.offer.regionId, id: program.offer.id };
    await make.mutateAsync({ params, body }).catch((error: unknown) => form.showProblem(error));
  };
  return (
    <Dialog title={t('make.title')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('make.name')}
          {...form.field('title')}
          onChange={(title) => form.set({ title: title ?? '' })}
        />
        <OrganisationChoice
          label={t('make.finance')}
          hint={t('make.financeHint')}
          chosen={finance}
          without={[actor.org]}
          error={form.errorOf('financeOrg')}
          onChoose={(one) => {
            setFinance(one.name);
            form.set({ financeOrg: one.principal });
          }}
        />
        <div className="form-pair">
          <NumberField
            label={t('make.noticeDays')}
            {...form.field('noticeDays')}
            onChange={(noticeDays) => form.set({ noticeDays: noticeDays ?? undefined })}
          />
          <NumberField
            label={t('make.confirmDays')}
            {...form.field('confirmDays')}
            onChange={(confirmDays) => form.set({ confirmDays: confirmDays ?? undefined })}
          />
        </div>
        <ErrorNotice error={make.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('make.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
