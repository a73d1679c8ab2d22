import { newContext } from '../context.ts';
import { evaluateLeaf } from '../evaluateLeaf.ts';
import { type FactSet, factSetOf } from '../factSet.ts';
import type { Bound, CompareNode, LeafNode } from '../rule.ts';
import { type AnswerKernel, bitsOf, OPEN, PERSON, SURE } from './answerBits.ts';
import { factsOfRow } from './factTable.ts';
import type { LeafTest } from './features.ts';
import { slotName, yearIn } from './linear.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import { sizeStates } from './sizeKernel.ts';
import type { TableReader } from './tableReader.ts';
import { ASK_ROW, tierStates } from './tierKernel.ts';
import { titleStates } from './titleKernel.ts';

/** What the interpreter says of a leaf for one row. */
export const askRow = ({ leaf, isNegated }: LeafTest, facts: FactSet, asOf: string): number =>
  bitsOf(evaluateLeaf(leaf, newContext(facts, asOf), isNegated).state);

export function answerKernel(test: LeafTest, reader: TableReader, asOf: string): AnswerKernel {
  const { leaf } = test;
  if (leaf.kind === 'fact') return singleFactKernel(test, reader, asOf);
  if (leaf.kind === 'title') {
    const states = isPlainTitle(leaf) ? titleStates(leaf, reader, asOf) : null;
    if (states) return turned(states, test.isNegated);
  }
  if (leaf.kind === 'sizeClass') return turned(sizeStates(leaf, reader), test.isNegated);
  const ask = (row: number, block: number): number =>
    askRow(test, factsOfRow(reader.table, block * BLOCK_ROWS + row), asOf);
  const tiers = isTiered(leaf) ? tierStates(leaf, test.isNegated, reader, asOf) : null;
  return (out, count, block) => {
    tiers?.(out, count, block);
    for (let row = 0; row < count; row += 1) if (!tiers || out[row] === ASK_ROW) out[row] = ask(row, block);
  };
}

const isTiered = (leaf: LeafNode): leaf is CompareNode & { readonly bound: Extract<Bound, { kind: 'tiers' }> } =>
  leaf.kind === 'compare' && leaf.bound.kind === 'tiers';

/** Ladders and recognition of other regions' titles are read by the interpreter. */
const isPlainTitle = (leaf: Extract<LeafNode, { kind: 'title' }>): boolean => leaf.ladder.step === 'exact';

const turned =
  (kernel: AnswerKernel, isNegated: boolean): AnswerKernel =>
  (out, count, block) => {
    kernel(out, count, block);
    if (isNegated) for (let row = 0; row < count; row += 1) out[row] = TURNED[out[row] as number] as number;
  };

/** Not of each answer: sure ↔ impossible; what is open or with a person stays so. */
const TURNED = [SURE | OPEN, 0, OPEN, 0, 0, 0, OPEN | PERSON, 0];

/** The interpreter is asked once for each value that occurs. */
function singleFactKernel(test: LeafTest, reader: TableReader, asOf: string): AnswerKernel {
  const { leaf } = test;
  if (leaf.kind !== 'fact') throw new Error('not a fact');
  const period = leaf.year ? String(yearIn(leaf.year, asOf)) : '';
  const name = slotName(leaf.key, period);
  const missing = askRow(test, factSetOf([]), asOf);
  const flags = [false, true].map((value) => askRow(test, factSetOf([{ key: leaf.key, period, value }]), asOf));
  return (out, count) => {
    const cells = reader.values(name);
    for (let row = 0; row < count; row += 1) {
      const cell = cells ? (cells[row] as number) : Number.NaN;
      out[row] = Number.isNaN(cell) ? missing : (flags[cell] ?? missing);
    }
  };
}

/** Classes of the values of a code column: values that no test tells apart share one. */
export class ClassBuilder {
  private readonly numbers = new Map<string, number>();
  readonly answers: Uint8Array[] = [];
  private readonly tests: readonly LeafTest[];
  private readonly asOf: string;

  constructor(tests: readonly LeafTest[], asOf: string) {
    this.tests = tests;
    this.asOf = asOf;
  }

  classOf(facts: FactSet): number {
    const answers = Uint8Array.from(this.tests, (test) => askRow(test, facts, this.asOf));
    const name = answers.join('');
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.answers.length);
    return this.answers.push(answers) - 1;
  }
}

/** The fact set of one value under the key and period a code feature reads. */
export function factsOfValue(slot: string, value: string | null): FactSet {
  const [key = '', period = ''] = slot.split('@');
  return factSetOf(value === null ? [] : [{ key, period, value }]);
}
