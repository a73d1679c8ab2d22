import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Choices, RadioField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { inviteSchema } from '../offers/offer.schema.ts';
import { inviteReach } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';

export interface InviteDialogProps {
  readonly offer: RowRef;
  /** What the page is narrowed to: the invitation goes no further. */
  readonly choice: ReachChoice;
  readonly within: string;
  readonly onStarted: (jobId: string) => void;
  readonly onClose: () => void;
}

/** Whom to invite and how; the work itself runs as a job. */
export function InviteDialog({ offer, choice, within, onStarted, onClose }: InviteDialogProps): ReactNode {
  const t = useTexts(matchingTexts);
  const toast = useToast();
  const form = useForm(inviteSchema, {
    verdicts: [choice.verdict === 'not_eligible' ? 'eligible' : choice.verdict],
    as: 'notice',
    condition: choice.condition,
    region: choice.region,
  });
  const invite = useCommand(inviteReach, (job) => {
    toast({ text: t('reach.inviteStarted') });
    onStarted(job.id);
  });
  const verdicts = form.field('verdicts');
  const send = (): void => {
    const body = form.check();
    if (body) invite.mutate({ params: offer, body });
  };
  return (
    <Dialog title={t('reach.inviteTitle')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {within === '' ? null : <p>{t('reach.narrowed', { what: within })}</p>}
        {choice.condition === undefined ? (
          <Choices
            {...verdicts}
            label={t('reach.inviteWho')}
            options={inviteSchema.shape.verdicts.element.options.map((value) => ({
              value,
              label: t(`reach.${value}`),
            }))}
            onChange={(chosen) => verdicts.onChange([...(chosen ?? [])])}
          />
        ) : null}
        <RadioField
          {...form.field('as')}
          label={t('reach.inviteAs')}
          options={[
            { value: 'notice', label: t('reach.asNotice'), hint: t('reach.asNoticeHint') },
            { value: 'case', label: t('reach.asCase'), hint: t('reach.asCaseHint') },
          ]}
        />
        <TextField
          {...form.field('message')}
          label={t('reach.inviteMessage')}
          optional
          rows={3}
          onChange={(message) => form.set({ message: message ?? undefined })}
        />
        <ErrorNotice error={invite.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={invite.isPending}>
            {t('reach.inviteStart')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
