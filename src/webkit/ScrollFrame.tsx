import type { ReactNode } from 'react';

interface ScrollFrameProps {
  /** What the frame holds, for who hears the page. */
  readonly label: string;
  /** Inside a panel that draws its own line. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A wide table in a frame of its own: on a narrow screen the frame scrolls sideways, never the page. */
export function ScrollFrame({ label, bare = false, children }: ScrollFrameProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls sideways must be reachable by keyboard
    <section className="table-frame" style={bare ? { border: 0 } : undefined} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
