import { isRecord } from '../reader.ts';
import type { Plain } from '../writeExpression.ts';

/**
 * A later notice about a program that has rules: a condition that asks the same thing keeps the id it had, so that people and the
 * impact of a change can follow it. Only its bound may differ.
 */
export interface Aligned {
  readonly version: Plain;
  /** The id a condition was proposed with → the one it has now. */
  readonly ids: ReadonlyMap<string, string>;
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly id: string;
  readonly kind: 'same' | 'changed' | 'new' | 'gone';
}

const NOT_ASKED = [
  'id',
  'op',
  'word',
  'bound',
  'tiers',
  'source',
  'article',
  'label',
  'actionable',
  'evidence',
  'assessedBy',
  'waivedWhen',
  'locked',
];
const BRANCHES = ['all', 'any', 'none', 'of', 'not'];
const BOUNDS = ['op', 'bound', 'tiers'];

const keyOf = (node: Plain): string =>
  JSON.stringify(node, (key, value: unknown) => (NOT_ASKED.includes(key) ? undefined : sorted(value)));
const sorted = (value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const boundsOf = (node: Plain): string => JSON.stringify(BOUNDS.map((key) => plainBound(node[key])));
/** 2亿元 and 20000万元 stay different words here: the office sees both and decides. */
const plainBound = (value: unknown): unknown => value ?? null;

/** Leaves of a version in the order of the text, its place conditions among them. */
function leavesIn(value: unknown, found: Plain[] = []): readonly Plain[] {
  if (Array.isArray(value)) for (const one of value) leavesIn(one, found);
  else if (isRecord(value)) {
    const branch = BRANCHES.find((key) => key in value);
    if (branch) leavesIn(value[branch], found);
    else if (typeof value.id === 'string') found.push(value);
  }
  return found;
}

const conditionsOf = (version: Plain): readonly Plain[] => leavesIn([version.place, version.conditions]);

export function alignVersion(before: Plain, proposed: Plain): Aligned {
  const old = [...conditionsOf(before)];
  const taken = new Set(old.map(({ id }) => String(id)));
  const ids = new Map<string, string>();
  const differences: Difference[] = [];
  for (const node of conditionsOf(proposed)) {
    const at = old.findIndex((one) => keyOf(one) === keyOf(node));
    const [same] = at < 0 ? [] : old.splice(at, 1);
    const own = String(node.id);
    // An id that meant something else before is not given to a new condition.
    const id = same ? String(same.id) : taken.has(own) ? `${own}n` : own;
    ids.set(own, id);
    differences.push({ id, kind: same ? (boundsOf(same) === boundsOf(node) ? 'same' : 'changed') : 'new' });
  }
  const gone = old.map(({ id }): Difference => ({ id: String(id), kind: 'gone' }));
  return { version: renamed(proposed, ids), ids, differences: [...differences, ...gone] };
}

/** Ids put in their places. */
function renamed(version: Plain, ids: ReadonlyMap<string, string>): Plain {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (!isRecord(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one)]));
    if (typeof value.id !== 'string') return inner;
    return { ...inner, id: ids.get(value.id) ?? value.id };
  };
  return {
    ...version,
    ...Object.fromEntries(
      ['place', 'conditions'].flatMap((key) => (key in version ? [[key, rename(version[key])]] : [])),
    ),
  };
}
