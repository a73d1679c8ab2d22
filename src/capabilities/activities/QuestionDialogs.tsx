import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { PartiesField, type Party, PartyChoice } from '../organisations/PartyChoice.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { Activity } from './activity.schema.ts';
import { askQuestion, assignAnswer } from './question.api.ts';
import { type Answer, answerTaskSchema, newQuestionSchema } from './question.schema.ts';

/** Puts one question to several organisations; the invited are offered first. */
export function AskDialog({
  activity,
  onClose,
}: {
  readonly activity: Activity;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(activitiesTexts);
  const first = activity.invited.map((one): Party => ({ principal: one.org, name: one.name }));
  const [asked, setAsked] = useState(first);
  const form = useForm(newQuestionSchema, { asked: first.map((party) => party.principal) });
  const ask = useCommand(askQuestion, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const params = { regionId: activity.regionId, id: activity.id };
    await ask.mutateAsync({ params, body }).catch(form.showProblem);
  };
  return (
    <Dialog title={t('question.ask')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('question.text')}
          rows={3}
          {...form.field('text')}
          onChange={(text) => form.set({ text: text ?? '' })}
        />
        <PartiesField
          label={t('question.asked')}
          value={asked}
          onChange={(parties) => {
            setAsked(parties);
            form.set({ asked: parties.map((party) => party.principal) });
          }}
        />
        <DateField
          label={t('question.dueOn')}
          {...form.field('dueOn')}
          onChange={(dueOn) => form.set({ dueOn: dueOn ?? undefined })}
        />
        <ErrorNotice error={ask.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={ask.isPending}>
            {t('question.ask')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Makes a task of an answer; whoever answered is offered as its owner. */
export function AssignDialog({
  answer,
  onClose,
}: {
  readonly answer: Answer;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(activitiesTexts);
  const [owner, setOwner] = useState(answer.name);
  const form = useForm(answerTaskSchema, { title: [...answer.text].slice(0, 60).join(''), ownerOrg: answer.org });
  const assign = useCommand(assignAnswer, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    await assign.mutateAsync({ params: { regionId: answer.regionId, id: answer.id }, body }).catch(form.showProblem);
  };
  return (
    <Dialog title={t('question.toTask')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('question.taskTitle')}
          {...form.field('title')}
          onChange={(title) => form.set({ title: title ?? '' })}
        />
        <TextField
          label={t('question.measure')}
          {...form.field('measure')}
          onChange={(measure) => form.set({ measure: measure ?? '' })}
        />
        <PartyChoice
          label={t('question.owner')}
          chosen={owner}
          onChoose={(party) => {
            setOwner(party.name);
            form.set({ ownerOrg: party.principal });
          }}
        />
        <DateField
          label={t('decision.dueOn')}
          {...form.field('dueOn')}
          onChange={(dueOn) => form.set({ dueOn: dueOn ?? undefined })}
        />
        <ErrorNotice error={assign.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={assign.isPending}>
            {t('question.toTask')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
