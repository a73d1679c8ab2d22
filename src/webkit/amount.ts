import { parseAmountText } from '../vocabulary/amountText.ts';

/** One exact amount as typed into a form, in fen; a bare number is yuan. Ranges and “约” are no amount to ask for: null. */
export function parseAmount(text: string): number | null {
  const reading = parseAmountText(text, '元');
  return reading.ok && reading.kind === 'exact' && reading.qualifier === null ? reading.fen : null;
}
