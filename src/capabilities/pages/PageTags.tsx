import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { PageRecord } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import type { SourceStatus } from './source.schema.ts';

const TONE: Readonly<Record<PageRecord['trust'], Tone>> = { normal: 'done', reduced: 'wait', low: 'act' };
const SOURCE_TONE: Readonly<Record<SourceStatus, Tone>> = { watching: 'active', paused: 'wait', ended: 'idle' };

export function TrustTag({ trust }: { readonly trust: PageRecord['trust'] }): ReactNode {
  const t = useTexts(pagesTexts);
  return <StatusTag tone={TONE[trust]}>{t(`trust.${trust}`)}</StatusTag>;
}

export function SourceTag({ status }: { readonly status: SourceStatus }): ReactNode {
  const t = useTexts(pagesTexts);
  return <StatusTag tone={SOURCE_TONE[status]}>{t(`source.status.${status}`)}</StatusTag>;
}
