import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonClass } from '../webkit/Button.tsx';
import { useTexts } from '../webkit/i18n.ts';
import { EmptyState, ErrorState } from '../webkit/States.tsx';
import { webTexts } from './web.texts.ts';

export function NotFound(): ReactNode {
  const t = useTexts(webTexts);
  return (
    <EmptyState
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {t('notFound.back')}
        </Link>
      }
    />
  );
}

/** A page that failed while drawing: what can be said, and a way to try again. */
export function PageFault({ error, reset }: { readonly error: unknown; readonly reset: () => void }): ReactNode {
  return <ErrorState error={error} onRetry={reset} />;
}
