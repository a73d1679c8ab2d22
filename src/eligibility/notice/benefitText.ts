import type { Plain } from '../writeExpression.ts';
import { readAmount } from './boundWords.ts';
import { splitAt, squeeze, wordsAt } from './noticeText.ts';
import type { Place, ProposedBenefit } from './proposedProgram.ts';

/** What is given: a fixed sum, a ceiling, or a share of a known base under a ceiling. Anything else keeps its sentence and waits for a person. */

const GIVES = /奖励|补助|补贴|资助|贴息|支持|税率|所得税|减按/;
const MONEY = '[\\d一二三四五六七八九十百千,.]{1,12}(?:万|亿|千)?元';
const CEILING = new RegExp(`(?:最高)?(?:不超过|不高于|最高|上限为?)(?:可达|奖励|给予|补助|资助)?(?:人民币)?(${MONEY})`);
const FIXED = new RegExp(`(?:给予|奖励|补贴|补助|资助)(?:每家|每户)?(?:一次性)?(?:奖励|补助)?(${MONEY})`);
const RATE = /(?:不超过)?(?:核定投资额)的?(\d{1,2}(?:\.\d{1,2})?%)(以内)?/;
/** The ceiling is one of what is given, not of the revenue or the loan of who gets it. */
const GIVEN = '奖励|补助|补贴|资助|支持|扶持';
const IS_CEILING = new RegExp(
  `(?:${GIVEN}|金额|资金|给予|单个项目|单个企业|每家企业)[^,;]{0,8}(?:最高|不超过|不高于|上限)|(?:最高|不超过)(?:可)?(?:${GIVEN}|给予)${MONEY}|(?:最高|不超过)(?:人民币)?${MONEY}的?(?:一次性)?(?:${GIVEN})`,
);
/** A share that is not of the whole sum given. */
const SEVERAL = /分别|分档|之间|至[\d]|每[人名吨户亩平]|逐年|按比例|元\/|元(?:以上|以下|以内|不等|起)/;

const money = (text: string | undefined): string | null => {
  const read = text === undefined ? null : readAmount(text);
  return read && read.length === text?.length ? read.amount : null;
};

function formulaOf(words: string): Plain | null {
  if (SEVERAL.test(words)) return null;
  const amounts = words.match(new RegExp(MONEY, 'g')) ?? [];
  const percents = words.match(/\d%/g) ?? [];
  const rate = RATE.exec(words);
  const cap = money(CEILING.exec(words)?.[1]);
  if (rate && percents.length === 1 && amounts.length <= 1) {
    const atMost = rate[0].startsWith('不超过') || rate[2] !== undefined;
    if (amounts.length === 1 && cap === null) return null;
    return { rate: rate[1], base: 'projectApproved', ...(cap ? { cap } : {}), ...(atMost ? { atMost: true } : {}) };
  }
  if (percents.length > 0) return null;
  if (cap !== null) return amounts.length === 1 && IS_CEILING.test(words) ? { upTo: cap } : null;
  const fixed = FIXED.exec(words);
  const sum = money(fixed?.[1]);
  // 首次认定的奖励20万元,其中2025年拨付5万元 …: the parts come behind the whole.
  const isWhole =
    amounts.length === 1 ||
    /,其中|,分[一二两三四五]年/.test(words.slice((fixed?.index ?? 0) + (fixed?.[0].length ?? 0)));
  return sum && isWhole ? { fixed: sum } : null;
}

const hasFigure = (words: string): boolean => new RegExp(MONEY).test(words) || /\d%/.test(words);

/** Whether a sentence speaks of what is given, outside a part that is about it. */
export const isBenefit = (words: string): boolean => GIVES.test(words) && hasFigure(words);

/** The sentences of a stretch that give something. */
export function readBenefits(text: string, place: Place): readonly ProposedBenefit[] {
  return splitAt(text, place, '。;!?').flatMap((sentence) => {
    const words = squeeze(wordsAt(text, sentence));
    if (!GIVES.test(words) && !hasFigure(words)) return [];
    return [{ ...sentence, formula: formulaOf(words), sentence: wordsAt(text, sentence) }];
  });
}
