import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { WorkTask } from './task.schema.ts';
import { tasksTexts } from './tasks.texts.ts';

const TONE: Readonly<Record<WorkTask['status'], Tone>> = {
  open: 'wait',
  doing: 'active',
  done: 'done',
  dropped: 'idle',
};

/** Status and progress in one word; late ones say so. */
export function TaskStatusTag({ task }: { readonly task: WorkTask }): ReactNode {
  const t = useTexts(tasksTexts);
  if (task.overdue) return <StatusTag tone="act">{t('overdue')}</StatusTag>;
  const progress = task.status === 'doing' && task.progress > 0 ? ` ${t('of.progress', { count: task.progress })}` : '';
  return (
    <StatusTag tone={TONE[task.status]}>
      {t(`status.${task.status}`)}
      {progress}
    </StatusTag>
  );
}
