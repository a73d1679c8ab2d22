import { versionOn } from '../../eligibility/judge.ts';
import type { Literal } from '../../eligibility/literal.ts';
import type { Program } from '../../eligibility/program.ts';
import { type CompareNode, type Condition, isBranch } from '../../eligibility/rule.ts';

/** A program with one threshold moved, to see what it would do to everybody. */

/** Plain comparisons with a bound that is written down: the thresholds that can be moved. */
export function movable(program: Program, asOf: string): readonly (CompareNode & { readonly bound: Fixed })[] {
  const found: (CompareNode & { readonly bound: Fixed })[] = [];
  const visit = (node: Condition): void => {
    if (isBranch(node)) node.of.forEach(visit);
    else if (node.kind === 'compare' && node.bound.kind === 'fixed') found.push({ ...node, bound: node.bound });
  };
  const version = versionOn(program, asOf);
  if (version) visit(version.conditions);
  return found;
}

type Fixed = Extract<CompareNode['bound'], { kind: 'fixed' }>;

/** The program with another bound for one condition of the version in force on a day; all else as it was. */
export function withBound(program: Program, asOf: string, conditionId: string, literal: Literal): Program {
  const moved = (node: Condition): Condition => {
    if (isBranch(node)) return { ...node, of: node.of.map(moved) };
    if (node.id !== conditionId || node.kind !== 'compare') return node;
    return { ...node, bound: { kind: 'fixed', literal } };
  };
  const inForce = versionOn(program, asOf);
  const versions = program.versions.map((version) =>
    version === inForce ? { ...version, conditions: moved(version.conditions) } : version,
  );
  return { ...program, versions };
}
