import { parse } from 'yaml';
import type { Operator } from '../boundary.ts';
import { parseCondition } from '../parseCondition.ts';
import { newReading } from '../parseProgram.ts';
import { isRecord } from '../reader.ts';
import type { Plain } from '../writeExpression.ts';
import { foldNotice } from './noticeText.ts';
import type { Place, ProposedNode, ProposedProgram } from './proposedProgram.ts';
import { readNotice, withIds } from './readNotice.ts';

/** The notices of `programs/notices/` against their labels. */

const WORD: Readonly<Record<Operator, string>> = {
  '>=': '不低于',
  '>': '超过',
  '<=': '不超过',
  '<': '低于',
  '=': '为',
};

interface Leaf extends Place {
  readonly path: string;
  /** The condition without words and ids; null: a person decides. */
  readonly form: string | null;
  readonly said: string;
}

export interface Measured {
  readonly name: string;
  /** Labelled conditions with a machine form. */
  readonly machine: number;
  readonly machineRight: number;
  readonly leftToPerson: number;
  readonly missed: number;
  /** Labelled for a person. */
  readonly asks: number;
  readonly asksRight: number;
  /** Proposed conditions that no label has: a wrong bound, a wrong fact, a wrong place in the tree. */
  readonly wrong: readonly string[];
  readonly headRight: number;
  readonly head: number;
  readonly headWrong: readonly string[];
  readonly benefits: number;
  readonly benefitsRight: number;
  readonly benefitsWrong: readonly string[];
  readonly unread: readonly string[];
}

/** Label rules leave out the words of bounds: put the usual ones in. */
function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(worded);
  if (!isRecord(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, worded(one)]));
  return typeof value.op === 'string' && !('word' in value) ? { ...inner, word: WORD[value.op as Operator] } : inner;
}

const DROPPED = ['id', 'text', 'source', 'actionable', 'locked', 'word', 'unit', 'evidence', 'ladder', 'rateText'];

export function formOf(rule: Plain): string {
  const reading = newReading('label');
  const condition = parseCondition(
    { reading, value: withIds(worded(rule) as Plain, 'L'), path: [], nodeId: null },
    { eachBack: null },
  );
  if (!condition || reading.problems.length > 0)
    throw new Error(`label: ${JSON.stringify(rule)} ${JSON.stringify(reading.problems)}`);
  return JSON.stringify(condition, (key, value: unknown) =>
    DROPPED.includes(key) ? undefined : typeof value === 'bigint' ? String(value) : value,
  );
}

function labelled(text: string, list: readonly unknown[], path: string): Leaf[] {
  return list.flatMap((one): Leaf[] => {
    if (!isRecord(one)) return [];
    if (Array.isArray(one.any) && !('at' in one)) return labelled(text, one.any, `${path}/any`);
    if (Array.isArray(one.all) && !('at' in one)) return labelled(text, one.all, `${path}/all`);
    const at = String(one.at);
    const from = text.indexOf(at);
    if (from < 0) throw new Error(`not in the notice: ${at}`);
    const place = { from, to: from + at.length };
    const { rule } = one;
    if (!isRecord(rule)) return [{ ...place, path, form: null, said: at }];
    if (Array.isArray(rule.all))
      return rule.all.map((part: unknown) => ({
        ...place,
        path: `${path}/all`,
        form: formOf(part as Plain),
        said: at,
      }));
    return [{ ...place, path, form: formOf(rule), said: at }];
  });
}

const proposedLeaves = (nodes: readonly ProposedNode[], path: string): Leaf[] =>
  nodes.flatMap((node): Leaf[] =>
    node.kind === 'leaf'
      ? [{ from: node.from, to: node.to, path, form: node.rule && formOf(node.rule), said: node.sentence }]
      : proposedLeaves(node.of, `${path}/${node.kind}`),
  );

const meets = (a: Place, b: Place): boolean => a.from < b.to && b.from < a.to;

function compareHead(label: Plain, read: ProposedProgram) {
  const found: Plain = {
    title: read.title?.value ?? null,
    number: read.number?.value ?? null,
    issuer: read.issuer?.value ?? null,
    region: read.region?.value ?? null,
    issued: read.issuedOn?.value ?? null,
    from: read.inForceFrom?.value ?? null,
    to: read.inForceTo?.value ?? null,
    windows: read.windows.map(({ start, end }) => ({ from: start, to: end })),
  };
  const same = (key: string): boolean =>
    foldNotice(JSON.stringify(found[key])) === foldNotice(JSON.stringify(label[key] ?? null));
  const keys = Object.keys(found);
  return { keys, wrong: keys.filter((key) => !same(key)).map((key) => `${key}: ${JSON.stringify(found[key])}`) };
}

function compareBenefits(text: string, list: readonly unknown[], read: ProposedProgram) {
  const labels = list.filter(isRecord).map((one) => {
    const from = text.indexOf(String(one.at));
    return { from, to: from + String(one.at).length, form: isRecord(one.rule) ? JSON.stringify(one.rule) : null };
  });
  const formed = read.benefits.map((one) => ({ ...one, form: one.formula && JSON.stringify(one.formula) }));
  const right = labels.filter((label) => formed.some((one) => meets(one, label) && one.form === label.form));
  const wrong = formed.filter(
    (one) => one.form !== null && !labels.some((label) => meets(one, label) && one.form === label.form),
  );
  return { all: labels.length, right: right.length, wrong: wrong.map((one) => `${one.sentence} → ${one.form}`) };
}

export function measureNotice(name: string, source: string, labelText: string): Measured {
  const label: unknown = parse(labelText);
  if (!isRecord(label) || !Array.isArray(label.conditions)) throw new Error(name);
  const read = readNotice(source);
  const labels = labelled(source, label.conditions, '');
  const proposed = proposedLeaves(read.conditions, '');
  const fits = (a: Leaf, b: Leaf): boolean => meets(a, b) && a.form === b.form && a.path === b.path;
  const machine = labels.filter(({ form }) => form !== null);
  const asks = labels.filter(({ form }) => form === null);
  const open = (one: Leaf): boolean => proposed.some((other) => other.form === null && meets(one, other));
  const right = machine.filter((one) => proposed.some((other) => fits(one, other)));
  const rest = machine.filter((one) => !right.includes(one));
  const head = compareHead(label, read);
  const benefits = compareBenefits(source, Array.isArray(label.benefit) ? label.benefit : [], read);
  return {
    name,
    machine: machine.length,
    machineRight: right.length,
    leftToPerson: rest.filter(open).length,
    missed: rest.filter((one) => !open(one)).length + asks.filter((one) => !open(one)).length,
    asks: asks.length,
    asksRight: asks.filter(open).length,
    wrong: proposed
      .filter((one) => one.form !== null && !labels.some((other) => fits(other, one)))
      .map(({ said, path, form }) => `${path} ${said} → ${form}`),
    head: head.keys.length,
    headRight: head.keys.length - head.wrong.length,
    headWrong: head.wrong,
    benefits: benefits.all,
    benefitsRight: benefits.right,
    benefitsWrong: benefits.wrong,
    unread: rest.map(({ said, path }) => `${path} ${said}`),
  };
}
