import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { OFFER_KINDS } from '../../vocabulary/offerKinds.ts';
import { useActor } from '../../webkit/actor.tsx';
import { postingAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { EnterpriseChoice } from '../needs/EnterpriseChoice.tsx';
import { makePosting } from './posting.api.ts';
import { listKindSchema, postingInputSchema } from './posting.schema.ts';
import { postingsTexts } from './postings.texts.ts';

const formSchema = postingInputSchema.omit({ enterprise: true });

export interface PostDialogProps {
  readonly alliances: readonly { readonly org: number; readonly name: string }[];
  readonly onClose: () => void;
}

/** Puts a need, a resource or a project on a list. */
export function PostDialog({ alliances, onClose }: PostDialogProps): ReactNode {
  const t = useTexts(postingsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const actor = useActor();
  const go = useGo();
  const [enterprise, setEnterprise] = useState<RowRef | null>(null);
  const send = useCommand(makePosting, (made) => go(postingAddress(made)));
  const [first] = alliances;
  if (!first)
    return (
      <Dialog title={t('new')} onClose={onClose}>
        <EmptyState title={t('form.noAlliance')} />
      </Dialog>
    );
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{ list: 'need', alliance: first.org, capacity: 1 }}
        fields={[
          {
            name: 'list',
            label: t('form.list'),
            control: 'radio',
            options: listKindSchema.options.map((value) => ({ value, label: t(`list.${value}`) })),
          },
          {
            name: 'alliance',
            label: t('form.alliance'),
            control: 'numberSelect',
            options: alliances.map((one) => ({ value: String(one.org), label: one.name })),
          },
          { name: 'title', label: t('form.title'), control: 'text' },
          {
            name: 'kind',
            label: t('form.kind'),
            control: 'select',
            options: OFFER_KINDS.map((kind) => ({ value: kind.code, label: kind[language] })),
          },
          { name: 'text', label: t('form.text'), control: 'longText', optional: true },
          { name: 'capacity', label: t('form.capacity'), control: 'number' },
          { name: 'dueOn', label: t('form.dueOn'), control: 'date', optional: true },
        ]}
        submitLabel={t('new')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ body: { ...body, enterprise } })}
      >
        {actor.enterprise === null ? (
          <EnterpriseChoice value={enterprise} error={undefined} onChange={setEnterprise} />
        ) : null}
      </SchemaForm>
    </Dialog>
  );
}
