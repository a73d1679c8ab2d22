import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { importAddress } from '../../webkit/addresses.ts';
import { FileDrop } from '../../webkit/FileDrop.tsx';
import { formatInstant, formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, errorSentence } from '../../webkit/States.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { factsTexts } from './facts.texts.ts';
import { listImports, uploadImport } from './import.api.ts';
import type { ImportStatus } from './import.schema.ts';

const TONES: Readonly<Record<ImportStatus, Tone>> = {
  staged: 'wait',
  mapped: 'wait',
  committing: 'active',
  committed: 'done',
  undoing: 'active',
  undone: 'idle',
  failed: 'act',
};

export function ImportStatusTag({ status }: { readonly status: ImportStatus }): ReactNode {
  const t = useTexts(factsTexts);
  return <StatusTag tone={TONES[status]}>{t(`imports.statusWord.${status}`)}</StatusTag>;
}

function History(): ReactNode {
  const t = useTexts(factsTexts);
  const query = useQueryOf(listImports, {});
  return (
    <Loaded query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('imports.empty')} hint={t('imports.emptyHint')} />
        ) : (
          <ul className="list">
            {items.map((one) => (
              <li key={one.id} className="row-apart">
                <span>
                  <Link to={importAddress(one.id)}>{one.fileName}</Link>
                  <br />
                  <span className="small soft">
                    {formatInstant(one.createdAt)}
                    {one.counts ? ` · ${t('imports.rows')} ${formatNumber(one.counts.rows)}` : ''}
                  </span>
                </span>
                <ImportStatusTag status={one.status} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** Lists of enterprises brought in from a spreadsheet, and the way to bring in another. */
export function ImportsPage(): ReactNode {
  const t = useTexts(factsTexts);
  const kit = useTexts(webkitTexts);
  const navigate = useNavigate();
  const upload = useCommand(uploadImport, (view) => void navigate({ to: importAddress(view.id) }));
  return (
    <>
      <PageHeader title={t('imports.title')} note={t('imports.note')} />
      <div className="halves">
        <FileDrop
          label={t('imports.upload')}
          accept=".xlsx,.csv"
          maxBytes={uploadImport.uploadBytes ?? 0}
          busy={upload.isPending}
          error={upload.error ? errorSentence(upload.error, kit) : undefined}
          onFile={(file) => upload.mutate({ query: { fileName: file.name }, bytes: file })}
        />
        <Panel title={t('imports.history')}>
          <History />
        </Panel>
      </div>
    </>
  );
}
