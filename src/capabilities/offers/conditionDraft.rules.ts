import type { Dimension } from '../../eligibility/literal.ts';
import { isRecord } from '../../eligibility/reader.ts';
import type { Place } from './draftText.rules.ts';

/** Conditions of a draft as plain objects: which kind one is, what stands below it, how one is begun and turned into another. */
export type Plain = Readonly<Record<string, unknown>>;

export const CONDITION_KINDS = [
  'all',
  'any',
  'none',
  'atLeast',
  'not',
  'each',
  'value',
  'fact',
  'title',
  'place',
  'industry',
  'sizeClass',
  'date',
  'points',
  'person',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export const kindOf = (node: Plain): ConditionKind | null =>
  CONDITION_KINDS.find((kind) => Object.hasOwn(node, kind)) ?? null;

export interface Child {
  readonly place: Place;
  readonly node: unknown;
}

const BRANCH_FIELD: Readonly<Partial<Record<ConditionKind, string>>> = {
  all: 'all',
  any: 'any',
  none: 'none',
  atLeast: 'of',
  not: 'not',
  each: 'of',
};

/** The field that holds the conditions below a branch; null for a leaf. */
export const childrenField = (node: Plain): string | null => {
  const kind = kindOf(node);
  return kind ? (BRANCH_FIELD[kind] ?? null) : null;
};

/** Whether conditions may be added below it. */
export const takesMany = (node: Plain): boolean => Array.isArray(node[childrenField(node) ?? '']);

export function childrenOf(node: Plain, place: Place): readonly Child[] {
  const field = childrenField(node);
  if (field === null) return [];
  const below = node[field];
  if (Array.isArray(below))
    return below.map((child: unknown, index) => ({ place: [...place, field, index], node: child }));
  return [{ place: [...place, field], node: below }];
}

/** Every id in a tree of plain values. */
export function idsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) idsIn(one, found);
  else if (isRecord(value)) {
    if (typeof value.id === 'string') found.add(value.id);
    for (const one of Object.values(value)) idsIn(one, found);
  }
  return found;
}

/** `N1`, `N2` …: the first that is free. */
export function freeId(ids: ReadonlySet<string>, taken = 0): string {
  let next = taken + 1;
  while (ids.has(`N${next}`)) next += 1;
  return `N${next}`;
}

const SAMPLE = { value: 'revenue@last', op: '>=', word: '不低于', bound: '1000万元' } as const;
export const UNTITLED = { zh: '未命名', en: 'untitled' } as const;

/** What a new condition of a kind begins as; ids come from `id`. */
function begun(kind: ConditionKind, id: () => string): Plain {
  const child = { id: id(), ...SAMPLE };
  switch (kind) {
    case 'all':
    case 'any':
    case 'none':
      return { [kind]: [child] };
    case 'not':
      return { not: child };
    case 'atLeast':
      return { atLeast: 1, of: [child] };
    case 'each':
      return { each: { years: 2 }, of: { ...child, value: 'revenue@each' } };
    case 'value':
      return SAMPLE;
    case 'fact':
      return { fact: 'abnormalList', is: false };
    case 'title':
      return { title: ['high_tech_enterprise'], validOn: 'asOf' };
    case 'place':
      return { place: 'registeredRegion', within: ['310117'] };
    case 'industry':
      return { industry: { in: ['C'] } };
    case 'sizeClass':
      return { sizeClass: ['small', 'micro'] };
    case 'date':
      return { date: 'foundedOn', from: 'asOf-5y' };
    case 'person':
      return { person: { zh: '由受理部门认定的事项', en: 'what the office decides' } };
    case 'points': {
      const band = { op: '>=', word: '以上', bound: '1000万元', points: 100 };
      const item = { id: id(), title: UNTITLED, value: 'revenue@last', bands: [band] };
      return { op: '>=', word: '不低于', pass: 60, points: [{ id: id(), title: UNTITLED, max: 100, items: [item] }] };
    }
  }
}

/** What rows begin as when they are added. */
export const NEW_BAND = { op: '>=', word: '以上', bound: '1000万元', points: 10 } as const;
const TIER = { op: '<=', word: '不超过' } as const;
export const firstTier = (bound: unknown): Plain => ({ ...TIER, limit: '5000万元', bound });
export const nextTier = (bound: unknown): Plain => ({ ...TIER, limit: '1亿元', bound });

/** Units an amount may be written in, by what it measures. */
export const UNITS = {
  money: ['元', '万元', '亿元'],
  ratio: ['%', '‰'],
  area: ['平方米', '亩'],
  count: ['', '人', '项', '个', '件', '户', '家', '次', '名', '分'],
  years: ['年'],
  months: ['个月'],
  days: ['天'],
} as const satisfies Readonly<Record<Dimension, readonly string[]>>;

const COMMON = ['id', 'label', 'source', 'article', 'actionable', 'waivedWhen'];

/** A new condition; `ids` are those that are taken. */
export function newCondition(kind: ConditionKind, ids: ReadonlySet<string>): Plain {
  let taken = 0;
  const id = (): string => {
    const free = freeId(ids, taken);
    taken = Number(free.slice(1));
    return free;
  };
  return { id: id(), ...begun(kind, id) };
}

/** The same condition as another kind: what is common stays; conditions below stay where the new kind has any. */
export function asKind(node: Plain, kind: ConditionKind, ids: ReadonlySet<string>): Plain {
  const common = Object.fromEntries(Object.entries(node).filter(([key]) => COMMON.includes(key)));
  const fresh = { ...newCondition(kind, ids), ...common };
  const field = BRANCH_FIELD[kind];
  const children = childrenOf(node, []).map((child) => child.node);
  if (!field || children.length === 0) return fresh;
  return { ...fresh, [field]: takesMany(fresh) ? children : children[0] };
}

/** A list with one entry moved by `by` places; the same list where it would leave it. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [from, to] = [list[index], list[index + by]];
  if (from === undefined || to === undefined) return list;
  return list.map((one, at) => (at === index ? to : at === index + by ? from : one));
}

export const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, at) => at !== index);
