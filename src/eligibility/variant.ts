import { contentHash } from './contentHash.ts';
import { brokenLimit } from './limits.ts';
import { newReading } from './parseProgram.ts';
import {
  type Cursor,
  field,
  has,
  isRecord,
  items,
  type ParseProblem,
  type Path,
  problem,
  record,
  text,
} from './reader.ts';

/** A local variant of a national program: the parent's file with some of its unlocked parts replaced. */
export type VariantResult =
  | {
      readonly ok: true;
      /** The whole program as a file would hold it; for `parseProgram`. */
      readonly source: Readonly<Record<string, unknown>>;
      /** Set where the parent is no longer what the variant was written for: somebody has to look at both. */
      readonly parentChanged: { readonly from: string; readonly to: string } | null;
    }
  | { readonly ok: false; readonly errors: readonly ParseProblem[] };

type Json = Readonly<Record<string, unknown>>;

const TESTS = ['goldenBase', 'goldenCases'];
/** What a variant may say of its own; everything else is the parent's. */
const OWN = ['id', 'title', 'summary', 'issuer', 'jurisdiction', 'grade', 'handling', 'materials', ...TESTS];
const PARTS = ['place', 'benefit', 'windows', 'late', 'quota', 'deadlines'];

/** Hash of the rules of a program file (its golden cases left out), as `inherits.hash` of a variant states it. */
export const rulesHash = (source: Json): string =>
  contentHash(Object.fromEntries(Object.entries(source).filter(([key]) => !TESTS.includes(key))));

/**
 * Applies a variant file `{ id, inherits: { program, hash }, changes: [{ version, node, with } | { version, part, with }], … }`
 * to its parent. Nodes under `locked: true`, and with an `unlocked` list all that it does not name, are refused.
 * @param parent the parent's file as plain JSON values, already known to be a valid program
 */
export function variantOf(
  parent: Json,
  variant: unknown,
  file: string,
  lineOf?: (path: Path) => number | undefined,
): VariantResult {
  const reading = newReading(file, lineOf);
  const at: Cursor = { reading, value: variant, path: [], nodeId: null };
  if (brokenLimit(variant) !== null)
    problem(at, '变体文件超出限制', 'the variant file breaks a limit', 'a smaller file');
  else if (record(at, [...OWN, 'inherits', 'documents', 'changes'])) {
    const source = applied(parent, at);
    if (source && reading.problems.length === 0) {
      const from = String(field(field(at, 'inherits'), 'hash').value);
      const to = rulesHash(parent);
      return { ok: true, source, parentChanged: from === to ? null : { from, to } };
    }
  }
  return { ok: false, errors: reading.problems };
}

function applied(parent: Json, at: Cursor): Json | null {
  const inherits = field(at, 'inherits');
  if (!record(inherits, ['program', 'hash'])) return null;
  const program = text(field(inherits, 'program'));
  const hash = text(field(inherits, 'hash'));
  if (program === null || hash === null) return null;
  if (program !== parent.id)
    return problem(
      field(inherits, 'program'),
      `父项目是 ${parent.id}`,
      `the parent is ${parent.id}`,
      String(parent.id),
    );
  if (text(field(at, 'id')) === null) return null;
  const versions: Json[] = Array.isArray(parent.versions) ? parent.versions.filter(isRecord) : [];
  for (const change of has(at, 'changes') ? items(field(at, 'changes'), 0) : []) applyChange(parent, versions, change);
  const own = Object.fromEntries(OWN.filter((name) => has(at, name)).map((name) => [name, field(at, name).value]));
  const rest = Object.fromEntries(Object.entries(parent).filter(([name]) => !TESTS.includes(name)));
  const added = field(at, 'documents').value;
  const documents = { ...(isRecord(parent.documents) ? parent.documents : {}), ...(isRecord(added) ? added : {}) };
  return { ...rest, ...own, documents, versions, inherits: { program, hash } };
}

/** Replaces one node or one part of one version, in place of `versions`. */
function applyChange(parent: Json, versions: Json[], at: Cursor): void {
  const isNode = has(at, 'node');
  if (!record(at, ['version', isNode ? 'node' : 'part', 'with'])) return;
  const name = text(field(at, isNode ? 'node' : 'part'));
  const index = versions.findIndex(({ id }) => id === field(at, 'version').value);
  const version = versions[index];
  if (name === null) return;
  if (!version) {
    const ids = versions.map(({ id }) => id).join(' | ');
    problem(field(at, 'version'), '父项目没有该版本', 'the parent has no such version', ids);
    return;
  }
  const here = { ...at, nodeId: name };
  const next = isNode ? withNode(parent, version, name, here) : withPart(parent, version, name, here);
  if (next) versions[index] = next;
}

const unlockedList = ({ unlocked }: Json): readonly unknown[] | null => (Array.isArray(unlocked) ? unlocked : null);

const refuse = (at: Cursor, list: readonly unknown[] | null): null =>
  problem(
    at,
    `父项目锁定了 ${at.nodeId}，不能改动`,
    `${at.nodeId} is locked by the parent`,
    list ? `one of ${list.join(' | ')}` : 'a node without locked: true above, in or below it',
  );

function withPart(parent: Json, version: Json, name: string, at: Cursor): Json | null {
  const list = unlockedList(parent);
  if (!PARTS.includes(name))
    return problem(field(at, 'part'), '没有这一部分', 'there is no such part', PARTS.join(' | '));
  if (list && !list.includes(name)) return refuse(at, list);
  if (name === 'place' && isLockedWithin(version.place)) return refuse(at, list);
  return { ...version, [name]: field(at, 'with').value };
}

function withNode(parent: Json, version: Json, id: string, at: Cursor): Json | null {
  const made = field(at, 'with');
  if (!isRecord(made.value))
    return problem(made, '应为一个条件', 'a condition', '{ value: …, op: …, word: …, bound: … }');
  const list = unlockedList(parent);
  const state = { found: false, locked: list !== null && !list.includes(id) };
  const node = { id, ...made.value };
  const swap = (value: unknown, isLocked: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => swap(one, isLocked));
    if (!isRecord(value)) return value;
    const lockedHere = isLocked || value.locked === true;
    if (value.id === id) {
      state.found = true;
      if (lockedHere || isLockedWithin(value)) state.locked = true;
      return node;
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swap(one, lockedHere)]));
  };
  const next = { ...version, conditions: swap(version.conditions, false), place: swap(version.place, false) };
  if (!state.found)
    return problem(field(at, 'node'), `父项目没有条件 ${id}`, `the parent has no node ${id}`, 'an id of the version');
  if (state.locked) return refuse(at, list);
  return version.place === undefined
    ? Object.fromEntries(Object.entries(next).filter(([key]) => key !== 'place'))
    : next;
}

/** A part that holds something locked cannot be replaced whole. */
function isLockedWithin(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLockedWithin);
  return isRecord(value) && (value.locked === true || Object.values(value).some(isLockedWithin));
}
