import { LogicEngine } from 'json-logic-engine';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import Publicodes from 'publicodes';
import type { Inputs, Plain, PlainItem, Test } from './eligibilityPlain.ts';

/** Each peer in its own recommended form: rules handed over once, rows as plain objects one after another. */
export interface Peer {
  readonly name: string;
  readonly note: string;
  /** The programs a row passes, by their order. */
  start(programs: readonly Plain[]): (row: Inputs) => readonly number[] | Promise<readonly number[]>;
}

const indicesOf = (isPassed: readonly boolean[]): readonly number[] =>
  isPassed.flatMap((passed, at) => (passed ? [at] : []));

const LOGIC_OPS = { '>=': '>=', '>': '>', '<=': '<=', '<': '<', '=': '===', '!=': '!==' } as const;
const logicTest = ({ input, op, value }: Test): unknown => ({ [LOGIC_OPS[op]]: [{ var: input }, value] });
const logicItem = (item: PlainItem): unknown => ({
  if: [...item.flatMap(({ test, points }) => [logicTest(test), points]), 0],
});

function logicOf(plain: Plain): unknown {
  if (plain.kind === 'test') return logicTest(plain);
  if (plain.kind === 'points') {
    const totals = plain.groups.map(({ max, items }) => ({ min: [max, { '+': items.map(logicItem) }] }));
    const minima = plain.groups.flatMap(({ min }, at) => (min > 0 ? [{ '>=': [totals[at], min] }] : []));
    return { and: [{ '>=': [{ '+': totals }, plain.pass] }, ...minima] };
  }
  const of = plain.of.map(logicOf);
  if (plain.need === of.length) return { and: of };
  if (plain.need === 1) return { or: of };
  return { '>=': [{ '+': of.map((one) => ({ if: [one, 1, 0] })) }, plain.need] };
}

const jsonLogic: Peer = {
  name: 'json-logic-engine 5.0.7, compiled',
  note: 'ratios, sums, ages, titles, size classes given',
  start: (programs) => {
    const engine = new LogicEngine();
    const built = programs.map((plain) => engine.build(logicOf(plain) as object) as (row: Inputs) => unknown);
    return (row) => indicesOf(built.map((passes) => Boolean(passes(row))));
  },
};

const RULE_OPS = {
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
  '<=': 'lessThanInclusive',
  '<': 'lessThan',
  '=': 'equal',
  '!=': 'notEqual',
} as const;

/** Sets of `need` members: this peer has no “at least n”. */
function choices<T>(of: readonly T[], need: number): readonly (readonly T[])[] {
  if (need === 0) return [[]];
  return of.flatMap((first, at) => choices(of.slice(at + 1), need - 1).map((rest) => [first, ...rest]));
}

type RuleCondition = Extract<TopLevelCondition, { all: unknown }>['all'][number];

function ruleOf(plain: Plain): RuleCondition {
  if (plain.kind === 'test') return { fact: plain.input, operator: RULE_OPS[plain.op], value: plain.value };
  if (plain.kind === 'points') return { fact: plain.given, operator: 'equal', value: 1 };
  if (plain.need === plain.of.length) return { all: plain.of.map(ruleOf) };
  if (plain.need === 1) return { any: plain.of.map(ruleOf) };
  return { any: choices(plain.of.map(ruleOf), plain.need).map((all) => ({ all: [...all] })) };
}

const jsonRules: Peer = {
  name: 'json-rules-engine 7.3.1',
  note: 'also points given, “at least n” written out',
  start: (programs) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    programs.forEach((plain, at) => {
      engine.addRule({ conditions: { all: [ruleOf(plain)] }, event: { type: String(at) } });
    });
    return async (row) => (await engine.run(row)).events.map(({ type }) => Number(type)).sort((a, b) => a - b);
  },
};

const codesNumber = (value: number): string => value.toFixed(12).replace(/\.?0+$/, '');
const codesTest = ({ input, op, value }: Test): string => `${input} ${op} ${codesNumber(value)}`;
const codesItem = (item: PlainItem): unknown => ({
  variations: [...item.map(({ test, points }) => ({ si: codesTest(test), alors: points })), { sinon: 0 }],
});

/** Sums are rules of their own, because a comparison names what it compares. */
function codesOf(plain: Plain, name: string, rules: Record<string, unknown>): unknown {
  if (plain.kind === 'test') return codesTest(plain);
  const part = (at: number): string => `${name}x${at}`;
  if (plain.kind === 'points') {
    plain.groups.forEach(({ max, items }, at) => {
      rules[part(at)] = { somme: items.map(codesItem), plafond: max };
    });
    rules[`${name}t`] = { somme: plain.groups.map((_, at) => part(at)) };
    const minima = plain.groups.map(({ min }, at) => `${part(at)} >= ${min}`);
    return { 'toutes ces conditions': [`${name}t >= ${plain.pass}`, ...minima] };
  }
  const of = plain.of.map((one, at) => codesOf(one, part(at), rules));
  if (plain.need === of.length) return { 'toutes ces conditions': of };
  if (plain.need === 1) return { 'une de ces conditions': of };
  rules[`${name}n`] = { somme: of.map((one) => ({ variations: [{ si: one, alors: 1 }, { sinon: 0 }] })) };
  return `${name}n >= ${plain.need}`;
}

function inputsIn(plain: Plain, into: Set<string>): Set<string> {
  if (plain.kind === 'test') into.add(plain.input);
  else if (plain.kind === 'group') for (const one of plain.of) inputsIn(one, into);
  else for (const { items } of plain.groups) for (const { test } of items.flat()) into.add(test.input);
  return into;
}

const quiet = { log: () => undefined, warn: () => undefined, error: () => undefined };

const publicodes: Peer = {
  name: 'publicodes 1.10.3',
  note: 'ratios, sums, ages, titles, size classes given',
  start: (programs) => {
    const rules: Record<string, unknown> = {};
    const inputs = [...programs.reduce((set, plain) => inputsIn(plain, set), new Set<string>())];
    for (const input of inputs) rules[input] = { valeur: 0 };
    programs.forEach((plain, at) => {
      rules[`q${at}`] = codesOf(plain, `r${at}`, rules);
    });
    const engine = new Publicodes(rules as ConstructorParameters<typeof Publicodes>[0], { logger: quiet });
    return (row) => {
      engine.setSituation(Object.fromEntries(inputs.map((input) => [input, row[input] ?? 0])));
      return indicesOf(programs.map((_, at) => engine.evaluate(`q${at}`).nodeValue === true));
    };
  },
};

export const PEERS: readonly Peer[] = [jsonLogic, jsonRules, publicodes];
