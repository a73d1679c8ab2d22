import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import type { Finding } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { sentenceAddress } from './sentence.rules.ts';
import { figureText } from './valueShown.rules.ts';

/** The figure with what qualifies it: `超 1190 万 人`. */
export function Value({
  finding,
}: {
  readonly finding: Pick<Finding, 'value' | 'valueKind' | 'unit' | 'qualifierText'>;
}): ReactNode {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return <strong className="findings-value">{figureText(finding, language)}</strong>;
}

/** Who said it when, with the way to the sentence. */
export function SaidBy({ finding }: { readonly finding: Finding }): ReactNode {
  const t = useTexts(findingsTexts);
  const { page } = finding;
  return (
    <div className="small soft">
      <Link to={sentenceAddress(finding)}>{page.title}</Link>{' '}
      {t('published', { source: page.source ?? t('noSource'), date: page.published ?? t('noDate') })}
    </div>
  );
}
