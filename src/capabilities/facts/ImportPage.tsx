import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { Figure } from '../../webkit/Figure.tsx';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { isUnderWay, JobProgress } from '../../webkit/JobProgress.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { factsTexts } from './facts.texts.ts';
import { ImportMapping } from './ImportMapping.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportStatusTag } from './ImportsPage.tsx';
import { commitImport, downloadImportErrors, getImport, undoImport } from './import.api.ts';
import type { ImportCounts, ImportView } from './import.schema.ts';

const POLL_MS = 1_000;
const COUNTS = ['rows', 'create', 'update', 'unchanged', 'conflicts', 'rejected', 'duplicatesInFile'] as const;

export interface ImportPageProps {
  /** Stops a job; jobs belong to a later room. */
  readonly onCancelJob: (jobId: string) => void;
}

function Counts({ counts }: { readonly counts: ImportCounts }): ReactNode {
  const t = useTexts(factsTexts);
  return (
    <div className="figures">
      {COUNTS.map((name) => (
        <Figure key={name} label={t(`page.count.${name}`)} value={formatNumber(counts[name])} />
      ))}
    </div>
  );
}

function Undo({ view }: { readonly view: ImportView }): ReactNode {
  const t = useTexts(factsTexts);
  const kit = useTexts(webkitTexts);
  const [asking, setAsking] = useState(false);
  const undo = useCommand(undoImport, () => setAsking(false));
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('page.undo')}
      </Button>
      {asking ? (
        <Dialog title={t('page.undo')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('page.undoAsk')}</p>
            <ErrorNotice error={undo.error} />
            <div className="form-actions">
              <Button
                look="danger"
                busy={undo.isPending}
                onClick={() => undo.mutate({ params: { id: view.id }, version: view.version })}
              >
                {t('page.undo')}
              </Button>
              <Button onClick={() => setAsking(false)}>{kit('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

function Result({ view }: { readonly view: ImportView }): ReactNode {
  const t = useTexts(factsTexts);
  const download = useDownload();
  const rejected = (view.counts?.rejected ?? 0) + (view.counts?.duplicatesInFile ?? 0);
  return (
    <section className={`notice ${view.status === 'failed' ? 'notice-act' : 'notice-done'}`}>
      {view.status === 'committed' ? <p>{t('page.done')}</p> : null}
      {view.status === 'undone' ? <p>{t('page.undone')}</p> : null}
      {view.kept ? <p>{t('page.kept', { count: formatNumber(view.kept) })}</p> : null}
      {view.failure ? <p>{t('page.failure', { reason: view.failure })}</p> : null}
      <div className="row">
        {rejected > 0 ? (
          <Button onClick={() => download(downloadImportErrors, { params: { id: view.id } }, t('page.errorsName'))}>
            {t('page.errors')}
          </Button>
        ) : null}
        {view.status === 'committed' ? (
          <>
            <Link to="/enterprises" className="button">
              {t('page.toEnterprises')}
            </Link>
            {(view.counts?.conflicts ?? 0) > 0 ? (
              <Link to="/conflicts" className="button">
                {t('page.toConflicts')}
              </Link>
            ) : null}
            <Undo view={view} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function Commit({ view, counts }: { readonly view: ImportView; readonly counts: ImportCounts }): ReactNode {
  const t = useTexts(factsTexts);
  const download = useDownload();
  const commit = useCommand(commitImport);
  const writes = counts.create + counts.update + counts.conflicts;
  const refused = counts.rejected + counts.duplicatesInFile;
  return (
    <div className="stack-tight">
      {counts.conflicts > 0 ? <p className="notice notice-wait">{t('page.conflictsNote')}</p> : null}
      <ErrorNotice error={commit.error} />
      <div className="row">
        <Button
          look="primary"
          busy={commit.isPending}
          disabled={writes === 0}
          onClick={() => commit.mutate({ params: { id: view.id }, version: view.version })}
        >
          {t('page.commit', { count: formatNumber(counts.rows - refused) })}
        </Button>
        {refused > 0 ? (
          <Button onClick={() => download(downloadImportErrors, { params: { id: view.id } }, t('page.errorsName'))}>
            {t('page.errors')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Stage({ view, onCancelJob }: ImportPageProps & { readonly view: ImportView }): ReactNode {
  const open = view.status === 'staged' || view.status === 'mapped';
  const { job } = view;
  return (
    <div className="stack">
      {open ? null : <Result view={view} />}
      {job && isUnderWay(job) ? <JobProgress job={job} onCancel={() => onCancelJob(job.id)} /> : null}
      {view.counts ? <Counts counts={view.counts} /> : null}
      {open && view.counts ? <Commit view={view} counts={view.counts} /> : null}
      {open ? <ImportMapping key={view.version} view={view} /> : null}
      {open && view.preview.length > 0 ? <ImportPreview view={view} /> : null}
    </div>
  );
}

/** One import: columns, preview with counts, commit as a job, result, and one undo. */
export function ImportPage(props: ImportPageProps): ReactNode {
  const t = useTexts(factsTexts);
  const params: unknown = useParams({ strict: false });
  const id = typeof params === 'object' && params !== null ? String(Reflect.get(params, 'id')) : '';
  const first = useQueryOf(getImport, { params: { id } });
  const busy = first.data?.status === 'committing' || first.data?.status === 'undoing' || isUnderWay(first.data?.job);
  const query = useQueryOf(getImport, { params: { id } }, { refetchInterval: busy ? POLL_MS : false });
  return (
    <>
      <PageHeader
        title={query.data?.fileName ?? t('page.crumb')}
        crumb={<Link to="/imports">{t('page.crumb')}</Link>}
        note={query.data ? <ImportStatusTag status={query.data.status} /> : undefined}
      />
      <Loaded query={query}>{(view) => <Stage view={view} {...props} />}</Loaded>
    </>
  );
}
