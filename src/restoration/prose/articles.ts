import { ALLIANCES } from './alliances.data.ts';
import type { Article } from './article.ts';
import { COAST } from './coast.data.ts';
import { CULTURE } from './culture.data.ts';
import { DISTRICTS } from './districts.data.ts';
import { FINANCE } from './finance.data.ts';
import { INDUSTRY } from './industry.data.ts';
import { INTERVIEWS } from './interviews.data.ts';
import { PARKS } from './parks.data.ts';
import { PARTY } from './party.data.ts';
import { TALENTS } from './talents.data.ts';
import { TECHNOLOGY } from './technology.data.ts';

/** Clean simplified prose of our own (合成): what damage is simulated on, and what restoration must leave alone. */
export const ARTICLES: readonly Article[] = [
  ...DISTRICTS,
  ...PARKS,
  ...FINANCE,
  ...PARTY,
  ...ALLIANCES,
  ...TALENTS,
  ...TECHNOLOGY,
  ...INTERVIEWS,
  ...CULTURE,
  ...INDUSTRY,
  ...COAST,
];
