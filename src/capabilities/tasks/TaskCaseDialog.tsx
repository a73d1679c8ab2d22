import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { listCases } from '../cases/case.api.ts';
import { EnterpriseChoice } from '../needs/EnterpriseChoice.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import type { Organisation } from '../organisations/organisation.schema.ts';
import { linkTaskCase, openTaskCase } from './task.api.ts';
import { taskCaseSchema, type WorkTask } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

const openSchema = taskCaseSchema.pick({ title: true, message: true });
const linkSchema = z.strictObject({});

export interface TaskCaseDialogProps {
  readonly task: WorkTask;
  readonly onClose: () => void;
}

/** Opens a case for an enterprise, so that what comes of the task is counted. */
export function OpenTaskCaseDialog({ task, onClose }: TaskCaseDialogProps): ReactNode {
  const t = useTexts(tasksTexts);
  const actor = useActor();
  const toast = useToast();
  const [enterprise, setEnterprise] = useState<RowRef | null>(actor.enterprise);
  const [party, setParty] = useState<Organisation>();
  const [missing, setMissing] = useState(false);
  const send = useCommand(openTaskCase, () => {
    toast({ text: t('done') });
    onClose();
  });
  return (
    <Dialog title={t('page.openCase')} onClose={onClose}>
      <div className="stack">
        <EnterpriseChoice
          value={enterprise}
          error={missing && enterprise === null ? t('field.enterprise') : undefined}
          onChange={setEnterprise}
        />
        <OrganisationChoice
          label={t('field.party')}
          optional
          chosen={party?.name ?? ''}
          without={[actor.org]}
          onChoose={setParty}
        />
        <SchemaForm
          schema={openSchema}
          initial={{ title: task.title }}
          fields={[
            { name: 'title', label: t('field.caseTitle'), control: 'text' },
            { name: 'message', label: t('field.message'), control: 'longText', optional: true },
          ]}
          submitLabel={t('page.openCase')}
          busy={send.isPending}
          error={send.error}
          onSubmit={async (body) => {
            setMissing(enterprise === null);
            if (enterprise === null) return;
            await send.mutateAsync({
              params: { regionId: task.regionId, id: task.id },
              version: task.version,
              body: { ...body, enterprise, parties: party ? [party.principal] : [] },
            });
          }}
        />
      </div>
    </Dialog>
  );
}

/** Names a case that is being worked already. */
export function LinkTaskCaseDialog({ task, onClose }: TaskCaseDialogProps): ReactNode {
  const t = useTexts(tasksTexts);
  const toast = useToast();
  const [chosen, setChosen] = useState<{ readonly ref: RowRef; readonly title: string }>();
  const [text, setText] = useState('');
  const cases = useQueryOf(listCases, { query: { scope: 'visible', sort: 'newest', limit: 100 } });
  const send = useCommand(linkTaskCase, () => {
    toast({ text: t('done') });
    onClose();
  });
  const found = (cases.data?.items ?? []).filter((one) => `${one.title}${one.number}`.includes(text.trim()));
  return (
    <Dialog title={t('page.linkCase')} onClose={onClose}>
      <div className="stack">
        <Combobox
          label={t('field.case')}
          chosen={chosen?.title ?? ''}
          options={found.map((one) => ({ value: one.id, label: one.title, hint: one.number }))}
          onSearch={setText}
          onChoose={(option) => {
            const one = found.find((row) => row.id === option.value);
            if (one) setChosen({ ref: { regionId: one.regionId, id: one.id }, title: one.title });
          }}
        />
        <SchemaForm
          schema={linkSchema}
          initial={{}}
          fields={[]}
          submitLabel={t('step.link')}
          busy={send.isPending}
          error={send.error}
          onSubmit={async () => {
            if (chosen)
              await send.mutateAsync({
                params: { regionId: task.regionId, id: task.id },
                version: task.version,
                body: { case: chosen.ref },
              });
          }}
        />
      </div>
    </Dialog>
  );
}
