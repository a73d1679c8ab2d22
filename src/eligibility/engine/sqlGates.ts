import { OPEN, SURE } from './answerBits.ts';
import type { Lane } from './blockRun.ts';
import { FALSE, OP_AND, OP_CONSTANT, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR } from './dag.ts';
import type { Plan } from './plan.ts';
import { type ClassAnswers, partName } from './sqlTable.ts';

/**
 * Gates as SQL conditions over the columns of a row. A gate read several times is named once its text grows past a few
 * comparisons: names are worked out in layers of sub-selects, each over the one below, kept apart by `offset 0`. Otherwise
 * the text of an adder would double with every digit.
 */
const MOST_REPEATED = 6;

const other = (lane: Lane): Lane => (lane === 'sure' ? 'open' : 'sure');

interface Named {
  readonly name: string;
  readonly layer: number;
  readonly text: string;
  /** The highest layer that reads the name. */
  last: number;
}

interface Written {
  readonly text: string;
  /** Comparisons and names in the text. */
  readonly size: number;
  readonly reads: readonly Named[];
}

const topOf = (named: readonly Named[]): number => named.reduce((most, { layer }) => Math.max(most, layer), 0);

export class SqlGates {
  private readonly plan: Plan;
  private readonly classes: ClassAnswers;
  private readonly uses = new Map<string, number>();
  private readonly written = new Map<string, Written>();
  private readonly named: Named[] = [];

  constructor(plan: Plan, classes: ClassAnswers) {
    this.plan = plan;
    this.classes = classes;
  }

  /** Counts what a gate will read; to be called for every gate before the first is written. */
  count(gate: number, lane: Lane): void {
    const name = `${lane}${gate}`;
    const uses = this.uses.get(name) ?? 0;
    this.uses.set(name, uses + 1);
    if (uses > 0) return;
    for (const [part, partLane] of this.operands(gate, lane)) this.count(part, partLane);
  }

  text(gate: number, lane: Lane): string {
    const { text, reads } = this.write(gate, lane);
    for (const one of reads) one.last = Number.POSITIVE_INFINITY;
    return text;
  }

  /** `expression`, which may read every name, as one value: a scalar sub-select where there are names. */
  layered(expression: string): string {
    const top = topOf(this.named);
    let from = '';
    for (let layer = 1; layer <= top; layer += 1) {
      const own = this.named.filter((one) => one.layer === layer).map(({ text, name }) => `${text} as ${name}`);
      const kept = this.named.filter((one) => one.layer < layer && one.last > layer).map(({ name }) => name);
      const below = from === '' ? '' : ` from (${from}) l${layer - 1}`;
      from = `select ${[...kept, ...own].join(', ')}${below} offset 0`;
    }
    return from === '' ? expression : `(select ${expression} from (${from}) l${top})`;
  }

  private operands(gate: number, lane: Lane): readonly (readonly [gate: number, lane: Lane])[] {
    const { op, a, b } = this.plan.dag;
    const kind = op[gate] as number;
    if (kind === OP_CONSTANT || kind === OP_LITERAL) return [];
    const first = [a[gate] as number, kind === OP_OPPOSITE ? other(lane) : lane] as const;
    return kind === OP_NOT || kind === OP_OPPOSITE ? [first] : [first, [b[gate] as number, lane]];
  }

  private write(gate: number, lane: Lane): Written {
    const name = `${lane}${gate}`;
    const known = this.written.get(name);
    if (known) return known;
    const own = this.writeOwn(gate, lane);
    const isNamed = (this.uses.get(name) ?? 0) > 1 && own.size > MOST_REPEATED;
    const written = isNamed ? this.give(name, own) : own;
    this.written.set(name, written);
    return written;
  }

  private give(name: string, { text, reads }: Written): Written {
    const layer = topOf(reads) + 1;
    for (const one of reads) one.last = Math.max(one.last, layer);
    const named: Named = { name, layer, text, last: layer };
    this.named.push(named);
    return { text: name, size: 1, reads: [named] };
  }

  private writeOwn(gate: number, lane: Lane): Written {
    const { op, a, b } = this.plan.dag;
    const kind = op[gate] as number;
    if (kind === OP_CONSTANT) return { text: gate === FALSE ? 'false' : 'true', size: 1, reads: [] };
    if (kind === OP_LITERAL) return { text: this.literal(a[gate] as number, b[gate] === 1, lane), size: 1, reads: [] };
    const parts = this.operands(gate, lane).map(([part, partLane]) => this.write(part, partLane));
    const size = parts.reduce((total, part) => total + part.size, 0);
    const reads = parts.flatMap((part) => part.reads);
    const [first = '', second = ''] = parts.map((part) => part.text);
    const word = kind === OP_AND ? 'and' : kind === OP_OR ? 'or' : '<>';
    const text = second === '' ? `(not ${first})` : `(${first} ${word} ${second})`;
    return { text, size, reads };
  }

  private literal(at: number, isNegated: boolean, lane: Lane): string {
    const own = isNegated ? other(lane) : lane;
    const text = this.atom(at, own);
    return isNegated ? `(not ${text})` : text;
  }

  private atom(at: number, lane: Lane): string {
    const atom = this.plan.atoms[at];
    if (!atom) throw new Error(`atom ${at} is not of this plan`);
    const { feature } = atom;
    switch (atom.kind) {
      case 'cut': {
        const kept = this.plan.features[feature];
        const cuts = kept && 'cuts' in kept ? kept.cuts : [];
        return `(${partName(feature, lane === 'sure' ? 'low' : 'high')} >= ${cuts.indexOf(atom.cut) + 1})`;
      }
      case 'exists':
        return partName(feature, lane === 'sure' ? 'exists' : 'may_exist');
      case 'answer':
        return partName(feature, lane === 'open' ? 'open' : atom.withPerson ? 'with_person' : 'sure');
      case 'code':
        return this.classTest(feature, atom.test, lane === 'sure' ? SURE : OPEN);
    }
  }

  /** Classes stand in the order of the codes, so a hierarchy is a few ranges; scattered ones are listed. */
  private classTest(feature: number, test: number, bit: number): string {
    const name = partName(feature, 'class');
    const members = (this.classes[feature] ?? []).flatMap((answers, one) =>
      (answers[test] as number) & bit ? [one] : [],
    );
    if (members.length === 0) return 'false';
    const ranges: [number, number][] = [];
    for (const one of members) {
      const last = ranges.at(-1);
      if (last?.[1] === one - 1) last[1] = one;
      else ranges.push([one, one]);
    }
    if (ranges.length > 3) return `(${name} in (${members.join(', ')}))`;
    const tests = ranges.map(([from, to]) => (from === to ? `${name} = ${from}` : `${name} between ${from} and ${to}`));
    return `(${tests.join(' or ')})`;
  }
}
