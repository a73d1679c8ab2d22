import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import type { PageVersion } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { legible } from './reader.rules.ts';

const LONGEST = 60;
const clipped = (text: string): string => legible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What was changed at the repair pointed at, or how many there are. */
export function RepairNote({ edit }: { readonly edit: PageVersion['edits'][number] | null }): ReactNode {
  const t = useTexts(pagesTexts);
  const phrases = usePhrases();
  if (!edit) return <p className="reader-note small soft">{t('reader.pick')}</p>;
  const [before, after] = [clipped(edit.before), clipped(edit.after)];
  const said = after === '' ? t('reader.removed', { before }) : t('reader.change', { before, after });
  return (
    <p className="reader-note small" aria-live="polite">
      {phrases.pair(phrases.list(edit.kinds.map((kind) => t(`kind.${kind}`))), said)}{' '}
      <span className="soft">
        {t('reader.confidence', { percent: Math.round(edit.confidence * 100) })}
        {edit.review ? ` · ${t('reader.review')}` : ''}
      </span>
    </p>
  );
}
