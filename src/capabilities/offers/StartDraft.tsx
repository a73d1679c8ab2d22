import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { dateSchema, type RowRef } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { draftRulesAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { canEditRules } from './draft.access.ts';
import { startDraft } from './draft.api.ts';
import { newDraftSchema } from './draft.schema.ts';
import type { Offer } from './offer.schema.ts';
import { rulesTexts } from './rules.texts.ts';

const useStart = () => {
  const navigate = useNavigate();
  return useCommand(startDraft, (draft) => void navigate({ to: draftRulesAddress(draft) }));
};

const changeSchema = z.strictObject({ how: z.enum(['asIs', 'from']), from: dateSchema.nullable().optional() });

/** On the page of an own program: correct its rules, or write those that hold from a day on. */
export function EditRules({ offer }: { readonly offer: Offer }): ReactNode {
  const t = useTexts(rulesTexts);
  const actor = useActor();
  const [open, setOpen] = useState(false);
  const start = useStart();
  if (!offer.hasRules || !canEditRules(actor, offer)) return null;
  const ref: RowRef = { regionId: offer.regionId, id: offer.id };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('edit')}</Button>
      {open ? (
        <Dialog title={t('editTitle')} onClose={() => setOpen(false)}>
          <SchemaForm
            schema={changeSchema}
            initial={{ how: 'from' }}
            fields={[
              {
                name: 'how',
                label: t('editHow'),
                control: 'radio',
                options: [
                  { value: 'from', label: t('editFrom') },
                  { value: 'asIs', label: t('editAsIs') },
                ],
              },
              { name: 'from', label: t('fromDay'), control: 'date', optional: true },
            ]}
            submitLabel={t('beginSubmit')}
            busy={start.isPending}
            error={start.error}
            onSubmit={({ how, from }) =>
              start.mutateAsync({ body: { offer: ref, ...(how === 'from' && from ? { from } : {}) } })
            }
          />
        </Dialog>
      ) : null}
    </>
  );
}

const beginSchema = newDraftSchema.pick({ code: true, title: true }).required();

/** A program from nothing. */
export function BeginProgram(): ReactNode {
  const t = useTexts(rulesTexts);
  const [open, setOpen] = useState(false);
  const start = useStart();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('begin')}</Button>
      {open ? (
        <Dialog title={t('begin')} onClose={() => setOpen(false)}>
          <p className="small soft">{t('beginNote')}</p>
          <SchemaForm
            schema={beginSchema}
            initial={{}}
            fields={[
              { name: 'code', label: t('code'), hint: t('codeHint'), control: 'text' },
              { name: 'title', label: t('name'), control: 'text' },
            ]}
            submitLabel={t('beginSubmit')}
            busy={start.isPending}
            error={start.error}
            onSubmit={(body) => start.mutateAsync({ body })}
          />
        </Dialog>
      ) : null}
    </>
  );
}
