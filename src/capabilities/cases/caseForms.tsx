import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { CLOSING_REASONS } from '../../vocabulary/closingReasons.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { FileUpload } from '../documents/FileUpload.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import type { Organisation } from '../organisations/organisation.schema.ts';
import {
  addTask,
  answerCase,
  attachFile,
  closeCase,
  pauseCase,
  recordContact,
  resumeCase,
  transferCase,
} from './case.api.ts';
import {
  answerSchema,
  type CaseView,
  closeSchema,
  contactSchema,
  newTaskSchema,
  pauseSchema,
  resumeSchema,
  transferSchema,
} from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';
import { useCaseCommand } from './useCaseCommand.ts';

export interface CaseFormProps {
  readonly caseRecord: CaseView;
  readonly onDone: () => void;
}

export function AnswerForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const { busy, error, send } = useCaseCommand(answerCase, caseRecord, onDone);
  const options = answerSchema.shape.status.options.map((value) => ({
    value,
    label: t(`position.${value}`),
    hint: t(`positionHint.${value}`),
  }));
  return (
    <>
      <p className="soft">{t('act.answerHint')}</p>
      <SchemaForm
        schema={answerSchema}
        initial={{}}
        fields={[
          { name: 'status', label: t('field.status'), control: 'radio', options },
          { name: 'note', label: t('field.note'), control: 'longText', optional: true },
        ]}
        submitLabel={t('act.answer')}
        busy={busy}
        error={error}
        onSubmit={send}
      />
    </>
  );
}

export function PauseForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const { busy, error, send } = useCaseCommand(pauseCase, caseRecord, onDone);
  return (
    <SchemaForm
      schema={pauseSchema}
      initial={{}}
      fields={[{ name: 'reason', label: t('field.pauseReason'), hint: t('act.pauseHint'), control: 'longText' }]}
      submitLabel={t('act.pause')}
      busy={busy}
      error={error}
      onSubmit={send}
    />
  );
}

export function ResumeForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const { busy, error, send } = useCaseCommand(resumeCase, caseRecord, onDone);
  return (
    <SchemaForm
      schema={resumeSchema}
      initial={{}}
      fields={[{ name: 'note', label: t('field.note'), control: 'longText', optional: true }]}
      submitLabel={t('act.resume')}
      busy={busy}
      error={error}
      onSubmit={send}
    />
  );
}

export function ContactForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const { busy, error, send } = useCaseCommand(recordContact, caseRecord, onDone);
  const channels = contactSchema.shape.channel.options.map((value) => ({ value, label: t(`channel.${value}`) }));
  return (
    <SchemaForm
      schema={contactSchema}
      initial={{ channel: 'phone' }}
      fields={[
        { name: 'channel', label: t('field.channel'), control: 'select', options: channels },
        { name: 'note', label: t('field.contactNote'), control: 'longText' },
        { name: 'nextStep', label: t('field.nextStep'), control: 'text', optional: true },
        { name: 'nextOn', label: t('field.nextOn'), control: 'date', optional: true },
      ]}
      submitLabel={t('act.contact')}
      busy={busy}
      error={error}
      onSubmit={send}
    />
  );
}

export function TaskForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const { busy, error, send } = useCaseCommand(addTask, caseRecord, onDone);
  const owners = caseRecord.positions.map(({ org, orgName }) => ({ value: String(org), label: orgName }));
  return (
    <SchemaForm
      schema={newTaskSchema}
      initial={{}}
      fields={[
        { name: 'title', label: t('field.taskTitle'), control: 'text' },
        { name: 'ownerOrg', label: t('field.taskOwner'), control: 'numberSelect', options: owners },
        { name: 'dueOn', label: t('field.dueOn'), control: 'date' },
      ]}
      submitLabel={t('act.addTask')}
      busy={busy}
      error={error}
      onSubmit={send}
    />
  );
}

const transferReasonSchema = transferSchema.pick({ reason: true });

export function TransferForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const [to, setTo] = useState<Organisation>();
  const [asked, setAsked] = useState(false);
  const { busy, error, send } = useCaseCommand(transferCase, caseRecord, onDone);
  return (
    <div className="stack">
      <OrganisationChoice
        label={t('field.toOrg')}
        chosen={to?.name ?? ''}
        error={asked && !to ? t('field.toOrg') : undefined}
        without={caseRecord.positions.map((position) => position.org)}
        onChoose={setTo}
      />
      <SchemaForm
        schema={transferReasonSchema}
        initial={{}}
        fields={[{ name: 'reason', label: t('field.transferReason'), control: 'longText' }]}
        submitLabel={t('act.transfer')}
        busy={busy}
        error={error}
        onSubmit={async ({ reason }) => {
          setAsked(true);
          if (to) await send({ toOrg: to.principal, reason });
        }}
      />
    </div>
  );
}

const attachNoteSchema = z.object({ note: z.string().max(200).optional() });

export function AttachForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const [file, setFile] = useState<{ readonly regionId: string; readonly id: string }>();
  const { busy, error, send } = useCaseCommand(attachFile, caseRecord, onDone);
  return (
    <div className="stack">
      <FileUpload
        label={t('field.file')}
        purpose="attachment"
        onUploaded={(stored) => setFile(stored ? { regionId: stored.regionId, id: stored.id } : undefined)}
      />
      {file ? (
        <SchemaForm
          schema={attachNoteSchema}
          initial={{}}
          fields={[{ name: 'note', label: t('field.note'), control: 'text', optional: true }]}
          submitLabel={t('act.attach')}
          busy={busy}
          error={error}
          onSubmit={({ note }) => send({ file, note: note ?? '' })}
        />
      ) : (
        <ErrorNotice error={error} />
      )}
    </div>
  );
}

export function CloseForm({ caseRecord, onDone }: CaseFormProps): ReactNode {
  const t = useTexts(casesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { busy, error, send } = useCaseCommand(closeCase, caseRecord, onDone);
  return (
    <SchemaForm
      schema={closeSchema}
      initial={{}}
      fields={[
        {
          name: 'reason',
          label: t('field.closeReason'),
          hint: t('field.closeReasonHint'),
          control: 'select',
          options: CLOSING_REASONS.map((reason) => ({ value: reason.code, label: reason[language] })),
        },
        { name: 'note', label: t('field.note'), control: 'longText', optional: true },
      ]}
      submitLabel={t('act.close')}
      busy={busy}
      error={error}
      onSubmit={send}
    />
  );
}
