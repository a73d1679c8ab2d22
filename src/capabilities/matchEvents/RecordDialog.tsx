import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, RadioField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { textBinding } from '../../webkit/textBinding.ts';
import { useForm } from '../../webkit/useForm.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import { recordMeeting } from './matchMeeting.api.ts';
import { absentSchema, type Meeting, nextOwnerSchema, recordSchema } from './matchMeeting.schema.ts';

interface RecordDialogProps {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}

/** Held or not; who does what next by when. */
export function RecordDialog({ meeting, onClose }: RecordDialogProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const toast = useToast();
  const save = useCommand(recordMeeting, () => {
    toast({ text: t('meeting.saved') });
    onClose();
  });
  const { absent, nextOwner, nextStep, nextOn, note } = meeting;
  const result = meeting.status === 'noShow' ? ('noShow' as const) : ('held' as const);
  const form = useForm(recordSchema, { result, absent, nextOwner, nextStep, nextOn, note });
  const held = form.values.result !== 'noShow';
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const params = { regionId: meeting.regionId, id: meeting.id };
    await save
      .mutateAsync({ params, version: meeting.version, body })
      .catch((error: unknown) => form.showProblem(error));
  };
  return (
    <Dialog title={t('meeting.pair', { seeks: meeting.seeks.name, offers: meeting.offers.name })} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void submit();
        }}
      >
        <RadioField
          label={t('meeting.result')}
          {...form.field('result')}
          options={(['held', 'noShow'] as const).map((value) => ({ value, label: t(`meeting.status.${value}`) }))}
        />
        {held ? (
          <>
            <SelectField
              label={t('meeting.nextOwner')}
              {...form.field('nextOwner')}
              none={t('meeting.noOwner')}
              options={nextOwnerSchema.options.map((value) => ({ value, label: t(`meeting.owner.${value}`) }))}
            />
            <TextField label={t('meeting.nextStep')} optional {...textBinding(form.field('nextStep'))} />
            <DateField label={t('meeting.nextOn')} optional {...form.field('nextOn')} />
          </>
        ) : (
          <SelectField
            label={t('meeting.absent')}
            {...form.field('absent')}
            options={absentSchema.options.map((value) => ({ value, label: t(`meeting.absentOf.${value}`) }))}
          />
        )}
        <TextField
          label={t('meeting.note')}
          hint={t('meeting.noteHint')}
          optional
          {...textBinding(form.field('note'))}
          rows={3}
        />
        <ErrorNotice error={save.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('form.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
