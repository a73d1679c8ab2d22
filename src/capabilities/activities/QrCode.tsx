import { type ReactNode, useEffect, useState } from 'react';
import { Skeleton } from '../../webkit/States.tsx';

interface Drawn {
  readonly path: string;
  readonly size: number;
}

const QUIET = 4;

/** A QR code of a text as one path; the maker of codes is fetched when one is shown. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' });
      const squares: string[] = [];
      for (let row = 0; row < modules.size; row += 1)
        for (let column = 0; column < modules.size; column += 1)
          if (modules.get(row, column)) squares.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
      if (current) setDrawn({ path: squares.join(''), size: modules.size + 2 * QUIET });
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!drawn) return <Skeleton lines={6} />;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${drawn.size} ${drawn.size}`} shapeRendering="crispEdges">
      <path d={drawn.path} fill="#1e2a32" />
    </svg>
  );
}
