import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { instantSchema, textOf } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { TimeField } from '../../webkit/TimeField.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { moveActivity } from './activity.api.ts';
import { mayChangeIn, needsReason } from './activity.rules.ts';
import type { Activity, ActivityAction } from './activity.schema.ts';

const reasonSchema = z.object({
  reason: textOf(300, 2),
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema.nullable().default(null),
});

function ReasonDialog(props: {
  readonly activity: Activity;
  readonly action: ActivityAction;
  readonly onClose: () => void;
}): ReactNode {
  const { activity, action, onClose } = props;
  const t = useTexts(activitiesTexts);
  const form = useForm(reasonSchema, {});
  const move = useCommand(moveActivity, onClose);
  const submit = async (): Promise<void> => {
    const value = form.check();
    if (value === null) return;
    const params = { regionId: activity.regionId, id: activity.id };
    await move.mutateAsync({ params, body: { action, ...value }, version: activity.version }).catch(form.showProblem);
  };
  return (
    <Dialog title={t(`act.${action}`)} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('field.reason')}
          rows={3}
          {...form.field('reason')}
          onChange={(reason) => form.set({ reason: reason ?? '' })}
        />
        {action === 'postpone' ? (
          <div className="form-pair">
            <TimeField label={t('newTime')} {...form.field('startsAt')} />
            <TimeField label={t('newEnd')} {...form.field('endsAt')} />
          </div>
        ) : null}
        <ErrorNotice error={move.error} />
        <div className="form-actions">
          <Button type="submit" look={action === 'cancel' ? 'danger' : 'primary'} busy={move.isPending}>
            {t(`act.${action}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the host can do with an activity now; the way forward is the primary one. */
export function ActivitySteps({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const toast = useToast();
  const [asking, setAsking] = useState<ActivityAction>();
  const [changing, setChanging] = useState(false);
  const move = useCommand(moveActivity, () => toast({ text: t('done') }));
  const press = (action: ActivityAction): void => {
    if (needsReason(action)) setAsking(action);
    else
      move.mutate({
        params: { regionId: activity.regionId, id: activity.id },
        body: { action },
        version: activity.version,
      });
  };
  const [forward] = activity.may.filter((action) => !needsReason(action));
  return (
    <>
      {activity.isHost && mayChangeIn(activity.status) ? (
        <Button onClick={() => setChanging(true)}>{t('change')}</Button>
      ) : null}
      {activity.may
        .filter((action) => action !== forward)
        .map((action) => (
          <Button key={action} busy={move.isPending} onClick={() => press(action)}>
            {t(`act.${action}`)}
          </Button>
        ))}
      {forward ? (
        <Button look="primary" busy={move.isPending} onClick={() => press(forward)}>
          {t(`act.${forward}`)}
        </Button>
      ) : null}
      <ErrorNotice error={move.error} />
      {asking ? <ReasonDialog activity={activity} action={asking} onClose={() => setAsking(undefined)} /> : null}
      {changing ? <ActivityForm activity={activity} onClose={() => setChanging(false)} /> : null}
    </>
  );
}
