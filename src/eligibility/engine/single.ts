import type { FactSet } from '../factSet.ts';
import { OPEN, PERSON, SURE } from './answerBits.ts';
import { askRow } from './answers.ts';
import { OP_AND, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR } from './dag.ts';
import { putQuantity, quantityOf } from './encode.ts';
import type { Atom, Feature } from './features.ts';
import { DOES_NOT_EXIST, EXISTS, newRanks } from './numberKernel.ts';
import type { Plan, PlannedProgram } from './plan.ts';

/** Answers of every program for one row. Bits of a mask follow the order of the program's conditions. */
export interface SingleAnswers {
  readonly state: Uint8Array;
  /** Conditions that fail whatever the missing facts are. */
  readonly failing: Uint32Array;
  /** Conditions that hold for certain. */
  readonly sure: Uint32Array;
  /** Points of a table, lowest and highest, in the order of `Plan.programs[…].points`. */
  readonly points: ReadonlyMap<number, readonly { readonly low: number; readonly high: number }[]>;
}

export const IN_PLACE = 1;
export const ELIGIBLE = 2;
export const READY = 4;
export const POSSIBLE = 8;
export const NEAR = 16;

/** Both lanes of a gate in two bits. */
const SURE_BIT = 1;
const OPEN_BIT = 2;
const BOTH = 3;
const opposite = (lanes: number): number => BOTH ^ (((lanes & 1) << 1) | (lanes >> 1));

/**
 * Reads a plan for one row at a time: a changed enterprise, or one page. The gates are those of the population run, two bits
 * instead of two bitmaps.
 */
export class SingleRun {
  private readonly plan: Plan;
  private readonly gates: Uint8Array;
  private readonly atoms: Uint8Array;
  private readonly op: Uint8Array;
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly readers: readonly ((facts: FactSet) => void)[];

  constructor(plan: Plan) {
    this.plan = plan;
    this.op = Uint8Array.from(plan.dag.op);
    this.a = Int32Array.from(plan.dag.a);
    this.b = Int32Array.from(plan.dag.b);
    this.gates = new Uint8Array(plan.dag.size);
    this.gates[1] = BOTH;
    this.atoms = new Uint8Array(plan.atoms.length);
    const byFeature = new Map<number, number[]>();
    plan.atoms.forEach((atom, at) => {
      const atoms = byFeature.get(atom.feature) ?? [];
      atoms.push(at);
      byFeature.set(atom.feature, atoms);
    });
    this.readers = plan.features.map((feature, at) => this.readerOf(feature, byFeature.get(at) ?? []));
  }

  read(facts: FactSet): SingleAnswers {
    for (const reader of this.readers) reader(facts);
    this.work();
    const { programs } = this.plan;
    const answers = {
      state: new Uint8Array(programs.length),
      failing: new Uint32Array(programs.length),
      sure: new Uint32Array(programs.length),
      points: new Map<number, readonly { low: number; high: number }[]>(),
    };
    programs.forEach((planned, at) => {
      answers.state[at] = this.stateOf(planned);
      planned.conditions.forEach(({ gates }, bit) => {
        if (bit > 31) return;
        if (!(this.lane(gates.open) & OPEN_BIT)) answers.failing[at] = (answers.failing[at] as number) | (1 << bit);
        if (this.lane(gates.sure) & SURE_BIT) answers.sure[at] = (answers.sure[at] as number) | (1 << bit);
      });
      if (planned.points.length > 0)
        answers.points.set(
          at,
          planned.points.map(({ total }) => ({
            low: this.number(total, SURE_BIT),
            high: this.number(total, OPEN_BIT),
          })),
        );
    });
    return answers;
  }

  private lane(gate: number): number {
    return this.gates[gate] as number;
  }

  private number(digits: readonly number[], lane: number): number {
    return digits.reduce((total, gate, at) => (this.lane(gate) & lane ? total + 2 ** at : total), 0);
  }

  private stateOf({ place, root }: PlannedProgram): number {
    if (!(this.lane(place.open) & OPEN_BIT)) return 0;
    const isPossible = (this.lane(root.open) & OPEN_BIT) !== 0;
    if (!isPossible) return IN_PLACE | (this.lane(root.near) & OPEN_BIT ? NEAR : 0);
    const isEligible = this.lane(place.sure) & this.lane(root.sure) & SURE_BIT;
    const isReady = this.lane(place.open) & this.lane(root.open) & SURE_BIT;
    return IN_PLACE | POSSIBLE | (isEligible ? ELIGIBLE : 0) | (isReady ? READY : 0);
  }

  private work(): void {
    const { op, a, b, gates, atoms } = this;
    for (let gate = 2; gate < op.length; gate += 1) {
      const x = a[gate] as number;
      switch (op[gate]) {
        case OP_LITERAL:
          gates[gate] = b[gate] === 1 ? opposite(atoms[x] as number) : (atoms[x] as number);
          break;
        case OP_AND:
          gates[gate] = (gates[x] as number) & (gates[b[gate] as number] as number);
          break;
        case OP_OR:
          gates[gate] = (gates[x] as number) | (gates[b[gate] as number] as number);
          break;
        case OP_NOT:
          gates[gate] = BOTH ^ (gates[x] as number);
          break;
        case OP_OPPOSITE:
          gates[gate] = opposite(gates[x] as number);
          break;
        default:
          gates[gate] = (gates[x] as number) ^ (gates[b[gate] as number] as number);
      }
    }
  }

  private readerOf(feature: Feature, atoms: readonly number[]): (facts: FactSet) => void {
    const kinds = atoms.map((at) => this.plan.atoms[at] as Atom);
    const put = (index: number, lanes: number): void => {
      this.atoms[atoms[index] as number] = lanes;
    };
    if (feature.kind === 'code' || feature.kind === 'answer') {
      const tests = kinds.map((atom) =>
        feature.kind === 'answer' ? feature.test : (feature.tests[atom.kind === 'code' ? atom.test : 0] ?? null),
      );
      return (facts) => {
        tests.forEach((test, index) => {
          const atom = kinds[index];
          const answer = test ? askRow(test, facts, this.plan.asOf) : 0;
          const isSure = answer & (atom?.kind === 'answer' && atom.withPerson ? SURE | PERSON : SURE);
          put(index, (isSure ? SURE_BIT : 0) | (answer & OPEN ? OPEN_BIT : 0));
        });
      };
    }
    const quantity = quantityOf(feature, this.plan.asOf);
    const ranks = kinds.map((atom) => (atom.kind === 'cut' ? feature.cuts.indexOf(atom.cut) + 1 : 0));
    const out = newRanks(1);
    return (facts) => {
      putQuantity(out, 0, quantity(facts), feature.cuts);
      const [low, high, flag] = [out.low[0] as number, out.high[0] as number, out.flags[0] as number];
      kinds.forEach((atom, index) => {
        const rank = ranks[index] as number;
        if (atom.kind === 'cut') put(index, (low >= rank ? SURE_BIT : 0) | (high >= rank ? OPEN_BIT : 0));
        else put(index, (flag === EXISTS ? SURE_BIT : 0) | (flag === DOES_NOT_EXIST ? 0 : OPEN_BIT));
      });
    };
  }
}
