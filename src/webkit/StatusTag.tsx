import type { ReactNode } from 'react';

/** What a status asks of the reader: act (朱), wait (赭), done (松), active (黛), idle. */
export type Tone = 'act' | 'wait' | 'done' | 'active' | 'idle';

export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={`status status-${tone}`}>{children}</span>;
}
