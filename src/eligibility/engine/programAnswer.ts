import { type Judgement, judge, transitionOn } from '../judge.ts';
import type { Program, Version } from '../program.ts';
import { type Condition, isBranch } from '../rule.ts';
import { newArena } from './arena.ts';
import { BLOCK_WORDS, BlockRun } from './blockRun.ts';
import { type ConditionGates, compileCondition } from './compileCondition.ts';
import { Dag } from './dag.ts';
import { encode, type Population } from './encode.ts';
import { type FactTable, factsOfRow } from './factTable.ts';
import { FeatureRegistry } from './features.ts';
import { blocksOf } from './packedColumn.ts';
import type { Plan, PlannedProgram } from './plan.ts';
import { type Bitmaps, emptyBitmaps, hasBit, readBlock } from './verdicts.ts';

/**
 * One program over one table, with the conditions that stand in the way. Rows the engine leaves undecided are put to the
 * interpreter, which looks deeper, as long as they are few.
 */
export interface ProgramAnswer {
  readonly rows: number;
  readonly bitmaps: Bitmaps;
  readonly units: readonly UnitAnswer[];
  /** Rows left as “may qualify” that the interpreter was not asked about. */
  readonly unasked: number;
}

/** Rows that fail a condition a person would name, and those it alone keeps out. */
export interface UnitAnswer {
  readonly id: string;
  readonly failing: Uint32Array;
  readonly alone: Uint32Array;
}

export interface AnswerOptions {
  /** Called before each step with the part done, 0 to 1; throws to stop the work. */
  readonly onProgress?: (done: number) => void;
  /** Most rows the interpreter is asked about. */
  readonly mostAsked?: number;
  readonly maxBytes?: number;
}

const MOST_ASKED = 2_000;
const MOST_BYTES = 1024 ** 3;

export function answerProgram(
  program: Program,
  version: Version | null,
  table: FactTable,
  asOf: string,
  options: AnswerOptions = {},
): ProgramAnswer {
  // Two versions side by side, each for some: which one applies is itself a condition, and the interpreter reads both.
  if (transitionOn(program, asOf)) return askEverybody(program, table, asOf, options);
  const { plan, units } = planWithUnits(program, version, asOf);
  const arena = newArena(options.maxBytes ?? MOST_BYTES);
  const { features } = plan;
  const population = encode(features, table, arena, (done) => options.onProgress?.(done / (features.length + 1)));
  const [planned] = plan.programs;
  const length = population.blocks * BLOCK_WORDS;
  const bitmaps = emptyBitmaps(length);
  const answers = units.map(({ id }) => ({ id, failing: new Uint32Array(length), alone: new Uint32Array(length) }));
  const run = new BlockRun(plan, population);
  for (let block = 0; planned && block < population.blocks; block += 1) {
    run.enter(block);
    readBlock(run, planned, population, block, bitmaps);
    units.forEach((unit, at) => {
      const answer = answers[at];
      if (answer) readUnit(run, unit, bitmaps, block, answer);
    });
  }
  const unasked = version ? askUndecided(program, table, asOf, bitmaps, answers, population, options) : 0;
  return { rows: table.rows, bitmaps, units: answers, unasked };
}

/** A condition, or a branch with words of its own, with every gate above it and the root as it would be were only this one mended. */
interface Unit {
  readonly id: string;
  readonly path: readonly number[];
  readonly mended: number;
  readonly root: number;
}

function planWithUnits(
  program: Program,
  version: Version | null,
  asOf: string,
): { plan: Plan; units: readonly Unit[] } {
  const registry = new FeatureRegistry(new Dag(), asOf);
  const gates = (node: Condition | null, whenNone: number): ConditionGates =>
    node ? compileCondition(node, false, registry) : { sure: whenNone, open: whenNone, near: whenNone };
  const place = gates(version?.place ?? null, version ? 1 : 0);
  const root = gates(version?.conditions ?? null, 0);
  const units = version ? unitsOf(version.conditions, registry, root.open) : [];
  registry.finish();
  const { dag, features, atoms } = registry;
  const planned: PlannedProgram = { program, version, place, root, conditions: [], points: [] };
  return { plan: { asOf, dag, features, atoms, programs: [planned] }, units };
}

function unitsOf(conditions: Condition, registry: FeatureRegistry, root: number): readonly Unit[] {
  const units: Unit[] = [];
  const visit = (node: Condition, isNegated: boolean, path: readonly number[]): void => {
    const here = [...path, compileCondition(node, isNegated, registry).open];
    if (!isBranch(node) || node.text !== null) {
      const members = leavesOf(node);
      const mended = compileCondition(conditions, false, registry, (one) => isBranch(one) || members.has(one)).near;
      units.push({ id: node.id, path: here, mended, root });
      return;
    }
    const isTurned = isNegated !== (node.kind === 'not' || node.kind === 'none');
    for (const child of node.of) visit(child, isTurned, here);
  };
  visit(conditions, false, []);
  return units;
}

function leavesOf(node: Condition, found = new Set<Condition>()): ReadonlySet<Condition> {
  found.add(node);
  if (isBranch(node)) for (const child of node.of) leavesOf(child, found);
  if (node.waivedWhen) leavesOf(node.waivedWhen, found);
  return found;
}

/** Counted only where the whole line above fails too: what fails inside an alternative that is fulfilled stands in nobody's way. */
function readUnit(run: BlockRun, unit: Unit, bitmaps: Bitmaps, block: number, answer: UnitAnswer): void {
  const path = unit.path.map((gate) => run.words('open', gate));
  const mended = run.words('open', unit.mended);
  const root = run.words('open', unit.root);
  for (let word = 0; word < BLOCK_WORDS; word += 1) {
    const at = block * BLOCK_WORDS + word;
    const outside = (bitmaps.inPlace[at] as number) & ~(bitmaps.possible[at] as number);
    const failing = path.reduce((rows, gate) => rows & ~(gate[word] as number), outside);
    answer.failing[at] = failing;
    answer.alone[at] = failing & (mended[word] as number) & ~(root[word] as number);
  }
}

/** The second path: every row is put to the interpreter. */
function askEverybody(program: Program, table: FactTable, asOf: string, { onProgress }: AnswerOptions): ProgramAnswer {
  const length = blocksOf(table.rows) * BLOCK_WORDS;
  const bitmaps = emptyBitmaps(length);
  const units = new Map<string, UnitAnswer>();
  for (let row = 0; row < table.rows; row += 1) {
    if (row % 256 === 0) onProgress?.(row / table.rows);
    const judged = judge(program, factsOfRow(table, row), { asOf });
    for (const id of judged.failing)
      if (!units.has(id)) units.set(id, { id, failing: new Uint32Array(length), alone: new Uint32Array(length) });
    putAnswer(judged, row, bitmaps, [...units.values()]);
  }
  return { rows: table.rows, bitmaps, units: [...units.values()], unasked: 0 };
}

/** Puts rows that are possible but not eligible to the interpreter and corrects their bits. Answers how many were left. */
function askUndecided(
  program: Program,
  table: FactTable,
  asOf: string,
  bitmaps: Bitmaps,
  units: readonly UnitAnswer[],
  population: Population,
  { mostAsked = MOST_ASKED, onProgress }: AnswerOptions,
): number {
  const rows: number[] = [];
  for (let row = 0; row < population.rows; row += 1)
    if (hasBit(bitmaps.possible, row) && !hasBit(bitmaps.eligible, row)) rows.push(row);
  if (rows.length > mostAsked) return rows.length;
  rows.forEach((row, at) => {
    if (at % 64 === 0) onProgress?.(1);
    putAnswer(judge(program, factsOfRow(table, row), { asOf }), row, bitmaps, units);
  });
  return 0;
}

function putAnswer(judged: Judgement, row: number, bitmaps: Bitmaps, units: readonly UnitAnswer[]): void {
  const { verdict, near, failing, sole } = judged;
  putBit(bitmaps.inPlace, row, verdict !== 'not_applicable');
  putBit(bitmaps.eligible, row, verdict === 'eligible');
  putBit(bitmaps.ready, row, verdict === 'eligible' || verdict === 'needs_person');
  putBit(bitmaps.possible, row, verdict !== 'not_eligible' && verdict !== 'not_applicable');
  putBit(bitmaps.near, row, near);
  if (verdict !== 'not_eligible') return;
  for (const unit of units) {
    if (failing.includes(unit.id)) putBit(unit.failing, row, true);
    if (sole.includes(unit.id)) putBit(unit.alone, row, true);
  }
}

function putBit(words: Uint32Array, row: number, isSet: boolean): void {
  const bit = 1 << (row & 31);
  words[row >> 5] = isSet ? (words[row >> 5] as number) | bit : (words[row >> 5] as number) & ~bit;
}
