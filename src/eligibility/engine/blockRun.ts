import { OPEN, SURE } from './answerBits.ts';
import { FALSE, OP_AND, OP_CONSTANT, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR, OP_XOR, TRUE } from './dag.ts';
import type { Encoded, EncodedClasses, EncodedRanks, Population, Stored } from './encode.ts';
import type { Atom } from './features.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import type { Plan } from './plan.ts';

/**
 * Reads a plan over blocks of 2,048 rows, 32 rows at a time, in plain JavaScript. The generated code does the same with 128
 * bits; this one needs no warm-up, serves single programs and is what the generated code is tested against.
 */
export const BLOCK_WORDS = BLOCK_ROWS / 32;

export type Lane = 'sure' | 'open';
type Words = Readonly<Record<Lane, Uint32Array>>;

const newWords = (count: number): Words => ({
  sure: new Uint32Array(count * BLOCK_WORDS),
  open: new Uint32Array(count * BLOCK_WORDS),
});

export class BlockRun {
  private readonly plan: Plan;
  private readonly population: Population;
  private readonly atoms: Words;
  private readonly gates: Words;
  /** Atoms by the feature they read, so that a feature is unfolded once a block. */
  private readonly byFeature: ReadonlyMap<number, readonly number[]>;

  constructor(plan: Plan, population: Population) {
    this.plan = plan;
    this.population = population;
    this.atoms = newWords(plan.atoms.length);
    this.gates = newWords(plan.dag.size);
    for (const lane of LANES) this.gates[lane].fill(0xffff_ffff, TRUE * BLOCK_WORDS, (TRUE + 1) * BLOCK_WORDS);
    const byFeature = new Map<number, number[]>();
    plan.atoms.forEach((atom, at) => {
      byFeature.set(atom.feature, [...(byFeature.get(atom.feature) ?? []), at]);
    });
    this.byFeature = byFeature;
  }

  /** Works out every gate for a block. */
  enter(block: number): void {
    for (const [feature, atoms] of this.byFeature) {
      const encoded = this.population.encoded[feature];
      if (encoded) this.unfold(encoded, atoms, block);
    }
    const { op, a, b } = this.plan.dag;
    const { sure, open } = this.gates;
    for (let gate = TRUE + 1; gate < op.length; gate += 1) {
      apply(
        op[gate] as number,
        a[gate] as number,
        b[gate] as number,
        gate,
        sure,
        open,
        this.atoms.sure,
        this.atoms.open,
      );
      apply(
        op[gate] as number,
        a[gate] as number,
        b[gate] as number,
        gate,
        open,
        sure,
        this.atoms.open,
        this.atoms.sure,
      );
    }
  }

  /** The bits of a gate in the block entered; FALSE and TRUE included. */
  words(lane: Lane, gate: number): Uint32Array {
    return this.gates[lane].subarray(gate * BLOCK_WORDS, (gate + 1) * BLOCK_WORDS);
  }

  private unfold(encoded: Encoded, atoms: readonly number[], block: number): void {
    if (encoded.kind === 'ranks') this.unfoldRanks(encoded, atoms, block);
    else if (encoded.kind === 'classes') this.unfoldClasses(encoded, atoms, block);
    else
      for (const at of atoms) {
        const atom = this.plan.atoms[at] as Atom;
        const isWithPerson = atom.kind === 'answer' && atom.withPerson;
        copyBits(isWithPerson ? encoded.withPerson : encoded.sure, block, this.atoms.sure, at);
        copyBits(encoded.open, block, this.atoms.open, at);
      }
  }

  private unfoldRanks(encoded: EncodedRanks, atoms: readonly number[], block: number): void {
    const low = new Uint32Array((encoded.top + 1) * BLOCK_WORDS);
    scatter(encoded, block, low);
    const high = low.slice();
    raise(encoded, block, high);
    for (const bits of [low, high])
      for (let at = encoded.top * BLOCK_WORDS - 1; at >= BLOCK_WORDS; at -= 1)
        bits[at] = (bits[at] as number) | (bits[at + BLOCK_WORDS] as number);
    for (const at of atoms) {
      const atom = this.plan.atoms[at] as Atom;
      if (atom.kind === 'exists' && encoded.exists) {
        copyBits(encoded.exists.sure, block, this.atoms.sure, at);
        copyBits(encoded.exists.open, block, this.atoms.open, at);
      }
      if (atom.kind !== 'cut') continue;
      const from = (this.rankOfCut(atom) + 1) * BLOCK_WORDS;
      this.atoms.sure.set(low.subarray(from, from + BLOCK_WORDS), at * BLOCK_WORDS);
      this.atoms.open.set(high.subarray(from, from + BLOCK_WORDS), at * BLOCK_WORDS);
    }
  }

  private rankOfCut(atom: Extract<Atom, { kind: 'cut' }>): number {
    const feature = this.plan.features[atom.feature];
    return feature?.kind === 'number' || feature?.kind === 'day' ? feature.cuts.indexOf(atom.cut) : 0;
  }

  private unfoldClasses(encoded: EncodedClasses, atoms: readonly number[], block: number): void {
    const classes = new Uint32Array(encoded.answers.length * BLOCK_WORDS);
    scatter(encoded, block, classes);
    for (const at of atoms) {
      const atom = this.plan.atoms[at] as Atom;
      const test = atom.kind === 'code' ? atom.test : 0;
      const from = at * BLOCK_WORDS;
      this.atoms.sure.fill(0, from, from + BLOCK_WORDS);
      this.atoms.open.fill(0, from, from + BLOCK_WORDS);
      encoded.answers.forEach((answers, one) => {
        const answer = answers[test] as number;
        if (answer & SURE) orInto(this.atoms.sure, from, classes, one * BLOCK_WORDS);
        if (answer & OPEN) orInto(this.atoms.open, from, classes, one * BLOCK_WORDS);
      });
    }
  }
}

const LANES: readonly Lane[] = ['sure', 'open'];

function orInto(target: Uint32Array, to: number, source: Uint32Array, from: number): void {
  for (let word = 0; word < BLOCK_WORDS; word += 1)
    target[to + word] = (target[to + word] as number) | (source[from + word] as number);
}

function copyBits(bits: Stored, block: number, target: Uint32Array, atom: number): void {
  const words = new Uint32Array(bits.view.buffer, bits.at + (block * BLOCK_ROWS) / 8, BLOCK_WORDS);
  target.set(words, atom * BLOCK_WORDS);
}

/** One bit a row, into the bitmap of its rank or class. */
function scatter({ codes, width }: EncodedRanks | EncodedClasses, block: number, bitmaps: Uint32Array): void {
  const cells =
    width === 1
      ? new Uint8Array(codes.view.buffer, codes.at + block * BLOCK_ROWS, BLOCK_ROWS)
      : new Uint16Array(codes.view.buffer, codes.at + block * BLOCK_ROWS * 2, BLOCK_ROWS);
  for (let row = 0; row < BLOCK_ROWS; row += 1) {
    const at = (cells[row] as number) * BLOCK_WORDS + (row >> 5);
    bitmaps[at] = (bitmaps[at] as number) | (1 << (row & 31));
  }
}

function raise({ raised }: EncodedRanks, block: number, bitmaps: Uint32Array): void {
  const starts = new Uint32Array(raised.start.view.buffer, raised.start.at, block + 2);
  const from = starts[block] as number;
  const count = (starts[block + 1] as number) - from;
  const pairs = new Uint16Array(raised.entries.view.buffer, raised.entries.at + from * 4, count * 2);
  for (let at = 0; at < pairs.length; at += 2) {
    const row = pairs[at] as number;
    const word = (pairs[at + 1] as number) * BLOCK_WORDS + (row >> 5);
    bitmaps[word] = (bitmaps[word] as number) | (1 << (row & 31));
  }
}

/** One gate of one lane; a negated literal and an opposite read the other lane. */
function apply(
  op: number,
  a: number,
  b: number,
  gate: number,
  own: Uint32Array,
  other: Uint32Array,
  atoms: Uint32Array,
  otherAtoms: Uint32Array,
): void {
  const to = gate * BLOCK_WORDS;
  const x = a * BLOCK_WORDS;
  const y = b * BLOCK_WORDS;
  switch (op) {
    case OP_CONSTANT:
      own.fill(gate === FALSE ? 0 : 0xffff_ffff, to, to + BLOCK_WORDS);
      break;
    case OP_LITERAL:
      if (b === 0) own.set(atoms.subarray(x, x + BLOCK_WORDS), to);
      else for (let word = 0; word < BLOCK_WORDS; word += 1) own[to + word] = ~(otherAtoms[x + word] as number);
      break;
    case OP_AND:
      for (let word = 0; word < BLOCK_WORDS; word += 1)
        own[to + word] = (own[x + word] as number) & (own[y + word] as number);
      break;
    case OP_OR:
      for (let word = 0; word < BLOCK_WORDS; word += 1)
        own[to + word] = (own[x + word] as number) | (own[y + word] as number);
      break;
    case OP_XOR:
      for (let word = 0; word < BLOCK_WORDS; word += 1)
        own[to + word] = (own[x + word] as number) ^ (own[y + word] as number);
      break;
    case OP_NOT:
      for (let word = 0; word < BLOCK_WORDS; word += 1) own[to + word] = ~(own[x + word] as number);
      break;
    case OP_OPPOSITE:
      for (let word = 0; word < BLOCK_WORDS; word += 1) own[to + word] = ~(other[x + word] as number);
      break;
  }
}
