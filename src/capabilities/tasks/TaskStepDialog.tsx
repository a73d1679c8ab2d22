import type { ReactNode } from 'react';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { stepTask } from './task.api.ts';
import { needsNote } from './task.rules.ts';
import { stepInputSchema, type TaskStep, type WorkTask } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

const formSchema = stepInputSchema.omit({ step: true });

export interface TaskStepDialogProps {
  readonly task: WorkTask;
  readonly step: TaskStep;
  readonly onClose: () => void;
}

/** What a step asks of a person: progress, a result, a reason. */
export function TaskStepDialog({ task, step, onClose }: TaskStepDialogProps): ReactNode {
  const t = useTexts(tasksTexts);
  const toast = useToast();
  const send = useCommand(stepTask, () => {
    toast({ text: t('done') });
    onClose();
  });
  const noteLabel = step === 'finish' ? t('field.result') : needsNote(step) ? t('field.reason') : t('field.note');
  return (
    <Dialog title={`${t(`step.${step}`)} · ${task.title}`} onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{ progress: step === 'report' ? task.progress : null }}
        fields={[
          ...(step === 'report'
            ? [{ name: 'progress' as const, label: t('field.progress'), control: 'number' as const }]
            : []),
          { name: 'note', label: noteLabel, control: 'longText', optional: !needsNote(step) },
        ]}
        submitLabel={t(`step.${step}`)}
        danger={step === 'drop'}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({
            params: { regionId: task.regionId, id: task.id },
            version: task.version,
            body: { step, ...body },
          })
        }
      />
    </Dialog>
  );
}
