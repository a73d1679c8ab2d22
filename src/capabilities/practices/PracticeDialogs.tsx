import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, RadioField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { adoptPractice, scorePractice, stepPractice } from './practice.api.ts';
import {
  adoptionInputSchema,
  type PracticeStep,
  type PracticeView,
  practiceStepInputSchema,
} from './practice.schema.ts';
import { practicesTexts } from './practices.texts.ts';
import { CaseChoice, TaskChoice } from './RefChoice.tsx';

export interface PracticeDialogProps {
  readonly practice: PracticeView;
  readonly onClose: () => void;
}

const refOf = (practice: PracticeView): RowRef => ({ regionId: practice.regionId, id: practice.id });
const noteSchema = practiceStepInputSchema.pick({ note: true });

/** Says what a step does, and takes it on the second press. */
export function StepDialog({
  practice,
  step,
  onClose,
}: PracticeDialogProps & { readonly step: PracticeStep }): ReactNode {
  const t = useTexts(practicesTexts);
  const send = useCommand(stepPractice, onClose);
  return (
    <Dialog title={`${t(`step.${step}`)} · ${practice.title}`} onClose={onClose}>
      <p>{t(`hint.${step}`)}</p>
      <SchemaForm
        schema={noteSchema}
        initial={{}}
        fields={[{ name: 'note', label: t('form.note'), control: 'longText', optional: true }]}
        submitLabel={t(`step.${step}`)}
        danger={step === 'withdrawConsent'}
        busy={send.isPending}
        error={send.error}
        onSubmit={({ note }) =>
          send.mutateAsync({ params: refOf(practice), version: practice.version, body: { step, note } })
        }
      />
    </Dialog>
  );
}

/** One score from 0 to 10 for each criterion. */
export function ScoreDialog({ practice, onClose }: PracticeDialogProps): ReactNode {
  const t = useTexts(practicesTexts);
  const { criteria } = practice.round;
  const [scores, setScores] = useState<readonly (number | null)[]>(criteria.map(() => null));
  const send = useCommand(scorePractice, onClose);
  return (
    <Dialog title={`${t('step.score')} · ${practice.title}`} onClose={onClose}>
      <SchemaForm
        schema={noteSchema}
        initial={{}}
        fields={[{ name: 'note', label: t('form.note'), control: 'longText', optional: true }]}
        submitLabel={t('step.score')}
        busy={send.isPending}
        error={send.error}
        onSubmit={({ note }) =>
          send.mutateAsync({
            params: refOf(practice),
            body: { scores: scores.filter((score) => score !== null), note },
          })
        }
      >
        {criteria.map((title, index) => (
          <NumberField
            key={title}
            label={title}
            hint="0–10"
            name={`scores.${index}`}
            error={undefined}
            value={scores[index] ?? null}
            onChange={(score) => setScores(scores.map((old, at) => (at === index ? (score ?? null) : old)))}
          />
        ))}
      </SchemaForm>
    </Dialog>
  );
}

const adoptSchema = adoptionInputSchema.pick({ note: true });
const NOWHERE: RowRef = { regionId: '000000', id: '00000000-0000-4000-8000-000000000000' };

/** Names the own case or task in which the practice was taken over. */
export function AdoptDialog({ practice, onClose }: PracticeDialogProps): ReactNode {
  const t = useTexts(practicesTexts);
  const [kind, setKind] = useState<'case' | 'task'>('case');
  const [ref, setRef] = useState<RowRef | null>(null);
  const send = useCommand(adoptPractice, onClose);
  return (
    <Dialog title={`${t('step.adopt')} · ${practice.title}`} onClose={onClose}>
      <SchemaForm
        schema={adoptSchema}
        initial={{}}
        fields={[{ name: 'note', label: t('form.note'), control: 'longText' }]}
        submitLabel={t('step.adopt')}
        busy={send.isPending}
        error={send.error}
        onSubmit={({ note }) =>
          send.mutateAsync({ params: refOf(practice), body: { subject: { kind, ...(ref ?? NOWHERE) }, note } })
        }
      >
        <RadioField
          label={t('form.subject')}
          name="kind"
          error={undefined}
          value={kind}
          options={[
            { value: 'case', label: t('form.ownCase') },
            { value: 'task', label: t('form.ownTask') },
          ]}
          onChange={(value) => {
            setKind(value === 'task' ? 'task' : 'case');
            setRef(null);
          }}
        />
        {kind === 'case' ? (
          <CaseChoice closed={false} label={t('form.ownCase')} onChoose={setRef} />
        ) : (
          <TaskChoice label={t('form.ownTask')} onChoose={setRef} />
        )}
      </SchemaForm>
    </Dialog>
  );
}
