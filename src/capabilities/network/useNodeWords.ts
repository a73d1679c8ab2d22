import { industryName } from '../../vocabulary/industries.ts';
import { organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import type { NetworkNode, Tier } from './network.schema.ts';
import { networkTexts } from './network.texts.ts';
import type { NodeWords } from './nodeText.rules.ts';

/** How nodes are spoken of in the language of the page. */
export function useNodeWords(): NodeWords {
  const t = useTexts(networkTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const city = useRegionName();
  const tier = (one: Tier): string =>
    one === 'agreement' || one === 'project' || one === 'case' ? t(`tier.${one}`) : organisationKindName(one, language);
  return {
    tier,
    segment: (code) => industryName(code, language),
    city,
    words: {
      outside: t('words.outside'),
      corridor: t('words.corridor'),
      unnamed: t('words.unnamed'),
      separator: t('words.separator'),
    },
  };
}

/** How many a group holds, in words; empty for a single node. */
export function useCountText(): (node: Pick<NetworkNode, 'shape' | 'named' | 'atLeast'>) => string {
  const t = useTexts(networkTexts);
  return ({ shape, named, atLeast }) => {
    if (shape === 'single') return '';
    if (atLeast === 0) return t('count.named', { count: named });
    if (named === 0) return atLeast === null ? t('count.onlyFew') : t('count.onlyMore', { count: atLeast });
    const more = atLeast === null ? t('count.few') : t('count.more', { count: atLeast });
    return `${t('count.named', { count: named })} ${more}`;
  };
}
