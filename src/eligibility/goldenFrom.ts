import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { FactInput } from './factSet.ts';
import { answerOf } from './goldenRun.ts';
import type { Program } from './program.ts';
import { isRecord } from './reader.ts';
import type { Plain } from './writeExpression.ts';
import { writeFacts, writeProgram } from './writeProgram.ts';

/** Facts that say who an enterprise is; they never become part of a program. */
const NAMES = ['creditCode', 'name'];

/** Every fact key that the rules of a program name, and those that size classes and sums since the founding read. */
export function keysRead(program: Program): ReadonlySet<string> {
  const { versions, exclusionGroups } = writeProgram(program);
  const keys = new Set<string>();
  const stack: unknown[] = [versions, exclusionGroups];
  for (let top = stack.pop(); top !== undefined || stack.length > 0; top = stack.pop()) {
    if (Array.isArray(top)) stack.push(...top);
    else if (isRecord(top)) {
      if ('title' in top && 'validOn' in top) keys.add('titles');
      if ('orLife' in top) keys.add('foundedOn');
      if ('sizeClass' in top) for (const key of ['staff', 'revenue', 'assets', 'industry']) keys.add(key);
      stack.push(...Object.keys(top), ...Object.values(top));
    } else if (typeof top === 'string') keys.add(top.split('@')[0] ?? '');
  }
  if (program.exclusionGroups.length > 0) keys.add('benefitsReceived');
  return new Set([...keys].filter((key) => factDefinition(key) && !NAMES.includes(key)));
}

/** An entry without its texts: numbers of certificates and names of partners say who holds them. */
function nameless(fact: FactInput): FactInput {
  const { key, period, value, sourceKind } = fact;
  const kept = isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter(
          ([name]) => factDefinition(key)?.fields?.find((one) => one.name === name)?.kind !== 'text',
        ),
      )
    : value;
  return { key, period, value: kept as FactInput['value'], ...(sourceKind ? { sourceKind } : {}) };
}

/**
 * A golden case from what is known of one enterprise: only the facts the program reads, nothing that names it, and the answer of
 * the program as it stands now for people to confirm. In the form of `goldenCases`.
 */
export function goldenFrom(program: Program, facts: readonly FactInput[], asOf: string, name: string): Plain {
  const keys = keysRead(program);
  const isRead = ({ key }: FactInput): boolean => keys.has(key.replace(/\.complete$/, ''));
  const kept = facts.filter(isRead).map(nameless);
  const expect = answerOf(program, kept, asOf);
  const said = Object.entries(expect).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return { name, asOf, facts: writeFacts(kept), expect: Object.fromEntries(said) };
}
