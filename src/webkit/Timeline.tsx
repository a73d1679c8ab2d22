import type { ReactNode } from 'react';
import { formatInstant } from './format.ts';
import { useTexts } from './i18n.ts';
import type { Tone } from './StatusTag.tsx';
import { webkitTexts } from './webkit.texts.ts';

export interface TimelineItem {
  readonly id: string;
  readonly at: string;
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly by?: string;
  readonly body?: ReactNode;
}

/** What happened, newest first as given. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): ReactNode {
  const t = useTexts(webkitTexts);
  if (items.length === 0) return <p className="soft">{t('timelineEmpty')}</p>;
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id} className={`timeline-item timeline-item-${item.tone}`}>
          <div className="timeline-time">
            <time dateTime={item.at}>{formatInstant(item.at)}</time>
            {item.by ? ` · ${item.by}` : ''}
          </div>
          <div>{item.title}</div>
          {item.body}
        </li>
      ))}
    </ol>
  );
}
