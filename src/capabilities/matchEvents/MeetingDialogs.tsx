import type { ReactNode } from 'react';
import * as z from 'zod';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { matchEventsTexts } from './matchEvents.texts.ts';
import { answerFollowUp, openMeetingCase } from './matchMeeting.api.ts';
import {
  answerSchema,
  type FollowUp,
  followUpAnswerSchema,
  type Meeting,
  openCaseSchema,
} from './matchMeeting.schema.ts';

interface MeetingDialogProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

/** The meeting becomes a case. */
export function CaseDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const toast = useToast();
  const open = useCommand(openMeetingCase, () => {
    toast({ text: t('meeting.opened') });
    onClose();
  });
  const params = { regionId: meeting.regionId, id: meeting.id };
  return (
    <Dialog title={t('meeting.openCase')} onClose={onClose}>
      <SchemaForm
        schema={openCaseSchema}
        initial={{
          title: meeting.nextStep || t('meeting.pair', { seeks: meeting.seeks.name, offers: meeting.offers.name }),
          message: meeting.note,
        }}
        fields={[
          { name: 'title', label: t('meeting.caseTitle'), control: 'text' },
          { name: 'message', label: t('meeting.caseMessage'), control: 'longText', optional: true },
        ]}
        submitLabel={t('meeting.openCase')}
        busy={open.isPending}
        error={open.error}
        onSubmit={(body) => open.mutateAsync({ params, version: meeting.version, body })}
      />
    </Dialog>
  );
}

const formSchema = z.strictObject({ answer: followUpAnswerSchema, words: answerSchema.shape.words });

/** What the follow-up found. */
export function AnswerDialog({
  meeting,
  followUp,
  onClose,
}: MeetingDialogProps & { readonly followUp: FollowUp }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const toast = useToast();
  const answer = useCommand(answerFollowUp, () => {
    toast({ text: t('followUp.saved') });
    onClose();
  });
  const params = { regionId: meeting.regionId, id: meeting.id };
  return (
    <Dialog title={t('followUp.line', { days: followUp.days, on: followUp.dueOn })} onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{ answer: followUp.answer ?? 'working', words: followUp.words }}
        fields={[
          {
            name: 'answer',
            label: t('followUp.status'),
            control: 'radio',
            options: followUpAnswerSchema.options.map((value) => ({ value, label: t(`followUp.value.${value}`) })),
          },
          { name: 'words', label: t('followUp.words'), control: 'longText' },
        ]}
        submitLabel={t('followUp.answer')}
        busy={answer.isPending}
        error={answer.error}
        onSubmit={(body) =>
          answer.mutateAsync({ params, body: { days: followUp.days, seen: followUp.version, ...body } })
        }
      />
    </Dialog>
  );
}
