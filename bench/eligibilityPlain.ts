import { newContext } from '../src/eligibility/context.ts';
import { shapeName } from '../src/eligibility/engine/features.ts';
import { growthFactor } from '../src/eligibility/evaluateCompare.ts';
import { evaluateLeaf } from '../src/eligibility/evaluateLeaf.ts';
import { evaluateQuantity } from '../src/eligibility/evaluateQuantity.ts';
import type { FactSet } from '../src/eligibility/factSet.ts';
import type { Program } from '../src/eligibility/program.ts';
import type { Rational } from '../src/eligibility/rational.ts';
import { type Condition, type Expression, isBranch, type LeafNode, type PointItem } from '../src/eligibility/rule.ts';
import { sectionOf } from '../src/vocabulary/industries.ts';
import { regionAncestors } from '../src/vocabulary/regions.ts';

/**
 * The benchmark's programs in a form every peer can say: comparisons of plain numbers, “all”, “any”, “at least n”, points. What
 * the peers' languages lack — ratios, sums over years, ages, titles held on a day, size classes — they are given as numbers
 * ready made, and their work is not counted. Two-valued: a row passes where what is known suffices.
 */
export type Plain = Test | Group | PlainPoints;

export interface Test {
  readonly kind: 'test';
  readonly input: string;
  readonly op: '>=' | '>' | '<=' | '<' | '=' | '!=';
  readonly value: number;
}

export interface Group {
  readonly kind: 'group';
  /** How many must hold. */
  readonly need: number;
  readonly of: readonly Plain[];
}

export interface PlainPoints {
  readonly kind: 'points';
  /** An input that is 1 where the table is passed: for peers that cannot add up. */
  readonly given: string;
  readonly pass: number;
  readonly groups: readonly { readonly max: number; readonly min: number; readonly items: readonly PlainItem[] }[];
}

/** The first band that holds gives its points; none holds: 0. */
export type PlainItem = readonly { readonly test: Test; readonly points: number }[];

export type Inputs = Record<string, number>;

/** Beyond every figure of the population: what is not known passes on neither side. */
const BEYOND = 1e15;
const UNKNOWN = -1;

const numberOf = ({ n, d }: Rational): number => Number(n) / Number(d);
const all = (of: readonly Plain[]): Group => ({ kind: 'group', need: of.length, of });
const any = (of: readonly Plain[]): Group => ({ kind: 'group', need: 1, of });
const test = (input: string, op: Test['op'], value: number): Test => ({ kind: 'test', input, op, value });

export class PlainRules {
  private readonly readers = new Map<string, (facts: FactSet, into: Inputs) => void>();
  private readonly names = new Map<string, string>();
  private readonly points: PlainPoints[] = [];
  private readonly asOf: string;
  readonly programs: readonly Plain[];

  constructor(programs: readonly Program[], asOf: string) {
    this.asOf = asOf;
    this.programs = programs.map(({ versions }) => {
      const [version] = versions;
      if (!version) throw new Error('a program without a version');
      const conditions = this.condition(version.conditions, false);
      return version.place ? all([this.condition(version.place, false), conditions]) : conditions;
    });
  }

  inputsOf(facts: FactSet): Inputs {
    const inputs: Inputs = {};
    for (const read of this.readers.values()) read(facts, inputs);
    for (const table of this.points) inputs[table.given] = isPassed(table, inputs) ? 1 : 0;
    return inputs;
  }

  /** Names short enough for every peer's grammar; the same question has one name. */
  private name(question: string, read: (name: string) => (facts: FactSet, into: Inputs) => void): string {
    const known = this.names.get(question);
    if (known) return known;
    const name = `a${this.names.size}`;
    this.names.set(question, name);
    this.readers.set(name, read(name));
    return name;
  }

  private condition(node: Condition, isNegated: boolean): Plain {
    if (node.waivedWhen) throw new Error('waivers are not among the benchmark’s rules');
    return isBranch(node) ? this.branch(node, isNegated) : this.leaf(node, isNegated);
  }

  private branch(node: Extract<Condition, { of: unknown }>, isNegated: boolean): Plain {
    const isTurned = isNegated !== (node.kind === 'not' || node.kind === 'none');
    const of = node.of.map((child) => this.condition(child, isTurned));
    const { length } = of;
    if (node.kind === 'any') return isNegated ? all(of) : any(of);
    if (node.kind === 'atLeast') return { kind: 'group', need: isNegated ? length - node.count + 1 : node.count, of };
    return isNegated ? any(of) : all(of);
  }

  private leaf(node: LeafNode, isNegated: boolean): Plain {
    if (node.kind === 'compare' && node.bound.kind === 'fixed' && !isNegated) return this.compare(node);
    if (node.kind === 'industry' && !isNegated) return this.industry(node.codes, node.not);
    if (node.kind === 'place' && !isNegated && !node.not) return this.place(node.key, node.regions);
    if (node.kind === 'points' && !isNegated) return this.table(node);
    return test(this.given(node, isNegated), '=', 1);
  }

  private compare({ value, boundary, bound }: Extract<LeafNode, { kind: 'compare' }>): Plain {
    if (bound.kind !== 'fixed') throw new Error('not a fixed bound');
    const literal = value.kind === 'growth' ? growthFactor(bound.literal.value, value.years) : bound.literal.value;
    return this.comparison(value, boundary.op, literal);
  }

  private comparison(value: Expression, op: string, bound: Rational): Test {
    if (op === '=') throw new Error('equalities are not among the benchmark’s rules');
    const side = op === '>=' || op === '>' ? 'low' : 'high';
    return test(this.number(value, side), op as Test['op'], numberOf(bound));
  }

  private number(value: Expression, side: 'low' | 'high'): string {
    return this.name(`${side} ${shapeName(value)}`, (name) => (facts, into) => {
      const quantity = evaluateQuantity(value, newContext(facts, this.asOf));
      const end = quantity.undefinedIf === 'never' ? quantity[side] : null;
      into[name] = end ? numberOf(end) : side === 'low' ? -BEYOND : BEYOND;
    });
  }

  /** Whether a leaf holds for certain, as the interpreter says. */
  private given(node: LeafNode, isNegated: boolean): string {
    return this.name(`${isNegated} ${shapeName(node)}`, (name) => (facts, into) => {
      const { state } = evaluateLeaf(node, newContext(facts, this.asOf), isNegated);
      into[name] = state === 'met' || state === 'notApplicable' ? 1 : 0;
    });
  }

  /** The code at each of its levels: section, then two, three and four digits. */
  private industryLevel(digits: number): string {
    return this.name(`industry ${digits}`, (name) => (facts, into) => {
      const code = facts.latest('industry', this.asOf)[0]?.value;
      const known = typeof code === 'string' ? code : '';
      if (digits === 1) into[name] = sectionOf(known)?.charCodeAt(0) ?? UNKNOWN;
      else
        into[name] =
          digits === 0 ? Number(known || UNKNOWN) : known.length < digits ? UNKNOWN : Number(known.slice(0, digits));
    });
  }

  private industry(codes: readonly string[], not: boolean): Plain {
    const tests = codes.map((code) => {
      const isSection = /^[A-T]$/.test(code);
      const input = this.industryLevel(isSection ? 1 : code.length);
      return test(input, not ? '!=' : '=', isSection ? code.charCodeAt(0) : Number(code));
    });
    if (!not) return any(tests);
    // A coarser code than the one left out does not tell.
    const coarser = codes.flatMap((code) =>
      [2, 3].filter((digits) => digits < code.length).map((digits) => Number(code.slice(0, digits))),
    );
    const own = this.industryLevel(0);
    return all([...tests, ...[...coarser, UNKNOWN].map((code) => test(own, '!=', code))]);
  }

  private place(key: string, regions: readonly string[]): Plain {
    const levels = [0, 1, 2].map((above) =>
      this.name(`${key} ${above}`, (name) => (facts, into) => {
        const code = facts.latest(key, this.asOf)[0]?.value;
        const line = typeof code === 'string' ? regionAncestors(code).filter((one) => /^[1-8]/.test(one)) : [];
        into[name] = Number(line[above] ?? UNKNOWN);
      }),
    );
    return any(regions.flatMap((region) => levels.map((level) => test(level, '=', Number(region)))));
  }

  private table(node: Extract<LeafNode, { kind: 'points' }>): Plain {
    const plain: PlainPoints = {
      kind: 'points',
      given: `p${this.points.length}`,
      pass: node.boundary.op === '>' ? node.pass + 1 : node.pass,
      groups: node.groups.map(({ max, min, items }) => ({ max, min, items: items.map((item) => this.item(item)) })),
    };
    this.points.push(plain);
    return plain;
  }

  private item(item: PointItem): PlainItem {
    if (item.kind !== 'bands') throw new Error('only bands are among the benchmark’s rules');
    return item.bands.map(({ boundary, bound, points }) => ({
      test: this.comparison(item.value, boundary.op, bound.value),
      points,
    }));
  }
}

const holds = ({ input, op, value }: Test, inputs: Inputs): boolean => {
  const found = inputs[input] ?? UNKNOWN;
  switch (op) {
    case '>=':
      return found >= value;
    case '>':
      return found > value;
    case '<=':
      return found <= value;
    case '<':
      return found < value;
    case '=':
      return found === value;
    case '!=':
      return found !== value;
  }
};

function isPassed({ groups, pass }: PlainPoints, inputs: Inputs): boolean {
  const totals = groups.map(({ max, items }) =>
    Math.min(
      max,
      items.reduce((sum, item) => sum + (item.find((band) => holds(band.test, inputs))?.points ?? 0), 0),
    ),
  );
  return (
    totals.every((total, at) => total >= (groups[at]?.min ?? 0)) && totals.reduce((sum, one) => sum + one, 0) >= pass
  );
}
