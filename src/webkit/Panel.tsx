import { type ReactNode, useId } from 'react';

export interface PanelProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a page, set apart by a hairline. */
export function Panel({ title, aside, bare, children }: PanelProps): ReactNode {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 className="panel-title" id={id}>
          {title}
        </h2>
        {aside}
      </div>
      {bare ? children : <div className="panel-body">{children}</div>}
    </section>
  );
}
