import type { ReactNode } from 'react';
import { useTexts } from './i18n.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface RuleSourceProps {
  readonly source: {
    readonly document: string;
    readonly number: string | null;
    readonly article: string | null;
    readonly confidence: string;
  };
  readonly boundary?: string | null;
}

/** Document, number and article of a condition, and the word that draws its bound. */
export function RuleSource({ source, boundary }: RuleSourceProps): ReactNode {
  const t = useTexts(webkitTexts);
  const words = [source.document, source.number, source.article].filter(Boolean).join(' ');
  return (
    <div className="condition-source">
      {t('explain.sourceOf', { source: words })}
      {boundary ? ` · ${t('explain.boundary', { word: boundary })}` : ''}
      {source.confidence === 'low' ? ` · ${t('explain.confidenceLow')}` : ''}
    </div>
  );
}
