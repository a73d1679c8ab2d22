import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { matchingTexts } from './matching.texts.ts';

/** A count as it may be told: a number, or words where a small group is withheld. */
export function useTold(): (count: number | null) => string {
  const t = useTexts(matchingTexts);
  return (count) => (count === null ? t('reach.withheld') : formatNumber(count));
}
