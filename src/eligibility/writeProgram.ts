import { Document, isMap, isSeq, visit } from 'yaml';
import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { FactInput } from './factSet.ts';
import type { GoldenCase, Program, Version } from './program.ts';
import type { Parameter, Recognition, RuleSourceRef } from './rule.ts';
import { amountText, inUnit, literalText, storedText } from './writeAmount.ts';
import { writeBenefit } from './writeBenefit.ts';
import { oneOrList, type Plain, writeDate, writeExpression } from './writeExpression.ts';
import { type DocumentKey, writeCondition, writeSource } from './writeRule.ts';

/** Names for the documents of a program: `d1`, `d2` … in the order of the program. */
export function documentKeys(documents: readonly RuleSourceRef[]): DocumentKey {
  const name = ({ document, number, confidence }: RuleSourceRef): string =>
    JSON.stringify([document, number, confidence]);
  const keys = new Map(documents.map((one, at) => [name(one), `d${at + 1}`]));
  return (source) => keys.get(name(source)) ?? 'd0';
}

/**
 * A program as the plain object of the file format: `parseProgram(writeProgram(p))` gives `p` again. What the tree does not keep
 * (names of documents, the base of golden cases, defaults that were written out) takes its canonical form.
 */
export function writeProgram(program: Program): Plain {
  const keyOf = documentKeys(program.documents);
  const { id, kind, subject, title, summary, issuer, jurisdiction, grade, handling, materials } = program;
  const head = { id, kind, subject, title, summary, issuer, jurisdiction, grade, handling };
  const documents = program.documents.map(({ document, number, confidence }, at) => [
    `d${at + 1}`,
    { document, ...(number === null ? {} : { number }), confidence },
  ]);
  const groups = program.exclusionGroups.map(({ since, topUp, ...group }) => ({
    ...group,
    ...(since ? { since: writeDate(since) } : {}),
    ...(topUp ? { topUp } : {}),
  }));
  return {
    ...head,
    ...some('materials', materials),
    documents: Object.fromEntries(documents),
    ...some('exclusionGroups', groups),
    ...(program.parameters.length > 0
      ? { parameters: Object.fromEntries(program.parameters.map((one) => [one.name, writeParameter(one, keyOf)])) }
      : {}),
    ...some(
      'recognitions',
      program.recognitions.map((one) => writeRecognition(one, keyOf)),
    ),
    versions: program.versions.map((version) => writeVersion(version, keyOf)),
    ...some('goldenCases', program.goldenCases.map(writeGolden)),
  };
}

const some = (name: string, list: readonly unknown[]): Plain => (list.length > 0 ? { [name]: list } : {});

const writeParameter = ({ text, source, values, knownUntil }: Parameter, keyOf: DocumentKey): Plain => ({
  text,
  ...writeSource(source, keyOf),
  values: values.map(({ from, literal }) => ({ from, value: literalText(literal) })),
  ...(knownUntil === null ? {} : { knownUntil }),
});

const writeRecognition = ({ source, titles, issuedIn, countsIn, ...rest }: Recognition, keyOf: DocumentKey): Plain => ({
  ...rest,
  titles: oneOrList(titles),
  issuedIn: oneOrList(issuedIn),
  countsIn: oneOrList(countsIn),
  ...writeSource(source, keyOf),
});

function writeVersion(version: Version, keyOf: DocumentKey): Plain {
  const { id, from, to, place, conditions, windows, transition, quota } = version;
  const { until, when } = transition ?? {};
  const flags = version.reviewFlags.map((flag) => ({ ...flag, when: writeCondition(flag.when, keyOf) }));
  const deadlines = version.deadlines.map(({ forfeits, ...one }) => ({ ...one, ...(forfeits ? { forfeits } : {}) }));
  return {
    id,
    from,
    to,
    ...some(
      'windows',
      windows.map(({ batch, ...days }) => ({ ...days, ...(batch ? { batch } : {}) })),
    ),
    ...(version.late === 'refused' ? {} : { late: version.late }),
    ...(when ? { transition: { until, when: writeCondition(when, keyOf) } } : {}),
    ...(quota ? { quota: writeQuota(quota) } : {}),
    ...(place ? { place: writeCondition(place, keyOf) } : {}),
    conditions: writeCondition(conditions, keyOf),
    benefit: version.benefit.map((one) => writeBenefit(one, keyOf)),
    ...some('deadlines', deadlines),
    ...some('reviewFlags', flags),
  };
}

const writeQuota = ({ capacity, per, order, rankBy, waitingList, text }: NonNullable<Version['quota']>): Plain => ({
  ...(capacity ? { capacity: inUnit(capacity.amount, capacity.unit) ?? amountText(capacity.amount) } : {}),
  per,
  order,
  ...(rankBy ? { rankBy: writeExpression(rankBy) } : {}),
  ...(waitingList ? { waitingList } : {}),
  text,
});

/** Each case with all its facts. The names of complete lists stand at the end of the facts and are written apart. */
function writeGolden({ name, asOf, facts, expect }: GoldenCase): Plain {
  const isList = ({ key, period, value, ...source }: FactInput): boolean =>
    key.endsWith('.complete') && value === true && period === '' && Object.keys(source).length === 0;
  const cut = facts.findLastIndex((fact) => !isList(fact)) + 1;
  const own = facts.slice(0, cut);
  const complete = facts.slice(cut).map(({ key }) => key.replace(/\.complete$/, ''));
  const { verdict, near, missing, failing, blockedBy, flags, amount } = expect;
  return {
    name,
    asOf,
    facts: writeFacts(own),
    ...some('complete', complete),
    expect: {
      verdict,
      ...(near ? { near } : {}),
      ...some('missing', missing),
      ...some('failing', failing),
      ...some('blockedBy', blockedBy),
      ...(flags ? { flags } : {}),
      ...(amount === null ? {} : { amount }),
    },
  };
}

/** Facts as enterprise files write them: `revenue@2025: 1500万元`, several values of one fact as a list. */
export function writeFacts(facts: readonly FactInput[]): Plain {
  const named = new Map<string, unknown[]>();
  for (const fact of facts) {
    const name = fact.period === '' ? fact.key : `${fact.key}@${fact.period}`;
    named.set(name, [...(named.get(name) ?? []), writeFact(fact)]);
  }
  return Object.fromEntries([...named].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function writeFact({ key, period: _, value, sourceKind, ...rest }: FactInput): unknown {
  const kind = factDefinition(key)?.kind ?? 'text';
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return writeRecord(key, value);
  const text = storedText(value, kind);
  const source = Object.entries(rest).filter(([, one]) => one !== null && one !== undefined);
  if (!sourceKind && source.length === 0) return text;
  return { value: text, ...(sourceKind ? { source: sourceKind } : {}), ...Object.fromEntries(source) };
}

/** Fields named after their stored unit keep the integer; all others are written with their unit. */
const writeRecord = (key: string, entry: FactRecord): FactRecord =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const kind = factDefinition(key)?.fields?.find((one) => one.name === name)?.kind ?? 'text';
      return [name, value === null || /(Fen|Bp)$/.test(name) ? value : storedText(value, kind)];
    }),
  );

const ONE_LINE = 110;

/** YAML of a plain program: short objects on one line, as rule files are written by hand. */
export function plainToYaml(source: unknown): string {
  const document = new Document(source, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node) {
      if ((isMap(node) || isSeq(node)) && JSON.stringify(node).length < ONE_LINE && node.items.length > 0) {
        node.flow = true;
        return visit.SKIP;
      }
      return undefined;
    },
  });
  return document.toString({ lineWidth: 140, flowCollectionPadding: true });
}

/** A program as the text of its file. */
export const programToYaml = (program: Program): string => plainToYaml(writeProgram(program));
