import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import { isWithin } from '../vocabulary/regions.ts';
import type { Context } from './context.ts';
import { resolveDate } from './dates.ts';
import { compare, rational } from './rational.ts';
import { issuedThere, recognitionOf } from './recognised.ts';
import type { FieldTest, ListFilter } from './rule.ts';
import { holds } from './truth.ts';

/** Three answers of a test on one entry: a field it does not carry leaves it open. */
export type EntryMatch = 'yes' | 'no' | 'open';

export interface Matches {
  readonly definite: readonly FactRecord[];
  /** Entries that may match, because a field is missing. */
  readonly open: readonly FactRecord[];
  /** No further entry can exist. */
  readonly complete: boolean;
}

/** The entries of a list that pass a filter. A list that is not complete or has open entries counts as a missing fact. */
export function matchEntries(context: Context, filter: ListFilter): Matches {
  const entries = context.facts.entries(filter.list);
  const definite: FactRecord[] = [];
  const open: FactRecord[] = [];
  const affordable = context.steps + entries.length <= context.maxSteps;
  context.steps += entries.length + 1;
  for (const entry of affordable ? entries : []) {
    const match = matchEntry(entry, filter.where, context);
    if (match === 'yes') definite.push(entry);
    else if (match === 'open') open.push(entry);
  }
  const complete = affordable && context.facts.isComplete(filter.list, context.asOf);
  if (!complete || open.length > 0) context.missing.push({ key: filter.list, period: '' });
  for (const entry of definite) {
    context.used.push({ key: filter.list, period: '', input: { key: filter.list, period: '', value: entry } });
  }
  return { definite, open, complete };
}

export function matchEntry(entry: FactRecord, tests: readonly FieldTest[], context: Context): EntryMatch {
  let match: EntryMatch = 'yes';
  for (const test of tests) {
    context.steps += 1;
    const one = matchField(entry, test, context);
    if (one === 'no') return 'no';
    if (one === 'open') match = 'open';
  }
  return match;
}

const said = (truth: boolean): EntryMatch => (truth ? 'yes' : 'no');

function matchField(entry: FactRecord, test: FieldTest, context: Context): EntryMatch {
  const value = Object.hasOwn(entry, test.field) ? entry[test.field] : null;
  const isAbsent = value === null || value === undefined;
  if (isAbsent) return test.kind === 'absent' ? 'yes' : 'open';
  switch (test.kind) {
    case 'absent':
      return 'no';
    case 'in':
      if (typeof value === 'number') return 'open';
      return said(test.values.includes(value) !== test.not);
    case 'dates': {
      if (typeof value !== 'string') return 'open';
      const from = test.from && resolveDate(test.from, context.asOf);
      const to = test.to && resolveDate(test.to, context.asOf);
      return said((from === null || value >= from) && (to === null || value <= to));
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'open';
      return said(holds(test.boundary.op, compare(rational(value), test.bound.value)));
    case 'issued':
      return said(issuedThere(String(value), test) || recognitionOf(entry, test, context.asOf) !== null);
    case 'within':
      return said(test.regions.some((region) => isWithin(String(value), region)) !== test.not);
  }
}
