import { LEAF_PARSERS, type LeafParser } from './parseLeaf.ts';
import { parsePoints } from './parsePoints.ts';
import { parseSource } from './parseSource.ts';
import type { Scope } from './parseTerms.ts';
import {
  bilingual,
  type Cursor,
  field,
  has,
  isRecord,
  items,
  nodeId,
  problem,
  record,
  truth,
  whole,
} from './reader.ts';
import type { BranchNode, Condition, RuleSourceRef } from './rule.ts';

const COMMON = ['id', 'label', 'source', 'article', 'actionable', 'locked', 'waivedWhen'];
const BRANCHES = ['all', 'any', 'none', 'atLeast', 'not', 'each'] as const;
const LEAVES: Readonly<Record<string, LeafParser>> = {
  ...LEAF_PARSERS,
  points: { fields: ['points', 'op', 'word', 'pass'], parse: parsePoints },
};

/** Time heals an age; an enterprise cannot change where, what or how large it is. Everything else it can work on. */
const actionableByDefault = (kind: string): boolean => !['place', 'industry', 'sizeClass', 'date'].includes(kind);

export interface NodeHead {
  readonly id: string;
  readonly text: { readonly zh: string; readonly en: string } | null;
  readonly source: RuleSourceRef | null;
  readonly waivedWhen: Condition | null;
  readonly locked: boolean;
}

/** A condition and everything below it; null once anything in it was reported as wrong. */
export function parseCondition(at: Cursor, scope: Scope, suffix = ''): Condition | null {
  if (!isRecord(at.value))
    return problem(at, '此处应为一个条件', 'a condition is expected here', '{ id, all | any | value | title | … }');
  const kinds = [...BRANCHES, ...Object.keys(LEAVES)].filter((kind) => has(at, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    return problem(
      at,
      '条件应恰好写明一种类型',
      'a condition has exactly one kind',
      [...BRANCHES, ...Object.keys(LEAVES)].join(' | '),
    );
  }
  const declared = typeof field(at, 'id').value === 'string' ? `${field(at, 'id').value}${suffix}` : undefined;
  const here = { ...at, nodeId: declared ?? at.nodeId };
  const id = nodeId({ ...field(here, 'id'), value: declared });
  const head = {
    id: id ?? '',
    text: has(at, 'label') ? bilingual(field(here, 'label')) : null,
    source: parseSource(here),
    waivedWhen: parseWaiver(here, scope, suffix),
    locked: has(at, 'locked') ? truth(field(here, 'locked')) === true : false,
  };
  const branch = BRANCHES.find((one) => one === kind);
  if (branch) return id === null ? null : parseBranch(here, branch, head, scope, suffix);
  const leaf = LEAVES[kind];
  if (!leaf || !record(here, [...COMMON, ...leaf.fields])) return null;
  const body = leaf.parse(here, scope);
  if (!body || id === null) return null;
  return { ...head, ...body, actionable: actionable(here, kind) };
}

const actionable = (at: Cursor, kind: string): boolean => {
  const said = field(at, 'actionable').value;
  if (said !== undefined && typeof said !== 'boolean')
    problem(field(at, 'actionable'), '应为 true 或 false', 'true or false', 'true | false');
  return typeof said === 'boolean' ? said : actionableByDefault(kind);
};

function parseWaiver(at: Cursor, scope: Scope, suffix: string): Condition | null {
  return has(at, 'waivedWhen') ? parseCondition(field(at, 'waivedWhen'), scope, suffix) : null;
}

function parseBranch(
  at: Cursor,
  kind: BranchNode['kind'],
  head: NodeHead,
  scope: Scope,
  suffix: string,
): BranchNode | null {
  if (!record(at, [...COMMON, kind, ...(kind === 'atLeast' || kind === 'each' ? ['of'] : [])])) return null;
  const children = kind === 'each' ? parseEach(at, scope) : parseChildren(at, kind, scope, suffix);
  const of = children?.filter((child) => child !== null) ?? [];
  if (!children || of.length < children.length) return null;
  const count = kind === 'atLeast' ? whole(field(at, 'atLeast'), 1, Math.max(of.length, 1)) : 0;
  if (count === null) return null;
  return { ...head, kind, of, count, actionable: actionable(at, kind) };
}

const parseChildren = (
  at: Cursor,
  kind: BranchNode['kind'],
  scope: Scope,
  suffix: string,
): readonly (Condition | null)[] | null => {
  if (kind === 'not') return [parseCondition(field(at, 'not'), scope, suffix)];
  const list = items(field(at, kind === 'atLeast' ? 'of' : kind));
  return list.length === 0 ? null : list.map((item) => parseCondition(item, scope, suffix));
};

/** `each: { years: 2 }` repeats the condition for the last year, the one before …; `@each` is the year meant. */
function parseEach(at: Cursor, scope: Scope): readonly (Condition | null)[] | null {
  const spec = field(at, 'each');
  if (!record(spec, ['years'])) return null;
  const years = whole(field(spec, 'years'), 1, 5);
  if (years === null) return null;
  if (scope.eachBack !== null)
    return problem(at, '逐年条件不能再嵌套逐年条件', 'each may not stand inside each', 'each');
  return Array.from({ length: years }, (_, index) =>
    parseCondition(field(at, 'of'), { eachBack: index + 1 }, `.y${index + 1}`),
  );
}
