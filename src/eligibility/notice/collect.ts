import { isBenefit, readBenefits } from './benefitText.ts';
import type { NoticeScope } from './clause.ts';
import { type Force, forceIn, spansIn } from './noticeDates.ts';
import type { Part } from './noticeLines.ts';
import { splitAt, squeeze, wordsAt } from './noticeText.ts';
import { countOf } from './period.ts';
import type { Place, ProposedBenefit, ProposedWindow } from './proposedProgram.ts';
import {
  ALL_OF,
  AMOUNTS_TO,
  ANY_OF,
  INSTEAD,
  KEEPS_OUT,
  LIST_IS_BENEFIT,
  OPENS_LIST,
  OR_LIST,
  SOME_OF,
  scopeOf,
  type Topic,
  topicOf,
} from './sections.ts';
import { bendsOthers, type Reading, readBarred, readStatement } from './statement.ts';
import { readTierHead, readTiers } from './tierClause.ts';

/** What the parts of a notice hold, walked once from top to bottom. */

export type Found =
  | (Reading & { readonly kind: 'leaf'; readonly article: string })
  | (Place & { readonly kind: 'all' | 'any'; readonly of: readonly Found[] });

export interface Collected {
  readonly conditions: Found[];
  /** Conditions of one kind of applicant only, by its name. */
  readonly tracks: Map<string, Found[]>;
  readonly benefits: ProposedBenefit[];
  readonly windows: ProposedWindow[];
  readonly force: Force[];
}

interface Walk {
  readonly text: string;
  readonly scope: NoticeScope;
  readonly into: Collected;
  readonly skip: ReadonlySet<number>;
}

interface Here {
  readonly topic: Topic | null;
  readonly article: string;
  /** Where conditions found here go. */
  readonly target: Found[];
  /** Whoever is described here is kept out. */
  readonly isBarred?: boolean;
}

export function collect(
  text: string,
  parts: readonly Part[],
  scope: NoticeScope,
  skip: ReadonlySet<number>,
): Collected {
  const into: Collected = { conditions: [], tracks: new Map(), benefits: [], windows: [], force: [] };
  const walk: Walk = { text, scope, into, skip };
  visitAll(walk, parts, { topic: null, article: '', target: into.conditions });
  return into;
}

const bodyOf = ({ to, body }: Part): Place => ({ from: body, to });
const endOf = (part: Part): number => part.parts.reduce((end, inner) => Math.max(end, endOf(inner)), part.to);
const articleOf = (above: string, { level, mark }: Part): string =>
  level === 2 || (level >= 3 && level <= 7 && !/^[问Q]/.test(mark))
    ? `${above}${mark.replace(/[、.]$/, '')}`.replaceAll('(', '（').replaceAll(')', '）').slice(0, 40)
    : above;

function visit(walk: Walk, asWritten: Part, above: Here): void {
  if (walk.skip.has(asWritten.from)) {
    for (const inner of asWritten.parts) visit(walk, inner, above);
    return;
  }
  const { part, here } = unlabelled(walk, asWritten, above);
  const words = squeeze(wordsAt(walk.text, bodyOf(part)));
  const inside = { ...here, article: articleOf(here.article, part) };
  const isQuestion = /^[问Q]/.test(part.mark) || (part.parts.length > 0 && /\?$/.test(words));
  const isTable = here.topic === 'conditions' && tierTable(walk, part, here) !== null;
  if (isTable) visitText(walk, part, inside);
  else if (isQuestion || (part.parts.length > 0 && isHeading(words)))
    visitHeading(walk, part, words, inside, isQuestion);
  else if (part.parts.length > 0 && OPENS_LIST.test(words)) visitList(walk, part, words, inside);
  else visitText(walk, part, inside);
}

const LABEL = /^[【[]?([\u4e00-\u9fa5]{2,12})[】\]]?:(?=.)/;
const OF_SOME = /企业|单位|项目|类|型|园/;
const OF_ALL = /^(?:申报|申请|参评)?(?:企业|单位|主体|项目)/;

/** 申报条件:企业应当…: a heading and its text in one line. A label that names a kind of applicant stays where it is. */
function unlabelled(walk: Walk, part: Part, here: Here): { readonly part: Part; readonly here: Here } {
  const match = LABEL.exec(wordsAt(walk.text, bodyOf(part)));
  const label = match?.[1] ?? '';
  const topic = match ? topicOf(label) : null;
  if (!match || topic === null || topic === 'force' || (OF_SOME.test(label) && !OF_ALL.test(label)))
    return { part, here };
  const isBarred = here.isBarred || (topic === 'conditions' && KEEPS_OUT.test(label));
  return { part: { ...part, body: part.body + match[0].length }, here: { ...here, topic, isBarred } };
}

const isHeading = (words: string): boolean =>
  words.length <= 40 && !/[。;]/.test(words) && !OPENS_LIST.test(words.replace(/^[^:]{0,20}(?=条件$|标准$|要求$)/, ''));

function visitHeading(walk: Walk, part: Part, words: string, here: Here, isQuestion: boolean): void {
  const heading = words.replace(/[?:。]$/, '');
  const topic = topicOf(heading) ?? (isQuestion ? 'conditions' : here.topic);
  const scope = topic === 'conditions' ? scopeOf(heading) : null;
  const target = scope ? trackOf(walk, scope) : here.target;
  const isBarred = here.isBarred || (topic === 'conditions' && KEEPS_OUT.test(heading));
  visitAll(walk, part.parts, { ...here, topic, target, isBarred });
}

function trackOf({ into }: Walk, scope: string): Found[] {
  const known = into.tracks.get(scope) ?? [];
  into.tracks.set(scope, known);
  return known;
}

/** Parts beside each other; a statement that loosens others leaves all of them to a person. */
function visitAll(walk: Walk, parts: readonly Part[], here: Here): void {
  const groups = parts.map((part) => {
    const target: Found[] = [];
    visit(walk, part, { ...here, target });
    return { of: target, isList: part.parts.length > 0 };
  });
  const contradict = rivals(groups.filter(({ isList }) => isList).map(({ of }) => of));
  const found = groups.flatMap(({ of, isList }) => (isList && contradict ? of.map(unsure) : of));
  here.target.push(...(leavesOf(found).some((leaf) => bendsOthers(walk.text, [leaf])) ? found.map(unsure) : found));
}

/** Lists beside each other that bound the same number differently are for different applicants, though no heading says so: which holds is for a person. */
function rivals(lists: readonly (readonly Found[])[]): boolean {
  const seen = new Map<string, { readonly bound: unknown; readonly list: number }>();
  return lists.some((list, at) =>
    leavesOf(list).some(({ rule }) => {
      if (rule === null || !('value' in rule)) return false;
      const key = JSON.stringify([rule.value, String(rule.op).charAt(0)]);
      const known = seen.get(key);
      if (known === undefined) seen.set(key, { bound: rule.bound, list: at });
      return known !== undefined && known.list !== at && known.bound !== rule.bound;
    }),
  );
}

const leavesOf = (found: readonly Found[]): readonly Extract<Found, { kind: 'leaf' }>[] =>
  found.flatMap((one) => (one.kind === 'leaf' ? [one] : leavesOf(one.of)));
const unsure = (one: Found): Found =>
  one.kind === 'leaf' ? { ...one, rule: null, doubts: [] } : { ...one, of: one.of.map(unsure) };

function visitList(walk: Walk, part: Part, words: string, here: Here): void {
  const opening = words.slice(Math.max(words.lastIndexOf('。', words.length - 2), words.lastIndexOf(';')) + 1);
  if (LIST_IS_BENEFIT.test(opening) || here.topic === 'benefit' || here.topic === 'other') {
    const topic = LIST_IS_BENEFIT.test(opening) ? 'benefit' : here.topic;
    visitAll(walk, part.parts, { ...here, topic });
    return;
  }
  const inner = { ...here, topic: 'conditions' as const };
  if (KEEPS_OUT.test(opening)) {
    visitAll(walk, part.parts, { ...inner, isBarred: true });
    return;
  }
  if (isPersons(opening, part)) {
    here.target.push(person({ from: part.from, to: endOf(part) }, here));
    return;
  }
  here.target.push(...beforeList(walk, part, here));
  if (!ANY_OF.test(opening)) {
    const scope = scopeOf(opening);
    visitAll(walk, part.parts, { ...inner, target: scope ? trackOf(walk, scope) : here.target });
    return;
  }
  const branches = part.parts.map((child): Found => {
    const of: Found[] = [];
    visit(walk, withoutName(walk, child), { ...inner, target: of });
    const [only] = of;
    const place = { from: child.from, to: endOf(child) };
    if (!only) return person(place, inner);
    return of.length === 1 ? only : { kind: 'all', ...place, of };
  });
  here.target.push({ kind: 'any', from: part.from, to: endOf(part), of: branches });
}

/** Whether how the list joins the rest is for a person to say. */
function isPersons(opening: string, part: Part): boolean {
  const all = ALL_OF.exec(opening)?.[1];
  const isWhole = all !== undefined && countOf(all) === part.parts.length;
  const joins = opening.replace(AMOUNTS_TO, '').replace(isWhole ? ALL_OF : '', '');
  return INSTEAD.test(joins) || SOME_OF.test(joins) || OR_LIST.test(joins);
}

const person = (place: Place, { article }: Here): Found => ({
  kind: 'leaf',
  ...place,
  rule: null,
  doubts: [],
  article,
});

/** Conditions that stand before the words that open a list: 注册满一年,并符合下列条件之一. */
function beforeList({ text, scope }: Walk, part: Part, here: Here): readonly Found[] {
  const sentences = splitAt(text, bodyOf(part), '。;');
  const last = sentences.at(-1);
  const clauses = last ? splitAt(text, last, ',').slice(0, -1) : [];
  const whole = sentences.slice(0, -1).flatMap((sentence) => readStatement(text, sentence, scope));
  const asked = clauses.filter((clause) => ASKS.test(wordsAt(text, clause)));
  return [...whole, ...asked.flatMap((clause) => readStatement(text, clause, scope))].map((one) => leaf(one, here));
}

const ASKS = /\d|注册|成立|法人|收入|名录|失信|事故|违法|资格|资质|满[一二两三四五]/;

/** 大型总部:上年末资产总额 … names a way to qualify, which the conditions behind it describe. */
function withoutName({ text }: Walk, part: Part): Part {
  const name = /^[\u4e00-\u9fa5“”]{2,12}:/.exec(wordsAt(text, bodyOf(part)));
  return name ? { ...part, body: part.body + name[0].length } : part;
}

function visitText(walk: Walk, part: Part, here: Here): void {
  const { text, into, scope } = walk;
  const place = bodyOf(part);
  if (here.topic === 'conditions') {
    const rest = tierTable(walk, part, here);
    const told = { from: place.from, to: rest?.headFrom ?? place.to };
    const readings = here.isBarred ? readBarred(text, told) : readStatement(text, told, scope);
    here.target.push(...readings.map((one) => leaf(one, here)), ...(rest?.found ?? []));
    for (const inner of part.parts) if (!rest) visit(walk, inner, here);
    for (const inner of rest ? part.parts.flatMap(({ parts }) => parts) : []) visit(walk, inner, here);
    return;
  }
  for (const sentence of splitAt(text, place, '。;')) visitSentence(walk, sentence, here);
  into.windows.push(...(here.topic === 'window' ? spansIn(text, place) : []));
  visitAll(walk, part.parts, here);
}

const leaf = (one: Reading, { article }: Here): Found => ({ kind: 'leaf', ...one, article });

/** A head whose tiers stand in the list below it. */
function tierTable(
  { text }: Walk,
  part: Part,
  here: Here,
): { readonly headFrom: number; readonly found: readonly Found[] } | null {
  if (part.parts.length < 2) return null;
  const head = splitAt(text, bodyOf(part), '。;').at(-1);
  const value = head && readTierHead(squeeze(wordsAt(text, head)));
  if (!head || !value) return null;
  const reading = readTiers(
    value,
    part.parts.map((tier) => squeeze(wordsAt(text, bodyOf(tier))).replace(/[。;]$/, '')),
  );
  const place = { from: head.from, to: part.parts.at(-1)?.to ?? head.to };
  const rule = reading?.rules[0] ?? null;
  return { headFrom: head.from, found: [leaf({ ...place, rule, doubts: reading?.doubts ?? [] }, here)] };
}

/** Words by which a sentence outside every list still decides who may have it. */
const ASKED =
  /可(?:以)?直接(?:确认|认定)|视同|不得(?:申报|申请|享受|认定)|不予(?:受理|认定|支持)|(?:须|应当)(?:同时)?(?:符合|满足|具备)/;

/** Outside the parts on conditions a sentence counts where it surely says one thing. */
function visitSentence({ text, into, scope }: Walk, sentence: Place, here: Here): void {
  const words = squeeze(wordsAt(text, sentence));
  const force = here.topic === 'window' && !/施行|实施|生效/.test(words) ? null : forceIn(text, sentence);
  if (force) {
    into.force.push(force);
    return;
  }
  if (here.topic === 'benefit' || (here.topic !== 'window' && isBenefit(words))) {
    into.benefits.push(...readBenefits(text, sentence));
    return;
  }
  if (here.topic !== 'window' && /受理|申报|开放|填报|提交|报名/.test(words))
    into.windows.push(...spansIn(text, sentence));
  if (here.topic !== null) return;
  const isAsked = ASKED.test(words);
  const readings = readStatement(text, sentence, scope).filter(({ rule }) => rule !== null || isAsked);
  here.target.push(...readings.map((one) => leaf(one, here)));
}
