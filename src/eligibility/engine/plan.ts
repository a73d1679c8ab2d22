import { transitionOn, versionOn } from '../judge.ts';
import type { Program, Version } from '../program.ts';
import { type Condition, isBranch } from '../rule.ts';
import { type ConditionGates, compileCondition } from './compileCondition.ts';
import { compilePoints } from './compilePoints.ts';
import { Dag, FALSE, TRUE } from './dag.ts';
import { type Atom, type Feature, FeatureRegistry } from './features.ts';

/**
 * All programs of a day compiled into one graph. The engine reads it over blocks of rows; answers are those of the
 * interpreter, except where that looks through several conditions at once at a missing fact: there the engine stays at
 * “may qualify”. It never calls a row eligible or impossible that is not.
 */
export interface Plan {
  readonly asOf: string;
  readonly dag: Dag;
  readonly features: readonly Feature[];
  readonly atoms: readonly Atom[];
  readonly programs: readonly PlannedProgram[];
}

export interface PlannedProgram {
  readonly program: Program;
  readonly version: Version | null;
  readonly place: ConditionGates;
  readonly root: ConditionGates;
  /** The conditions right below the root, with their gates: failing masks and excluding counts are read from them. */
  readonly conditions: readonly PlannedCondition[];
  readonly points: readonly { readonly id: string; readonly total: readonly number[] }[];
}

export interface PlannedCondition {
  readonly id: string;
  readonly gates: ConditionGates;
}

const ALWAYS: ConditionGates = { sure: TRUE, open: TRUE, near: TRUE };
const NEVER: ConditionGates = { sure: FALSE, open: FALSE, near: FALSE };

/** Compiles programs for a day `YYYY-MM-DD`. A program without a version in force applies to nobody; those of `isAsked` too, they have to be asked about. */
export function compilePlan(programs: readonly Program[], asOf: string): Plan {
  return compileVersions(
    programs.map((program) => ({ program, version: isAsked(program, asOf) ? null : versionOn(program, asOf) })),
    asOf,
  );
}

/** The same for chosen versions, such as a draft beside the version in force. */
export function compileVersions(
  chosen: readonly { readonly program: Program; readonly version: Version | null }[],
  asOf: string,
): Plan {
  const registry = new FeatureRegistry(new Dag(), asOf);
  const planned = chosen.map(({ program, version }): PlannedProgram => {
    if (!version) return { program, version, place: NEVER, root: NEVER, conditions: [], points: [] };
    const place = version.place ? compileCondition(version.place, false, registry) : ALWAYS;
    const root = compileCondition(version.conditions, false, registry);
    return {
      program,
      version,
      place,
      root,
      conditions: partsOf(version.conditions).map((node) => ({
        id: node.id,
        gates: compileCondition(node, false, registry),
      })),
      points: pointsOf(version.conditions, registry),
    };
  });
  registry.finish();
  return { asOf, dag: registry.dag, features: registry.features, atoms: registry.atoms, programs: planned };
}

/** The members of an “all” at the root; any other root is one condition. */
const partsOf = (root: Condition): readonly Condition[] =>
  root.kind === 'all' && root.waivedWhen === null ? root.of : [root];

function pointsOf(node: Condition, registry: FeatureRegistry): PlannedProgram['points'] {
  if (isBranch(node)) return node.of.flatMap((child) => pointsOf(child, registry));
  if (node.kind !== 'points') return [];
  const compiled = compilePoints(node, registry);
  return compiled ? [{ id: node.id, total: compiled.total }] : [];
}

/** Programs with two versions side by side take the second path: rows are put to the interpreter (`answerProgram`). */
export const isAsked = (program: Program, asOf: string): boolean => transitionOn(program, asOf) !== null;
