import { type ReactNode, useEffect } from 'react';
import { useTexts } from './i18n.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface PageHeaderProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly crumb?: ReactNode;
  readonly action?: ReactNode;
}

/** The one title of a page, at most one primary action, and the name of the browser tab. */
export function PageHeader({ title, note, crumb, action }: PageHeaderProps): ReactNode {
  const t = useTexts(webkitTexts);
  const name = t('appName');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <header className="page-header">
      <div>
        {crumb ? <div className="page-crumb">{crumb}</div> : null}
        <h1 className="page-title">{title}</h1>
        {note ? <div className="page-note">{note}</div> : null}
      </div>
      {action ? <div className="row">{action}</div> : null}
    </header>
  );
}
