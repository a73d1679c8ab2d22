import { usePick, useTexts } from '../../webkit/i18n.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import type { Reach } from '../offers/offer.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';

/** What a group is narrowed to, in words; empty where it is whole. */
export function useChoiceWords(reach: Pick<Reach, 'gaps'> | undefined): (choice: Partial<ReachChoice>) => string {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const nameOf = useRegionName();
  return ({ condition, region }) => {
    const gap = reach?.gaps.find((one) => one.conditionId === condition);
    const parts = [
      ...(condition === undefined ? [] : [gap ? pick(gap.text) : t('reach.gapGone', { id: condition })]),
      ...(region === undefined ? [] : [region === 'none' ? t('reach.noRegion') : nameOf(region)]),
    ];
    return parts.join(t('reach.and'));
  };
}
