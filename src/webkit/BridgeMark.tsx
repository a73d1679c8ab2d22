import type { ReactNode } from 'react';

/** The mark: a covered bridge, roof, gallery and arch, drawn in the current colour. */
export function BridgeMark({ size = 32 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
        <path d="M2.5 12.4 C6.2 11.7 8.1 9.4 9.5 6.2 H22.5 C23.9 9.4 25.8 11.7 29.5 12.4 Z" />
        <path d="M7 12.4 V19.2 M13 12.4 V19.2 M19 12.4 V19.2 M25 12.4 V19.2" />
        <path d="M1.8 19.2 H30.2" />
        <path d="M5.5 27 C8 20.8 24 20.8 26.5 27" />
      </g>
    </svg>
  );
}
