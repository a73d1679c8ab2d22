import type { Qualifier } from './extraction.ts';

/** Words right before a figure. */
export const BEFORE_FIGURE =
  '累计达到|累计达|累计|总计|合计|共计|共有|共|超过|突破|超|逾|高于|多于|不低于|不少于|至少|不超过|不高于|不多于|最高|至多|最多|大约|约为|约|将近|接近|近|首批|首期|仅|年均|平均';

const WORDS: readonly (readonly [RegExp, Qualifier])[] = [
  [/累计|总计|合计|共/, 'cumulative'],
  [/(?<!不)超|逾|突破|(?<!不)高于|(?<!不)多于|余|多(?!于)/, 'over'],
  [/不低于|不少于|至少|以上/, 'atLeast'],
  [/不超过|不高于|不多于|至多|最多|最高|以内|以下/, 'atMost'],
  [/约|左右|上下/, 'about'],
  [/近/, 'nearly'],
  [/首批|首期/, 'first'],
  [/年均/, 'averageYearly'],
];

/** The qualifiers that words around a figure stand for: `累计` + `超` → cumulative, over. */
export const qualifiersOf = (words: string): Qualifier[] =>
  words === '' ? [] : WORDS.filter(([pattern]) => pattern.test(words)).map(([, qualifier]) => qualifier);
