import type { ReactNode } from 'react';
import type { JobView } from '../kernel/job.schema.ts';
import { Button } from './Button.tsx';
import { formatNumber } from './format.ts';
import { useTexts } from './i18n.ts';
import { StatusTag, type Tone } from './StatusTag.tsx';
import { webkitTexts } from './webkit.texts.ts';

const TONES: Readonly<Record<JobView['status'], Tone>> = {
  waiting: 'wait',
  running: 'active',
  done: 'done',
  failed: 'act',
  cancelled: 'idle',
};

export const isUnderWay = (job: JobView | null | undefined): boolean =>
  job?.status === 'waiting' || job?.status === 'running';

/** Long work: how far it is, and a way to stop it. */
export function JobProgress({ job, onCancel }: { readonly job: JobView; readonly onCancel?: () => void }): ReactNode {
  const t = useTexts(webkitTexts);
  const percent = job.total ? Math.round((job.done / job.total) * 100) : job.status === 'done' ? 100 : 0;
  return (
    <div className="progress">
      <div className="row-apart">
        <span className="row">
          <StatusTag tone={TONES[job.status]}>{t(`job.${job.status}`)}</StatusTag>
          {job.total !== null ? (
            <span>{t('job.progress', { done: formatNumber(job.done), total: formatNumber(job.total) })}</span>
          ) : null}
        </span>
        {isUnderWay(job) && onCancel ? (
          <Button small onClick={onCancel}>
            {t('job.cancel')}
          </Button>
        ) : null}
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={t('job.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span className="progress-fill" style={{ width: `${percent}%` }} />
      </div>
      {job.message ? <p className="small soft">{job.message}</p> : null}
    </div>
  );
}
