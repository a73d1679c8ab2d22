import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { type Bank, newBankQuestionSchema, questionKindSchema } from './bank.schema.ts';
import { studiesTexts } from './studies.texts.ts';
import { addQuestion } from './study.api.ts';

const placesOf = (letters: string): number[] =>
  [
    ...new Set(
      letters
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-H]/g, ''),
    ),
  ]
    .map((letter) => letter.charCodeAt(0) - 65)
    .sort((a, b) => a - b);

/** One question with options, right answer, reason and source. */
export function QuestionDialog({ bank, onClose }: { readonly bank: Bank; readonly onClose: () => void }): ReactNode {
  const t = useTexts(studiesTexts);
  const [options, setOptions] = useState('');
  const [correct, setCorrect] = useState('');
  const form = useForm(newBankQuestionSchema, { kind: 'single' });
  const add = useCommand(addQuestion, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    await add.mutateAsync({ params: { regionId: bank.regionId, id: bank.id }, body }).catch(form.showProblem);
  };
  const text = (name: 'text' | 'explanation' | 'source', rows?: number): ReactNode => (
    <TextField
      label={t(`bank.${name}`)}
      {...form.field(name)}
      {...(rows ? { rows } : {})}
      onChange={(value) => form.set({ [name]: value ?? '' })}
    />
  );
  return (
    <Dialog title={t('banks.add')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SelectField
          label={t('bank.kind')}
          {...form.field('kind')}
          options={questionKindSchema.options.map((value) => ({ value, label: t(`questionKind.${value}`) }))}
          onChange={(kind) => form.set({ kind: kind ?? undefined })}
        />
        {text('text', 2)}
        <TextField
          label={t('bank.options')}
          name="options"
          rows={4}
          value={options}
          error={form.errorOf('options')}
          onChange={(value) => {
            setOptions(value ?? '');
            form.set({ options: (value ?? '').split('\n').filter((line) => line.trim() !== '') });
          }}
        />
        <TextField
          label={t('bank.correct')}
          hint={t('bank.correctHint')}
          name="correct"
          value={correct}
          error={form.errorOf('correct')}
          onChange={(value) => {
            setCorrect(value ?? '');
            form.set({ correct: placesOf(value ?? '') });
          }}
        />
        {text('explanation', 2)}
        {text('source')}
        <ErrorNotice error={add.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={add.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
