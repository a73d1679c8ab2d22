import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import type { Post, Tenure } from './post.schema.ts';
import { postsTexts } from './posts.texts.ts';

const TONE: Readonly<Record<Tenure['status'], Tone>> = { holding: 'active', onLeave: 'wait', ended: 'idle' };

export function TenureTag({ post }: { readonly post: Pick<Post, 'tenure' | 'closedOn'> }): ReactNode {
  const t = useTexts(postsTexts);
  if (post.closedOn) return <StatusTag tone="idle">{t('status.closed')}</StatusTag>;
  if (!post.tenure) return <StatusTag tone="act">{t('status.vacant')}</StatusTag>;
  return <StatusTag tone={TONE[post.tenure.status]}>{t(`status.${post.tenure.status}`)}</StatusTag>;
}

/** The term; what ends soon or is past says so. */
export function TermText({ tenure }: { readonly tenure: Tenure | null }): ReactNode {
  const t = useTexts(postsTexts);
  if (!tenure) return '—';
  return (
    <span className="row">
      {tenure.startsOn} – {tenure.endsOn ?? ''}
      {tenure.overTerm ? <StatusTag tone="act">{t('overTerm')}</StatusTag> : null}
      {!tenure.overTerm && tenure.endingSoon && tenure.endsOn ? (
        <StatusTag tone="wait">{t('endingSoon', { date: tenure.endsOn })}</StatusTag>
      ) : null}
    </span>
  );
}
