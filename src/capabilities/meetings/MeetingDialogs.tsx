import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { dateSchema, textOf } from '../../kernel/fields.ts';
import { OFFER_KINDS } from '../../vocabulary/offerKinds.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { arrangeSeats, putMotion, raiseQuestion, replyToMeeting, resolveMeeting, stepMeeting } from './meeting.api.ts';
import {
  type MeetingStep,
  type MeetingView,
  motionInputSchema,
  questionInputSchema,
  replyInputSchema,
  replySchema,
  seatsSchema,
  stepInputSchema,
} from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

export interface MeetingDialogProps {
  readonly meeting: MeetingView;
  readonly onClose: () => void;
}

const noteSchema = stepInputSchema.omit({ step: true });

function useDone(onClose: () => void): () => void {
  const t = useTexts(meetingsTexts);
  const toast = useToast();
  return () => {
    toast({ text: t('done') });
    onClose();
  };
}

const refOf = (meeting: MeetingView) => ({ regionId: meeting.regionId, id: meeting.id });

export function StepDialog({ meeting, step, onClose }: MeetingDialogProps & { readonly step: MeetingStep }): ReactNode {
  const t = useTexts(meetingsTexts);
  const send = useCommand(stepMeeting, useDone(onClose));
  const asks = step === 'cancel' || step === 'submitMinutes';
  return (
    <Dialog title={`${t(`step.${step}`)} · ${meeting.title}`} wide={step === 'submitMinutes'} onClose={onClose}>
      <SchemaForm
        schema={noteSchema}
        initial={{ note: step === 'submitMinutes' ? meeting.minutes : '' }}
        fields={
          asks
            ? [{ name: 'note', label: step === 'cancel' ? t('form.reason') : t('form.minutes'), control: 'longText' }]
            : []
        }
        submitLabel={t(`step.${step}`)}
        danger={step === 'cancel'}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({ params: refOf(meeting), version: meeting.version, body: { step, ...body } })
        }
      />
    </Dialog>
  );
}

export function ReplyDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(meetingsTexts);
  const send = useCommand(replyToMeeting, useDone(onClose));
  const own = meeting.own;
  return (
    <Dialog title={t('page.ownReply')} onClose={onClose}>
      <SchemaForm
        schema={replyInputSchema}
        initial={{
          reply: own && own.reply !== 'none' ? own.reply : 'attending',
          people: own && own.people > 0 ? own.people : 1,
          note: own?.replyNote ?? '',
        }}
        fields={[
          {
            name: 'reply',
            label: t('form.reply'),
            control: 'radio',
            options: replySchema.options.map((value) => ({ value, label: t(`reply.${value}`) })),
          },
          { name: 'people', label: t('form.people'), control: 'number' },
          { name: 'note', label: t('form.note'), control: 'text', optional: true },
        ]}
        submitLabel={t('act.reply')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(meeting), body })}
      />
    </Dialog>
  );
}

export function SeatsDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(meetingsTexts);
  const send = useCommand(arrangeSeats, useDone(onClose));
  return (
    <Dialog title={t('act.seat')} onClose={onClose}>
      <SchemaForm
        schema={seatsSchema}
        initial={{ perRow: 12 }}
        fields={[{ name: 'perRow', label: t('form.perRow'), control: 'number' }]}
        submitLabel={t('act.seat')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(meeting), body })}
      />
    </Dialog>
  );
}

export function MotionDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(meetingsTexts);
  const send = useCommand(putMotion, useDone(onClose));
  return (
    <Dialog title={t('act.putMotion')} onClose={onClose}>
      <SchemaForm
        schema={motionInputSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('form.motion'), control: 'text' },
          { name: 'text', label: t('form.motionText'), control: 'longText', optional: true },
        ]}
        submitLabel={t('act.putMotion')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(meeting), body })}
      />
    </Dialog>
  );
}

export function QuestionDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(meetingsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const send = useCommand(raiseQuestion, useDone(onClose));
  return (
    <Dialog title={t('act.raise')} onClose={onClose}>
      <SchemaForm
        schema={questionInputSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('form.question'), control: 'text' },
          {
            name: 'kind',
            label: t('form.questionKind'),
            control: 'select',
            options: OFFER_KINDS.map((kind) => ({ value: kind.code, label: kind[language] })),
          },
          { name: 'text', label: t('form.questionText'), control: 'longText', optional: true },
        ]}
        submitLabel={t('act.raise')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: refOf(meeting), body })}
      />
    </Dialog>
  );
}

const resolveSchema = z.strictObject({ text: textOf(300, 2), dueOn: dateSchema, measure: textOf(200).default('') });

/** Who does what by when; given at once as a task. */
export function ResolveDialog({ meeting, onClose }: MeetingDialogProps): ReactNode {
  const t = useTexts(meetingsTexts);
  const [owner, setOwner] = useState<string | null>(null);
  const [motion, setMotion] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const send = useCommand(resolveMeeting, useDone(onClose));
  const owners = [{ org: meeting.ownerOrg, name: meeting.ownerName }, ...meeting.units];
  const carried = meeting.motions.filter((one) => one.status === 'carried');
  return (
    <Dialog title={t('act.resolve')} onClose={onClose}>
      <SchemaForm
        schema={resolveSchema}
        initial={{}}
        fields={[
          { name: 'text', label: t('form.resolution'), control: 'longText' },
          { name: 'dueOn', label: t('form.dueOn'), control: 'date' },
          { name: 'measure', label: t('form.measure'), control: 'text', optional: true },
        ]}
        submitLabel={t('act.resolve')}
        busy={send.isPending}
        error={send.error}
        onSubmit={async (body) => {
          setMissing(owner === null);
          if (owner === null) return;
          await send.mutateAsync({ params: refOf(meeting), body: { ...body, ownerOrg: Number(owner), motion } });
        }}
      >
        <SelectField
          label={t('form.owner')}
          name="ownerOrg"
          error={missing && owner === null ? t('form.owner') : undefined}
          value={owner}
          options={owners.map((one) => ({ value: String(one.org), label: one.name }))}
          onChange={(value) => setOwner(value ?? null)}
        />
        {carried.length > 0 ? (
          <SelectField
            label={t('form.byMotion')}
            name="motion"
            optional
            error={undefined}
            value={motion}
            options={carried.map((one) => ({ value: one.id, label: one.title }))}
            onChange={(value) => setMotion(value ?? null)}
          />
        ) : null}
      </SchemaForm>
    </Dialog>
  );
}
