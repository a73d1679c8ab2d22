import type { ConditionResult } from './assessment.schema.ts';
import { formatLiteral, formatRational } from './formatQuantity.ts';
import type { Detail, ItemPoints } from './outcome.ts';
import { isKnown } from './quantity.ts';
import { compare, divide, greater, type Rational, rational, subtract } from './rational.ts';
import { boundText } from './readableCondition.ts';
import type { Band, LeafNode } from './rule.ts';

type PointsNode = Extract<LeafNode, { kind: 'points' }>;
type PointsDetail = Extract<Detail, { kind: 'points' }>;

/** One item lifted to a higher band. */
export interface Jump {
  readonly part: ItemPoints;
  readonly band: Band;
  readonly gain: number;
  /** Change of the value needed, relative to what it is now: makes steps of different units comparable. */
  readonly effort: Rational;
  readonly passes: boolean;
}

/**
 * The cheapest band jump: of the single steps that reach the pass mark the one with the least relative change of its value;
 * where no single step does, the one that brings most points for its change.
 */
export function cheapestJump(node: PointsNode, detail: PointsDetail): Jump | null {
  const jumps = node.groups.flatMap((group) => {
    const items = detail.items.filter((one) => one.group === group.id);
    const sure = items.map((one) => Math.min(...one.values));
    return items.flatMap((item, at) => {
      const rest = sure.reduce((total, value, index) => (index === at ? total : total + value), 0);
      const now = Math.min(group.max, rest + (sure[at] ?? 0));
      return bandsAbove(item).map(({ part, band, effort }): Jump => {
        const then = Math.min(group.max, rest + Math.max(band.points, sure[at] ?? 0));
        const minima = node.groups.every((one) => (one === group ? then : totalOf(detail, one)) >= one.min);
        const total = detail.low - now + then;
        const passes = minima && (node.boundary.op === '>' ? total > node.pass : total >= node.pass);
        return { part, band, gain: then - now, effort, passes };
      });
    });
  });
  const useful = jumps.filter((jump) => jump.passes || jump.gain > 0);
  const passing = useful.filter((jump) => jump.passes);
  return (
    best(passing, (a, b) => compare(a.effort, b.effort)) ?? best(useful, (a, b) => compare(perPoint(a), perPoint(b)))
  );
}

const perPoint = ({ effort, gain }: Jump): Rational => divide(effort, rational(gain));

const best = (jumps: readonly Jump[], order: (a: Jump, b: Jump) => number): Jump | null =>
  jumps.reduce<Jump | null>((found, jump) => (found === null || order(jump, found) < 0 ? jump : found), null);

const totalOf = (detail: PointsDetail, group: PointsNode['groups'][number]): number =>
  Math.min(
    group.max,
    detail.items.filter((one) => one.group === group.id).reduce((total, one) => total + Math.min(...one.values), 0),
  );

/** Bands of known values that give more than now, with the change each needs. */
function bandsAbove(item: ItemPoints): { part: ItemPoints; band: Band; effort: Rational }[] {
  if (item.item.kind === 'best') return item.parts.flatMap(bandsAbove);
  const { quantity } = item;
  if (item.item.kind !== 'bands' || quantity === null || !isKnown(quantity)) return [];
  const value = quantity.low;
  const now = Math.min(...item.values);
  return item.item.bands
    .filter((band) => band.points > now)
    .map((band) => {
      const change = subtract(band.bound.value, value);
      const size = change.n < 0n ? rational(-change.n, change.d) : change;
      // A value of zero has no relative change; one stored unit stands in.
      return { part: item, band, effort: divide(size, greater(value, rational(1n))) };
    });
}

export function pointsGap(node: PointsNode, detail: PointsDetail): ConditionResult['gap'] {
  const target = node.boundary.op === '>' ? node.pass + 1 : node.pass;
  const short = Math.max(target - detail.high, 0);
  const jump = cheapestJump(node, detail);
  const advice = (lang: 'zh' | 'en'): string => {
    if (!jump) return '';
    const { quantity, item } = jump.part;
    const bound = jump.band.bound;
    const style = { dimension: bound.dimension, unit: bound.unit, lang };
    const now = quantity && isKnown(quantity) ? formatRational(quantity.low, style, bound.value) : '';
    const to = boundText(jump.band.boundary, formatLiteral(bound, lang), lang);
    return lang === 'zh'
      ? `；最省的一步：${item.title.zh}由 ${now} 提高到${to.replace(/^在 /, ' ')}，得分增加 ${jump.gain} 分${jump.passes ? '即可达标' : ''}`
      : `; cheapest step: ${item.title.en} from ${now} to ${to}, ${jump.gain} points more${jump.passes ? ', which passes' : ''}`;
  };
  const lacks =
    short > 0
      ? { zh: `差 ${short} 分`, en: `${short} points short` }
      : { zh: '单项低于最低分', en: 'a group is below its minimum' };
  return {
    text: { zh: `${lacks.zh}${advice('zh')}`, en: `${lacks.en}${advice('en')}` },
    amount: String(short),
    unit: '分',
    valueToPass: String(target),
    passesOn: null,
  };
}
