import type { ReactNode } from 'react';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage } from '../../webkit/i18n.ts';
import type { Need } from './need.schema.ts';

/** How much is asked for: an amount, a quantity, both or nothing said. */
export function NeedSize({
  need,
}: {
  readonly need: Pick<Need, 'amountFen' | 'quantity' | 'quantityUnit'>;
}): ReactNode {
  const language = useLanguage();
  const amount = need.amountFen === null ? '' : formatAmount(need.amountFen, language);
  const quantity = need.quantity === null ? '' : `${formatNumber(need.quantity)} ${need.quantityUnit ?? ''}`.trim();
  return [amount, quantity].filter(Boolean).join(' · ') || '—';
}
