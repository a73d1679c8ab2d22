import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { requestConsents } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';
import { useTold } from './useTold.ts';

export interface HiddenRowsProps {
  readonly offer: RowRef;
  readonly choice: ReachChoice;
  readonly hidden: number | null;
}

/** Those who stay unnamed, and the way to their names: asking each of them, once. */
export function HiddenRows({ offer, choice, hidden }: HiddenRowsProps): ReactNode {
  const t = useTexts(matchingTexts);
  const told = useTold();
  const toast = useToast();
  const mayAsk = useMay('consents.request');
  const ask = useCommand(requestConsents, ({ asked, passedOver }) =>
    toast({ text: t('reach.asked', { asked: told(asked), passedOver: told(passedOver) }) }),
  );
  if (hidden === 0) return null;
  return (
    <div className="stack-tight">
      <p className="small soft">
        {hidden === null ? t('reach.hiddenFew') : t('reach.hidden', { count: formatNumber(hidden) })}
      </p>
      <ErrorNotice error={ask.error} />
      {mayAsk ? (
        <div>
          <Button
            small
            busy={ask.isPending}
            title={t('reach.askHint')}
            onClick={() => ask.mutate({ params: offer, body: choice })}
          >
            {t('reach.ask')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
