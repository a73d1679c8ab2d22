import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { quizAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { TimeField } from '../../webkit/TimeField.tsx';
import { useForm } from '../../webkit/useForm.ts';
import type { Bank } from './bank.schema.ts';
import { makeQuiz } from './quiz.api.ts';
import { newQuizSchema, quizModeSchema } from './quiz.schema.ts';
import { studiesTexts } from './studies.texts.ts';

/** A quiz from a bank: when, how long, how many questions, and how it is counted. */
export function NewQuizDialog({ bank, onClose }: { readonly bank: Bank; readonly onClose: () => void }): ReactNode {
  const t = useTexts(studiesTexts);
  const navigate = useNavigate();
  const form = useForm(newQuizSchema, {
    bankId: bank.id,
    mode: 'organisation',
    audience: 'region',
    minutes: 20,
    questionCount: Math.min(10, bank.questions),
  });
  const make = useCommand(makeQuiz, (made) => void navigate({ href: quizAddress(made) }));
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body !== null) await make.mutateAsync({ body }).catch(form.showProblem);
  };
  return (
    <Dialog title={t('quizzes.new')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('quiz.name')}
          {...form.field('title')}
          onChange={(title) => form.set({ title: title ?? '' })}
        />
        <div className="form-pair">
          <SelectField
            label={t('quiz.mode')}
            {...form.field('mode')}
            options={quizModeSchema.options.map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={(mode) => form.set({ mode: mode ?? undefined })}
          />
          <SelectField
            label={t('quiz.audience')}
            {...form.field('audience')}
            options={(['region', 'everyone'] as const).map((value) => ({ value, label: t(`audience.${value}`) }))}
            onChange={(audience) => form.set({ audience: audience ?? undefined })}
          />
        </div>
        <div className="form-pair">
          <TimeField
            label={t('quiz.opensAt')}
            {...form.field('opensAt')}
            onChange={(opensAt) => form.set({ opensAt: opensAt ?? undefined })}
          />
          <TimeField
            label={t('quiz.closesAt')}
            {...form.field('closesAt')}
            onChange={(closesAt) => form.set({ closesAt: closesAt ?? undefined })}
          />
        </div>
        <div className="form-pair">
          <NumberField
            label={t('quiz.minutes')}
            {...form.field('minutes')}
            onChange={(minutes) => form.set({ minutes: minutes ?? undefined })}
          />
          <NumberField
            label={t('quiz.questionCount')}
            {...form.field('questionCount')}
            onChange={(questionCount) => form.set({ questionCount: questionCount ?? undefined })}
          />
        </div>
        <ErrorNotice error={make.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={make.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
