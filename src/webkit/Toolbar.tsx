import type { ReactNode } from 'react';
import { useTexts } from './i18n.ts';
import { usePhone } from './useMedia.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface ToolbarProps {
  /** The search field, always in sight. */
  readonly search?: ReactNode;
  /** How many filters are set, so that a folded toolbar does not hide that the list is filtered. */
  readonly active: number;
  readonly children: ReactNode;
}

/** Filters above a list: in a row on a desk, folded on a phone where they would push the list out of sight. */
export function Toolbar({ search, active, children }: ToolbarProps): ReactNode {
  const t = useTexts(webkitTexts);
  const phone = usePhone();
  return (
    <search className="toolbar">
      {search ? <div className="field field-wide">{search}</div> : null}
      {phone ? (
        <details className="toolbar-fold" open={active > 0}>
          <summary className="button">
            {t('filters')}
            {active > 0 ? ` ${active}` : ''}
          </summary>
          <div className="toolbar-folded">{children}</div>
        </details>
      ) : (
        children
      )}
    </search>
  );
}
