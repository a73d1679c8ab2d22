import { acceptedFigures } from '../findings/acceptedFigures.service.ts';
import type { PageDependants } from '../pages/pageDependants.service.ts';

const READ = 500;

/** The indicators that show a figure of a document, one line each, with the sentence of the figure accepted last. */
export const indicatorsOfPages: PageDependants = {
  list: async (tx, page) => {
    const own = (await acceptedFigures(tx, { pageId: page.id }, READ)).toReversed();
    const byIndicator = new Map(own.map((figure) => [`${figure.indicator}\n${figure.unit ?? ''}`, figure]));
    return [...byIndicator.values()].map(({ indicator, unit, quote }) => ({
      kind: 'statistic',
      label: indicator,
      link: `/statistics/comparison?${new URLSearchParams({ indicator, ...(unit === null ? {} : { unit }) })}`,
      quote,
      versionId: null,
    }));
  },
};
