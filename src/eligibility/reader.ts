import type { Bilingual } from './assessment.schema.ts';
import type { Parameter, Recognition } from './rule.ts';

/** What is wrong in a rule file, where, and what was expected there. */
export interface ParseProblem {
  readonly file: string;
  /** 1-based; absent where the source was not text. */
  readonly line?: number;
  readonly nodeId: string | null;
  readonly path: string;
  readonly message: Bilingual;
  readonly expected: string;
}

export type Path = readonly (string | number)[];

/** Collects problems while a file is read; shared by all parts of the parser. */
export interface Reading {
  readonly file: string;
  readonly problems: ParseProblem[];
  readonly ids: Set<string>;
  readonly documents: Map<string, { document: string; number: string | null; confidence: 'high' | 'medium' | 'low' }>;
  readonly parameters: Map<string, Parameter>;
  readonly recognitions: Recognition[];
  lineOf(path: Path): number | undefined;
}

/** A place in the file: its value, the way to it and the node it belongs to. */
export interface Cursor {
  readonly reading: Reading;
  readonly value: unknown;
  readonly path: Path;
  readonly nodeId: string | null;
}

const MAX_PROBLEMS = 50;

export function problem(at: Cursor, zh: string, en: string, expected: string): null {
  const { reading, path, nodeId } = at;
  if (reading.problems.length >= MAX_PROBLEMS) return null;
  const line = reading.lineOf(path);
  const where = { file: reading.file, nodeId, path: path.join('.') };
  reading.problems.push({ ...where, ...(line === undefined ? {} : { line }), message: { zh, en }, expected });
  return null;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field of an object; its value is undefined where the field is absent. Only own fields count. */
export const field = (at: Cursor, name: string): Cursor => ({
  ...at,
  value: isRecord(at.value) && Object.hasOwn(at.value, name) ? at.value[name] : undefined,
  path: [...at.path, name],
});

export const has = (at: Cursor, name: string): boolean => field(at, name).value !== undefined;

/** Checks that a value is an object with known fields only: the language is closed. */
export function record(at: Cursor, allowed: readonly string[]): boolean {
  if (!isRecord(at.value)) {
    problem(at, '此处应为字段组', 'an object is expected here', `{ ${allowed.join(', ')} }`);
    return false;
  }
  for (const key of Object.keys(at.value)) {
    if (!allowed.includes(key))
      problem(field(at, key), `没有“${key}”这个字段`, `unknown field "${key}"`, allowed.join(' | '));
  }
  return true;
}

export function items(at: Cursor, min = 1): readonly Cursor[] {
  if (!Array.isArray(at.value)) {
    problem(at, '此处应为列表', 'a list is expected here', '[ … ]');
    return [];
  }
  if (at.value.length < min) problem(at, `至少要有 ${min} 项`, `at least ${min} entries`, '[ … ]');
  return at.value.map((value: unknown, index) => ({ ...at, value, path: [...at.path, index] }));
}

/** One value or a list of values as cursors. */
export const oneOrMore = (at: Cursor): readonly Cursor[] => (Array.isArray(at.value) ? items(at) : [at]);

export function text(at: Cursor): string | null {
  if (typeof at.value === 'string' && at.value.trim() !== '') return at.value;
  return problem(at, '此处应为文字', 'a text is expected here', '"…"');
}

export function whole(at: Cursor, min: number, max: number): number | null {
  if (typeof at.value === 'number' && Number.isSafeInteger(at.value) && at.value >= min && at.value <= max)
    return at.value;
  return problem(at, `此处应为 ${min} 至 ${max} 的整数`, `a whole number from ${min} to ${max}`, `${min}…${max}`);
}

export function truth(at: Cursor): boolean | null {
  return typeof at.value === 'boolean' ? at.value : problem(at, '应为 true 或 false', 'true or false', 'true | false');
}

export function choice<const T extends string>(at: Cursor, allowed: readonly T[]): T | null {
  const found = allowed.find((one) => one === at.value);
  return found ?? problem(at, '不在允许的取值内', 'not one of the allowed values', allowed.join(' | '));
}

export function bilingual(at: Cursor): Bilingual | null {
  if (!record(at, ['zh', 'en'])) return null;
  const zh = text(field(at, 'zh'));
  const en = text(field(at, 'en'));
  return zh && en ? { zh, en } : null;
}

/** Registers a node id: letters, digits, `.`, `-`, `_`, at most 60, unique in the version. */
export function nodeId(at: Cursor): string | null {
  const id = at.value;
  if (typeof id !== 'string' || !/^[A-Za-z][A-Za-z0-9._-]{0,59}$/.test(id)) {
    return problem(at, '条件缺少编号，或编号格式不对', 'a node needs an id', 'id: H5 (A–Z, 0–9, . - _)');
  }
  if (at.reading.ids.has(id)) return problem(at, `编号 ${id} 重复`, `id ${id} is used twice`, 'a unique id');
  at.reading.ids.add(id);
  return id;
}
