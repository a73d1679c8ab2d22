import { CORRIDOR, isHomeRegion, isWithin, REGIONS, regionName } from '../vocabulary/regions.ts';
import { useLanguage } from './i18n.ts';
import type { Option } from './inputs.tsx';

/** The home regions of the corridor, grouped by city. */
export function useRegionOptions(): readonly Option[] {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return REGIONS.filter((region) => isHomeRegion(region.code) && isWithin(region.code, CORRIDOR)).map((region) => ({
    value: region.code,
    label: regionName(region.code, language),
    group: regionName(region.parent ?? region.code, language),
  }));
}

/** The name of a region in the language of the page. */
export function useRegionName(): (code: string) => string {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (code) => regionName(code, language);
}
