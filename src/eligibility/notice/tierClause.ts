import type { Plain } from '../writeExpression.ts';
import { type NoticeBound, readAmount, readBound } from './boundWords.ts';
import { type ClauseReading, core, NO_CARRY } from './clause.ts';
import { readMetric } from './metrics.data.ts';
import { readShare } from './numberClause.ts';
import { readPeriod } from './period.ts';

/** A share whose bound depends on another number: “up to 5000: 5 %; up to 2 亿: 4 %; above: 3 %”. */

const HEAD_END = /(?:应)?(?:符合|满足|达到)(?:以下|下列|如下)要求$/;
const SEGMENT = /^(.{4,60}?)的(?:企业)?,?(?:该|其|研发费用|上述)?(?:比例|占比)?((?:不|应|达|至少|须|大于|≥).{2,16})$/;

export interface TierHead {
  readonly value: (bound: Plain) => Plain | null;
  readonly doubts: ClauseReading['doubts'];
}

/** The share a table of tiers is about: the head ends where its bound would stand. */
export function readTierHead(text: string): TierHead | null {
  const share = readShare(text.replace(/[::。]$/, '').replace(HEAD_END, ''), NO_CARRY);
  return share && share.rest === '' ? { value: share.value, doubts: share.doubts } : null;
}

interface Edge {
  readonly amount: string;
  /** Whether the number itself belongs to the side this edge closes; null where the words do not say. */
  readonly inside: boolean | null;
}

interface Segment {
  readonly low: Edge | null;
  readonly high: Edge | null;
  readonly bound: NoticeBound;
}

const edgeOf = ({ op, bound }: NoticeBound): Edge => ({ amount: bound, inside: op === '>=' || op === '<=' });

/** 5000万元至2亿元(含), 5000万元以上至2亿元(含), 大于5000万元且不超过2亿元: a lower and an upper edge. */
function rangeOf(text: string): Pick<Segment, 'low' | 'high'> | null {
  const both = /^(.{3,20}?)(?:且|、|,)(.{3,24})$/.exec(text);
  if (both) {
    const [low, high] = [readBound(both[1] ?? ''), readBound(both[2] ?? '')];
    return low && high && low.op.startsWith('>') && high.op.startsWith('<')
      ? { low: edgeOf(low), high: edgeOf(high) }
      : null;
  }
  const parts = /^(.{3,20}?)(?:至|到|-|—)(.{3,24})$/.exec(text);
  if (!parts) return null;
  const [, lower = '', upper = ''] = parts;
  const bare = readAmount(lower);
  const low = bare && bare.length === lower.length ? { amount: bare.amount, inside: null } : null;
  const said = low ? null : readBound(lower);
  const high = readAmount(upper);
  const closed = high && upper.slice(high.length);
  if (!high || (closed !== '' && closed !== '(含)') || (!low && !said?.op.startsWith('>'))) return null;
  return { low: low ?? (said && edgeOf(said)), high: { amount: high.amount, inside: closed === '(含)' ? true : null } };
}

function segmentOf(text: string, by: string | null): { readonly segment: Segment; readonly by: string } | null {
  const match = SEGMENT.exec(text);
  const bound = match && readBound(match[2] ?? '');
  if (!match || !bound || bound.op !== '>=' || !bound.bound.endsWith('%')) return null;
  const read = readPeriod(core(match[1] ?? ''));
  const named = readMetric(read.rest);
  if (named && read.period && !(read.period.kind === 'one' && read.period.year !== 'this')) return null;
  const year = read.period?.kind === 'one' ? read.period.year : 'last';
  const key = named ? `${named.metric.key}@${year}` : by;
  if (!key || (!named && read.period) || (named && !read.period)) return null;
  const limit = named ? named.rest : (match[1] ?? '');
  const range = rangeOf(limit.replace(/^在/, ''));
  if (range) return { segment: { ...range, bound }, by: key };
  const one = readBound(limit);
  if (!one) return null;
  const edges = one.op.startsWith('>') ? { low: edgeOf(one), high: null } : { low: null, high: edgeOf(one) };
  return one.op === '=' ? null : { segment: { ...edges, bound }, by: key };
}

/** Every number falls into exactly one tier; where both neighbours claim an edge the text must have said which has it. */
function tiersOf(segments: readonly Segment[]): readonly Plain[] | null {
  const tiers: Plain[] = [];
  for (const [index, { low, high, bound }] of segments.entries()) {
    const next = segments[index + 1];
    const before = segments[index - 1];
    if ((low === null) !== (index === 0) || (high === null) !== (next === undefined)) return null;
    if (before && before.high?.amount !== low?.amount) return null;
    if (!high || !next) {
      tiers.push({ bound: bound.bound });
      continue;
    }
    const inside = high.inside ?? (next.low?.inside === false ? true : null);
    if (inside === null || (!inside && next.low?.inside === false)) return null;
    tiers.push({ op: inside ? '<=' : '<', word: inside ? '不超过' : '低于', limit: high.amount, bound: bound.bound });
  }
  return tiers;
}

/** A share with its tiers; null unless head and every tier were understood. */
export function readTiers(head: TierHead, texts: readonly string[]): ClauseReading | null {
  if (texts.length < 2 || texts.length > 8) return null;
  const segments: Segment[] = [];
  let by: string | null = null;
  for (const text of texts) {
    const read = segmentOf(text, by);
    if (!read || (by !== null && read.by !== by)) return null;
    by = read.by;
    segments.push(read.segment);
  }
  const tiers = tiersOf(segments);
  const rule = tiers && head.value({ op: '>=', word: '不低于', by, tiers });
  return rule && { rules: [rule], doubts: head.doubts, carry: NO_CARRY };
}
