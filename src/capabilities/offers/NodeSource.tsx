import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import type { PolicyPart } from './policyNotice.schema.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';

/** The sentence of the notice a condition was read from, and what is left to do about it. */
export function NodeSource({
  part,
  isPerson,
  href,
}: {
  readonly part: PolicyPart;
  readonly isPerson: boolean;
  /** The sentence in its document, where it came from one. */
  readonly href: string | null;
}): ReactNode {
  const t = useTexts(policyNoticeTexts);
  return (
    <p className="rule-sentence small soft">
      <q>{part.sentence}</q>
      {href ? <Link to={href}>{t('place')}</Link> : null}
      {part.machine ? null : <StatusTag tone={isPerson ? 'act' : 'done'}>{t(isPerson ? 'person' : 'done')}</StatusTag>}
      {part.doubts.map((doubt) => (
        <StatusTag key={doubt} tone="wait">
          {t(`doubt.${doubt}`)}
        </StatusTag>
      ))}
    </p>
  );
}
