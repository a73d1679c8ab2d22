import type { ReactNode } from 'react';

export interface FigureProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly unit?: string;
  readonly note?: ReactNode;
}

/** One number with its unit, large enough to be read across a desk. */
export function Figure({ label, value, unit, note }: FigureProps): ReactNode {
  return (
    <div className="figure">
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {value}
        {unit ? <span className="figure-unit">{unit}</span> : null}
      </div>
      {note ? <div className="small soft">{note}</div> : null}
    </div>
  );
}
