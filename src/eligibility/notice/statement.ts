import type { Plain } from '../writeExpression.ts';
import { readAgeClause } from './ageClause.ts';
import { type Carry, type ClauseReading, core, NO_CARRY, type NoticeScope } from './clause.ts';
import { readCountClause } from './countClause.ts';
import { readDateClause } from './dateClause.ts';
import { keptOut, readFactClause, readKeptOut } from './factClause.ts';
import { readMeritClause } from './meritClause.ts';
import { splitAt, squeeze, wordsAt } from './noticeText.ts';
import { readNumberClause } from './numberClause.ts';
import { readPlaceClause } from './placeClause.ts';
import type { Doubt, Place } from './proposedProgram.ts';
import { readRecordClause, readRecordKeptOut } from './recordClause.ts';
import { readTierHead, readTiers } from './tierClause.ts';
import { readTitleClause, readTitleName } from './titleClause.ts';

/** A stretch of a statement with its condition; null: it needs a person. */
export interface Reading extends Place {
  readonly rule: Plain | null;
  readonly doubts: readonly Doubt[];
}

/** Sentences past this are not the language of a single condition. */
const LONGEST = 400;

const KIND = /^(.{3,80})的([^的]{4,20})$/;

/** A clause whose every word was understood. */
export function readClause(words: string, scope: NoticeScope, carry: Carry): ClauseReading | null {
  if (words.length > LONGEST) return null;
  const said = words.replace(/(?<=企业)可以(?:享受|申请|申报|参加)$/, '');
  // 在松江区注册的独立法人企业: what is said of a kind of firm, and the kind.
  const kind = KIND.exec(said);
  const noun = kind && (readFactClause(kind[2] ?? '') ?? readTitleName(kind[2] ?? ''));
  const inner = noun && readClause(kind?.[1] ?? '', scope, carry);
  if (noun && inner) return { ...inner, rules: [...inner.rules, ...noun.rules] };
  const read =
    readFactClause(said) ??
    readRecordClause(said) ??
    readPlaceClause(said, scope) ??
    readTitleClause(said) ??
    readAgeClause(said) ??
    readCountClause(said, scope) ??
    readMeritClause(said) ??
    readDateClause(said) ??
    readNumberClause(said, carry);
  // 创新能力评价 is the experts' score of one program and the platform's of another.
  const isMixed = scope.isSpecialised && read?.rules.some(({ value }) => value === 'innovationScore');
  return isMixed ? null : read;
}

/** Words that open a sentence and ask for nothing. */
const OPENING = /^(?:规模上|财务上|此外|同时|另外|其中|首先|总体上)$/;

/** Words by which a clause may take back or bend what stands beside it. */
const BENDS =
  /除外|不受此限|不作要求|不作限制|不要求|不适用|可不|免[予于除]|放宽|除.{0,20}外|视同|视为|或|复核|之一|予以|参照|酌情|执行|若|如|情形|时$|的$|优先|直接|另行|其余|其他|仅|只|但|不得|不能|不予|至少|\d/;
const OWN_START =
  /^(?:且|并且|并|同时|也)?(?:须|应|应当|要求)?(?:企业|项目|法人|信用|产业|符合|具有|拥有|主要产品|主营|治理|经营规范|由|产品|坚持|重视|享有|长期|技术和产品|公司治理|信誉|采用|无(?!法)|没有|未)/;
/** 研究与试验发展经费支出额不低于1000万元: a number the catalogue has no name for, said whole. */
const OWN_NUMBER =
  /^(?:且|并且|并|同时)?(?!占|其中|超过|达到|不|低于)(?:企业)?(?:(?!企业|单位|公司|机构|者|的项目)[\u4e00-\u9fa5、A-Za-z]){2,36}(?:额|数|量|收入|费用|支出|投入|原值|产值|人员|面积|率|比重|比例|时间|规模|利润|得分|投资)(?:不低于|不少于|不小于|不超过|不高于|不多于|达到|大于|≥|≤)\d[\d.,]*(?:万元|亿元|元|%|人|名|项|件|年|个|家|分|平方米)(?:以上)?$/;
/** A share of what the clause before named. */
const ITS_SHARE = /^(?:且|并且|并)?(?:占|其中)/;
const AS_OF_YEAR_END = /^(?:截至|至)(?:上年|20\d\d年)(?:末|底)$/;

/** What ends on a kind of applicant may limit what follows to it. */
const NAMES_SOMEBODY = /(?:企业|单位|机构|项目|公司|者|期|阶段|行业)$/;

/** Whether an unread clause surely stands for itself, so that its neighbours may be read without it. */
const standsAlone = (words: string): boolean =>
  words.length >= 4 &&
  !NAMES_SOMEBODY.test(words) &&
  ((OWN_START.test(words) && !BENDS.test(words)) ||
    (OWN_NUMBER.test(words) && !BENDS.test(words.replace(/\d/g, '').replace(/不[低少小超高多][于过]/, ''))));

const person = (place: Place): Reading => ({ ...place, rule: null, doubts: [] });
const read = (place: Place, { rules, doubts }: ClauseReading): readonly Reading[] =>
  rules.map((rule) => ({ ...place, rule, doubts }));

/** One sentence: every clause of it, or the whole sentence left to a person where one clause may bend another. */
function readSentence(
  text: string,
  place: Place,
  scope: NoticeScope,
  carry: Carry,
): { readings: readonly Reading[]; carry: Carry } {
  const words = squeeze(wordsAt(text, place));
  if (words.length > LONGEST) return { readings: [person(place)], carry: NO_CARRY };
  const out = keptOut(words);
  if (out !== null) {
    const barred =
      readKeptOut(out) ??
      readRecordKeptOut(out) ??
      (isLargeBarred(words) ? readClause(beforeComma(words), scope, carry) : null);
    return { readings: barred ? read(place, barred) : [person(place)], carry: NO_CARRY };
  }
  const whole = readClause(words, scope, carry) ?? readInlineTiers(words);
  if (whole) return { readings: read(place, whole), carry: whole.carry };
  const kind = OF_A_FIRM.exec(words)?.[0];
  if (kind !== undefined) {
    const inner = readClauses(text, { from: place.from, to: lastOf(text, place, kind) }, scope, carry);
    if (inner.readings.some(({ rule }) => rule !== null)) return inner;
  }
  const either = readEither(words, scope, carry);
  if (either) return { readings: read(place, either), carry: either.carry };
  return readClauses(text, place, scope, carry);
}

/** 在某区注册,具有独立法人资格的企业: the last words name nobody but who applies. */
const OF_A_FIRM =
  /(?<=^(?!对|支持|鼓励|给予|优先|引导|其中)(?:(?!的企业|的单位|的机构)[^;。])*,(?:(?!的企业|的单位|的机构)[^;。])*)的(?:企业|单位|机构)$/;

/** Where the last `words` of a place begin, blanks and quotation marks apart. */
function lastOf(text: string, { from, to }: Place, words: string): number {
  let at = to;
  while (at > from && squeeze(text.slice(at, to)) !== words) at -= 1;
  return at;
}

/** 应为中型、小型或微型企业,大型企业不能申请: the second clause says the first once more. */
const isLargeBarred = (words: string): boolean => /,大型企业(?:不能|不得|不可)(?:申请|申报|参加)$/.test(words);
const beforeComma = (words: string): string => words.slice(0, words.lastIndexOf(','));

function readInlineTiers(words: string): ClauseReading | null {
  const [head = '', ...rest] = words.split(/[::]/);
  if (rest.length !== 1) return null;
  const tiers = readTierHead(head);
  return tiers && readTiers(tiers, (rest[0] ?? '').split(/,(?=[^,]*的(?:企业)?,?[^,]*%)/));
}

/** A,或者B: both sides read whole. */
function readEither(words: string, scope: NoticeScope, carry: Carry): ClauseReading | null {
  const sides = words.split(/,?(?:或者|或)(?!者)/);
  if (sides.length !== 2) return null;
  const [left = '', right = ''] = sides;
  const first = readClause(left, scope, carry);
  const isShare = first?.rules.some(({ value }) => value === 'segmentShare');
  const second =
    first && (readClause(right, scope, NO_CARRY) ?? (isShare ? readClause(`市场${right}`, scope, NO_CARRY) : null));
  if (!first || !second) return null;
  const side = ({ rules }: ClauseReading): Plain => (rules.length === 1 && rules[0] ? rules[0] : { all: rules });
  return {
    rules: [{ any: [side(first), side(second)] }],
    doubts: [...first.doubts, ...second.doubts],
    carry: NO_CARRY,
  };
}

function readClauses(
  text: string,
  place: Place,
  scope: NoticeScope,
  carry: Carry,
): { readings: readonly Reading[]; carry: Carry } {
  const readings: Reading[] = [];
  let known = carry;
  let countsFirms = scope.countsFirms ?? false;
  let from: number | null = null;
  for (const clausePlace of splitAt(text, place, ',')) {
    const part: Place = { from: from ?? clausePlace.from, to: clausePlace.to };
    const words = squeeze(wordsAt(text, part));
    if (OPENING.test(words)) continue;
    // 截至上年末, 从业时间达到3年以上: the day belongs to the next clause.
    from = AS_OF_YEAR_END.test(words) ? part.from : null;
    if (from !== null) continue;
    const clause = readClause(words, { ...scope, countsFirms }, known) ?? readListed(words, scope, known);
    if (clause) {
      readings.push(...read(part, clause));
      if (clause.carry !== NO_CARRY) known = clause.carry;
      countsFirms = words.includes('管理的企业');
    } else if (standsAlone(words)) {
      readings.push(person(part));
      known = NO_CARRY;
    } else if (ITS_SHARE.test(words) && readings.at(-1)?.rule === null) {
      const unread = readings.pop();
      readings.push(person({ from: unread?.from ?? part.from, to: part.to }));
    } else return { readings: [person(place)], carry: NO_CARRY };
  }
  return { readings, carry: known };
}

/** 职工总数不超过500人、年销售收入不超过2亿元: every part a clause of its own. Titles in a row may mean either: not here. */
function readListed(words: string, scope: NoticeScope, carry: Carry): ClauseReading | null {
  const parts = words.split(/、|并(?=在)/);
  if (parts.length < 2) return null;
  let known = carry;
  const rules: Plain[] = [];
  const doubts: Doubt[] = [];
  for (const part of parts) {
    const clause =
      readNumberClause(part, known) ?? readFactClause(part) ?? readPlaceClause(part, scope) ?? readAgeClause(part);
    if (!clause) return null;
    if (clause.carry !== NO_CARRY) known = clause.carry;
    rules.push(...clause.rules);
    doubts.push(...clause.doubts);
  }
  return { rules, doubts, carry: known };
}

/** A statement of a notice, which may have several sentences, as conditions that all hold, in the order of the text. */
export function readStatement(text: string, place: Place, scope: NoticeScope): readonly Reading[] {
  const readings: Reading[] = [];
  let carry = NO_CARRY;
  const sentences = splitAt(text, place, '。;!?');
  for (let at = 0; at < sentences.length; at += 1) {
    const sentence = sentences[at];
    if (!sentence) continue;
    const tiers = spokenTiers(text, sentences, at);
    if (tiers) {
      readings.push(...read({ from: sentence.from, to: tiers.to }, tiers.reading));
      at += tiers.count;
      continue;
    }
    const before = sentences[at - 1];
    const countsFirms = before !== undefined && wordsAt(text, before).includes('管理的企业');
    const one = readSentence(text, sentence, { ...scope, countsFirms }, carry);
    if (bendsBack(text, one.readings) && readings.length > 0) {
      const [first] = readings.splice(0);
      readings.push(person({ from: first?.from ?? sentence.from, to: sentence.to }));
      continue;
    }
    readings.push(...one.readings);
    carry = one.carry;
  }
  return readings;
}

const BACK = /^但|放宽|降低至|不受|除外|可不|可以不|免[予于除]|豁免|不作要求|不作限制|不适用/;

/** An unread sentence that loosens what was said before it. */
const bendsBack = (text: string, readings: readonly Reading[]): boolean =>
  readings.some((one) => one.rule === null && BACK.test(squeeze(wordsAt(text, one))));

/** An unread statement that loosens other statements of its list: 上述第（三）项指标可放宽至 … */
export const bendsOthers = (text: string, readings: readonly Reading[]): boolean =>
  readings.some(
    (one) =>
      one.rule === null &&
      /上述|以上条件|前款|前述|第.{1,6}[项条款]/.test(wordsAt(text, one)) &&
      BACK.test(squeeze(wordsAt(text, one))),
  );

/** A statement in a part on those kept out: what it describes must not be so. A number is left to a person: it would have to be turned round. */
export function readBarred(text: string, place: Place): readonly Reading[] {
  return splitAt(text, place, '。;').flatMap((sentence) => {
    const words = squeeze(wordsAt(text, sentence));
    const inner = keptOut(words) ?? words.replace(/的(?:企业|单位)?$/, '');
    const barred = readKeptOut(inner) ?? readRecordKeptOut(inner);
    return barred ? read(sentence, barred) : [person(sentence)];
  });
}

/** “Look at the share … . Up to …, at least 5 %; above …”: a head and its tiers in sentences of their own. */
function spokenTiers(text: string, sentences: readonly Place[], at: number) {
  const wordsOf = (place: Place | undefined): string => (place ? squeeze(wordsAt(text, place)) : '');
  const head = readTierHead(core(wordsOf(sentences[at])));
  if (!head) return null;
  for (let count = Math.min(6, sentences.length - at - 1); count >= 2; count -= 1) {
    const tiers = sentences.slice(at + 1, at + 1 + count);
    const reading = readTiers(head, tiers.map(wordsOf));
    const last = tiers.at(-1);
    if (reading && last) return { reading, count, to: last.to };
  }
  return null;
}
