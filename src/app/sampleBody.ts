import * as z from 'zod';
import type { Contract } from '../kernel/contract.ts';

/** Bodies that fit a contract, made from its schema: what suites send to every route without knowing the rooms. */

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
}

/** What stands where: words, organisations, and the row that references name. */
export interface Sample {
  readonly word: string;
  readonly org: number;
  readonly alliance: number;
  readonly ref: { readonly regionId: string; readonly id: string };
}

export const bodySchemaOf = (contract: Contract): JsonSchema | null =>
  contract.body
    ? (z.toJSONSchema(contract.body, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema)
    : null;

const TEXTS: readonly (readonly [name: RegExp, text: string])[] = [
  [/(On|Until|day|Day)$|^(since|until)$/, '2026-12-15'],
  [/(At)$/, '2026-12-15T02:00:00.000Z'],
  [/[mM]onth$|^(from|to)$/, '2026-12'],
  [/^(starts|opens|closes|ends)$/, '09:00'],
];

function textFor(schema: JsonSchema, name: string, sample: Sample): string {
  if (schema.format === 'uuid') return sample.ref.id;
  if (schema.format === 'date-time')
    return name.startsWith('ends') ? '2026-12-15T04:00:00.000Z' : '2026-12-15T02:00:00.000Z';
  if (schema.pattern === '^\\d{6}$') return sample.ref.regionId;
  return TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? sample.word;
}

function numberFor(schema: JsonSchema, name: string, sample: Sample): number {
  if (/alliance/i.test(name)) return sample.alliance;
  if (/org|parties|asked|units|receivers|members/i.test(name)) return sample.org;
  if (name === 'year') return 2026;
  return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
}

/** A value of the schema: every property, the first of what may be chosen, one element a list. */
export function sampleOf(schema: JsonSchema, sample: Sample, name = ''): unknown {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return sampleOf(options.find((option) => option.type !== 'null') ?? {}, sample, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'string') return textFor(schema, name, sample);
  if (type === 'integer' || type === 'number') return numberFor(schema, name, sample);
  if (type === 'boolean') return true;
  if (type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sampleOf(schema.items ?? {}, sample, name));
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, part]) => [key, sampleOf(part, sample, key)]),
    );
  return null;
}

/** Paths of the lists in a schema that may be of any length. */
export function unboundedLists(schema: JsonSchema, path = ''): string[] {
  const own = schema.type === 'array' && schema.maxItems === undefined ? [path] : [];
  const parts: readonly (readonly [string, JsonSchema])[] = [
    ...Object.entries(schema.properties ?? {}).map(([key, part]) => [`${path}.${key}`, part] as const),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((part) => [path, part] as const),
    ...(schema.items ? [[`${path}[]`, schema.items] as const] : []),
  ];
  return [...own, ...parts.flatMap(([at, part]) => unboundedLists(part, at))];
}

/** Whether a body names rows of the database. */
export const namesRows = (schema: JsonSchema): boolean =>
  (schema.properties !== undefined && 'regionId' in schema.properties && 'id' in schema.properties) ||
  [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ].some(namesRows);
