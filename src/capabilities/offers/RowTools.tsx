import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { rulesTexts } from './rules.texts.ts';

export interface RowToolsProps {
  /** What the buttons act on, for readers of the screen. */
  readonly name: string;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

/** Up, down, away: the same for conditions, tiers, groups, items and bands. */
export function RowTools({ name, onUp, onDown, onRemove }: RowToolsProps): ReactNode {
  const t = useTexts(rulesTexts);
  const tools = [
    ['up', '↑', onUp],
    ['down', '↓', onDown],
    ['remove', '×', onRemove],
  ] as const;
  return (
    <span className="rule-tools">
      {tools.map(([key, sign, act]) => (
        <Button
          key={key}
          look="quiet"
          small
          disabled={!act}
          aria-label={t(key, { name })}
          title={t(key, { name })}
          onClick={act}
        >
          {sign}
        </Button>
      ))}
    </span>
  );
}
