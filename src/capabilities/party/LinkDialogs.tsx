import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { EnterpriseChoice } from '../needs/EnterpriseChoice.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import type { Organisation } from '../organisations/organisation.schema.ts';
import { endLink, giveLinkTask, openLinkCase, recordEntry } from './party.api.ts';
import {
  endInputSchema,
  entryInputSchema,
  linkCaseSchema,
  linkTaskSchema,
  type PartyLinkView,
} from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

export interface LinkDialogProps {
  readonly link: PartyLinkView;
  readonly onClose: () => void;
}
const refOf = (link: PartyLinkView) => ({ regionId: link.regionId, id: link.id });

function useDone(onClose: () => void): () => void {
  const t = useTexts(partyTexts);
  const toast = useToast();
  return () => {
    toast({ text: t('done') });
    onClose();
  };
}

export function EntryDialog({ link, onClose }: LinkDialogProps): ReactNode {
  const t = useTexts(partyTexts);
  const send = useCommand(recordEntry, useDone(onClose));
  return (
    <Dialog title={t('act.record')} onClose={onClose}>
      <SchemaForm
        schema={entryInputSchema}
        initial={{ onDay: today() }}
        fields={[
          { name: 'onDay', label: t('field.onDay'), control: 'date' },
          { name: 'text', label: t('field.entry'), control: 'longText' },
          { name: 'people', label: t('field.people'), control: 'number', optional: true },
        ]}
        submitLabel={t('act.record')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(link), body })}
      />
    </Dialog>
  );
}

const taskSchema = linkTaskSchema.omit({ ownerOrg: true });

export function LinkTaskDialog({ link, onClose }: LinkDialogProps): ReactNode {
  const t = useTexts(partyTexts);
  const [owner, setOwner] = useState<Organisation>();
  const [missing, setMissing] = useState(false);
  const send = useCommand(giveLinkTask, useDone(onClose));
  return (
    <Dialog title={t('act.assign')} onClose={onClose}>
      <SchemaForm
        schema={taskSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('field.task'), control: 'text' },
          { name: 'measure', label: t('field.measure'), control: 'text', optional: true },
          { name: 'dueOn', label: t('field.dueOn'), control: 'date' },
        ]}
        submitLabel={t('act.assign')}
        busy={send.isPending}
        error={send.error}
        onSubmit={async (body) => {
          setMissing(owner === undefined);
          if (owner) await send.mutateAsync({ params: refOf(link), body: { ...body, ownerOrg: owner.principal } });
        }}
      >
        <OrganisationChoice
          label={t('field.owner')}
          error={missing && !owner ? t('field.owner') : undefined}
          chosen={owner?.name ?? ''}
          onChoose={setOwner}
        />
      </SchemaForm>
    </Dialog>
  );
}

const caseSchema = linkCaseSchema.pick({ title: true, message: true });

export function LinkCaseDialog({ link, onClose }: LinkDialogProps): ReactNode {
  const t = useTexts(partyTexts);
  const [enterprise, setEnterprise] = useState<RowRef | null>(null);
  const [missing, setMissing] = useState(false);
  const send = useCommand(openLinkCase, useDone(onClose));
  return (
    <Dialog title={t('act.openCase')} onClose={onClose}>
      <SchemaForm
        schema={caseSchema}
        initial={{ title: link.title }}
        fields={[
          { name: 'title', label: t('field.caseTitle'), control: 'text' },
          { name: 'message', label: t('field.reason'), control: 'longText', optional: true },
        ]}
        submitLabel={t('act.openCase')}
        busy={send.isPending}
        error={send.error}
        onSubmit={async (body) => {
          setMissing(enterprise === null);
          if (enterprise) await send.mutateAsync({ params: refOf(link), body: { ...body, enterprise } });
        }}
      >
        <EnterpriseChoice
          value={enterprise}
          error={missing && enterprise === null ? t('field.enterprise') : undefined}
          onChange={setEnterprise}
        />
      </SchemaForm>
    </Dialog>
  );
}

export function EndLinkDialog({ link, onClose }: LinkDialogProps): ReactNode {
  const t = useTexts(partyTexts);
  const send = useCommand(endLink, useDone(onClose));
  return (
    <Dialog title={t('act.end')} onClose={onClose}>
      <SchemaForm
        schema={endInputSchema}
        initial={{ on: today() }}
        fields={[
          { name: 'on', label: t('field.on'), control: 'date' },
          { name: 'reason', label: t('field.reason'), control: 'text', optional: true },
        ]}
        submitLabel={t('act.end')}
        danger
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(link), version: link.version, body })}
      />
    </Dialog>
  );
}
