import type { BranchNode, Condition, LeafNode, PointGroup, PointItem, RuleSourceRef } from './rule.ts';
import { isBranch } from './rule.ts';
import { literalText } from './writeAmount.ts';
import {
  oneOrList,
  type Plain,
  writeBoundary,
  writeDate,
  writeExpression,
  writeRef,
  writeWhere,
} from './writeExpression.ts';

/** The name a document has in the file; conditions refer to it by that name. */
export type DocumentKey = (source: RuleSourceRef) => string;

/** Only said where it differs from what the kind means anyway (`parseCondition`). */
const MAY_CHANGE = (kind: Condition['kind']): boolean => !['place', 'industry', 'sizeClass', 'date'].includes(kind);

/** `source` and `article` of a thing that has one. */
export const writeSource = (source: RuleSourceRef | null, keyOf: DocumentKey): Plain =>
  source ? { source: keyOf(source), ...(source.article === null ? {} : { article: source.article }) } : {};

/** A condition and everything below it as the plain object that `parseCondition` reads back to the same tree. */
export function writeCondition(node: Condition, keyOf: DocumentKey): Plain {
  return {
    id: node.id,
    ...(node.text ? { label: node.text } : {}),
    ...(isBranch(node) ? writeBranch(node, keyOf) : writeLeaf(node)),
    ...writeSource(node.source, keyOf),
    ...(node.actionable === MAY_CHANGE(node.kind) ? {} : { actionable: node.actionable }),
    ...(node.waivedWhen ? { waivedWhen: writeCondition(node.waivedWhen, keyOf) } : {}),
  };
}

function writeBranch({ kind, of, count }: BranchNode, keyOf: DocumentKey): Plain {
  const children = of.map((child) => writeCondition(child, keyOf));
  switch (kind) {
    case 'all':
    case 'any':
    case 'none':
      return { [kind]: children };
    case 'not':
      return { not: children[0] };
    case 'atLeast':
      return { atLeast: count, of: children };
    case 'each':
      return { each: { years: of.length }, of: oneYear(children[0] ?? {}, children[1]) };
  }
}

/**
 * The condition that `each` repeats, from its first two copies: the ids lose their year, and a year that moved from the first
 * copy to the second was `@each`. With one copy only nothing can move, and `@last` is the same year.
 */
function oneYear(first: unknown, second: unknown): unknown {
  if (Array.isArray(first)) return first.map((one, at) => oneYear(one, Array.isArray(second) ? second[at] : undefined));
  if (typeof first === 'string' && typeof second === 'string' && first !== second)
    return first.replace(/(^|@)last(?=$|-\d)/, '$1each');
  if (typeof first !== 'object' || first === null) return first;
  const twin: Plain = typeof second === 'object' && second !== null ? { ...second } : {};
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => [
      name,
      name === 'id' ? String(value).replace(/\.y1$/, '') : oneYear(value, twin[name]),
    ]),
  );
}

function writeLeaf(node: LeafNode): Plain {
  switch (node.kind) {
    case 'compare':
      return writeCompare(node);
    case 'fact': {
      const is = node.values.length === 1 && !node.not;
      const name = node.not ? 'notIn' : is ? 'is' : 'in';
      return { fact: writeRef(node.key, node.year), [name]: is ? node.values[0] : node.values };
    }
    case 'date':
      return {
        date: node.key,
        ...(node.from ? { from: writeDate(node.from) } : {}),
        ...(node.to ? { to: writeDate(node.to) } : {}),
      };
    case 'place':
      return { place: node.key, [node.not ? 'outside' : 'within']: oneOrList(node.regions) };
    case 'industry':
      return { industry: { [node.not ? 'notIn' : 'in']: node.codes } };
    case 'sizeClass':
      return { sizeClass: node.classes };
    case 'title':
      return writeTitle(node);
    case 'person': {
      const { zh, en } = node.by;
      const usual = zh === '受理部门' && en === 'the office in charge';
      return { person: node.question, ...(usual ? {} : { judge: node.by }) };
    }
    case 'points':
      return { ...writeBoundary(node.boundary), pass: node.pass, points: node.groups.map(writeGroup) };
  }
}

function writeCompare(node: Extract<LeafNode, { kind: 'compare' }>): Plain {
  return {
    value: writeExpression(node.value),
    ...writeBoundary(node.boundary),
    ...writeBound(node.bound),
    ...(node.assessedBy ? { assessedBy: node.assessedBy } : {}),
    ...(node.evidence ? { evidence: node.evidence } : {}),
    ...(node.whenUndefined === 'notMet' ? {} : { whenUndefined: node.whenUndefined }),
  };
}

function writeBound(bound: Extract<LeafNode, { kind: 'compare' }>['bound']): Plain {
  switch (bound.kind) {
    case 'fixed':
      return { bound: literalText(bound.literal) };
    case 'expression':
      return { bound: writeExpression(bound.of) };
    case 'tiers':
      return {
        by: writeExpression(bound.by),
        tiers: bound.tiers.map((tier) => ({
          ...(tier.limit ? { ...writeBoundary(tier.limit.boundary), limit: literalText(tier.limit.literal) } : {}),
          bound: literalText(tier.bound),
        })),
      };
  }
}

function writeTitle({ ladder, on, where }: Extract<LeafNode, { kind: 'title' }>): Plain {
  const issued = where.find((test) => test.kind === 'issued');
  return {
    title: oneOrList(ladder.named),
    ...(ladder.step === 'exact' ? {} : { step: ladder.step }),
    ...(issued ? { issuedIn: oneOrList(issued.within) } : {}),
    ...writeWhere(where),
    validOn: on ? writeDate(on) : 'ever',
  };
}

const writeGroup = ({ id, title, max, min, items }: PointGroup): Plain => ({
  id,
  title,
  max,
  ...(min === 0 ? {} : { min }),
  items: items.map(writeItem),
});

function writeItem(item: PointItem): Plain {
  const { id, title } = item;
  switch (item.kind) {
    case 'bands': {
      const bands = item.bands.map(({ boundary, bound, points }) => ({
        ...writeBoundary(boundary),
        bound: literalText(bound),
        points,
      }));
      return { id, title, value: writeExpression(item.value), bands };
    }
    case 'best':
      return { id, title, best: item.of.map(writeItem) };
    case 'assessed':
      return { id, title, assessed: item.key, by: item.by, max: item.max };
  }
}
