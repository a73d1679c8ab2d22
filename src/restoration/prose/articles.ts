import type { Article } from './article.ts';
import { DISTRICTS } from './districts.data.ts';
import { FINANCE } from './finance.data.ts';
import { PARKS } from './parks.data.ts';

/** Clean simplified prose of our own (合成): what damage is simulated on, and what restoration must leave alone. */
export const ARTICLES: readonly Article[] = [...DISTRICTS, ...PARKS, ...FINANCE];
