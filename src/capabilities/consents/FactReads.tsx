import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { formatInstant, formatNumber } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import { usePagesOf } from '../../webkit/queries.ts';
import { useDownload } from '../../webkit/useDownload.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { consentsTexts } from './consents.texts.ts';
import { zh } from './consents.zh.ts';
import { exportFactReads, listFactReads } from './grant.api.ts';
import type { FactRead } from './grant.schema.ts';

type Path = keyof typeof zh.path;
const KEYS_SHOWN = 6;

function Keys({ read }: { readonly read: FactRead }): ReactNode {
  const t = useTexts(consentsTexts);
  const pick = usePick();
  const phrases = usePhrases();
  const names = read.keys.map((key) => pick(factDefinition(key)?.label ?? { zh: key, en: key }));
  if (names.length <= KEYS_SHOWN) return <span className="small">{phrases.list(names)}</span>;
  return (
    <details className="disclosure small">
      <summary>{t('reads.more', { first: phrases.list(names.slice(0, 3)), count: names.length })}</summary>
      {phrases.list(names)}
    </details>
  );
}

/** Who looked at what of the own enterprise, when, where and under which grant. */
export function FactReads({ enterprise }: { readonly enterprise: RowRef }): ReactNode {
  const t = useTexts(consentsTexts);
  const kit = useTexts(webkitTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const download = useDownload();
  const pages = usePagesOf(listFactReads, { params: enterprise, query: {} });
  const columns: readonly Column<FactRead>[] = [
    { id: 'by', header: t('reads.by'), title: true, cell: (read) => read.byName },
    { id: 'at', header: t('reads.at'), cell: (read) => <span className="nowrap">{formatInstant(read.at)}</span> },
    {
      id: 'basis',
      header: t('reads.basis'),
      cell: (read) =>
        read.basis === 'consent'
          ? `${t('basis.consent')} · ${consentPurposeName(read.purpose, language)}`
          : t(`basis.${read.basis}`),
    },
    {
      id: 'path',
      header: t('reads.path'),
      cell: (read) => (read.path in zh.path ? t(`path.${read.path as Path}`) : read.path),
    },
    { id: 'facts', header: t('reads.facts'), numeric: true, cell: (read) => formatNumber(read.facts) },
    { id: 'keys', header: t('reads.keys'), cell: (read) => <Keys read={read} /> },
    {
      id: 'grant',
      header: t('reads.grant'),
      deskOnly: true,
      cell: (read) => <span className="mono small soft">{read.grantId.slice(0, 8)}</span>,
    },
  ];
  return (
    <DataTable
      id="factReads"
      caption={t('reads.title')}
      columns={columns}
      pages={pages}
      rowKey={(read) => read.id}
      tools={
        <Button small onClick={() => download(exportFactReads, { params: enterprise }, t('reads.export'))}>
          {kit('export')}
        </Button>
      }
      empty={{ title: t('reads.empty'), hint: t('reads.emptyHint') }}
    />
  );
}
