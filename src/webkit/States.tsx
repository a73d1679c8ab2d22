import type { ReactNode } from 'react';
import { BridgeMark } from './BridgeMark.tsx';
import { Button } from './Button.tsx';
import { type Translate, useTexts } from './i18n.ts';
import { isAbsent, isForbidden, isStale, ProblemError } from './problem.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface EmptyStateProps {
  readonly title: string;
  /** The next step, in words. */
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, hint, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <BridgeMark size={44} />
      <p className="empty-title">{title}</p>
      {hint ? <p>{hint}</p> : null}
      {action ? <p style={{ marginTop: 14 }}>{action}</p> : null}
    </div>
  );
}

/** The sentence for a failed request: the server's own where it has one. */
export function errorSentence(error: unknown, t: Translate<typeof webkitTexts.zh>): string {
  if (!(error instanceof ProblemError)) return t('error.unknown');
  if (error.status === 0) return t('error.network');
  if (isStale(error)) return t('error.stale');
  if (error.message !== '') return error.message;
  if (isForbidden(error)) return t('error.forbidden');
  return isAbsent(error) ? t('error.absent') : t('error.unknown');
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const t = useTexts(webkitTexts);
  return (
    <div className="empty" role="alert">
      <p className="empty-title">{t('error.title')}</p>
      <p>{errorSentence(error, t)}</p>
      {onRetry ? (
        <p style={{ marginTop: 14 }}>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </p>
      ) : null}
    </div>
  );
}

/** The failure of a command, beside the button that was pressed. */
export function ErrorNotice({ error }: { readonly error: unknown }): ReactNode {
  const t = useTexts(webkitTexts);
  if (!error) return null;
  // Also here, because a field may lie outside the part of the form that is in sight.
  const fields = error instanceof ProblemError ? [...new Set(error.fields.map((field) => field.message))] : [];
  return (
    <div className="notice notice-act" role="alert">
      <p>{errorSentence(error, t)}</p>
      {fields.length > 0 ? (
        <ul>
          {fields.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const WIDTHS = ['62%', '88%', '74%', '93%', '58%', '81%'];

export function Skeleton({ lines = 4 }: { readonly lines?: number }): ReactNode {
  const t = useTexts(webkitTexts);
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className="skeleton" style={{ width: WIDTHS[line % WIDTHS.length] }} />
      ))}
    </div>
  );
}
