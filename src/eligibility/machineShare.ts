import type { Program, Version } from './program.ts';
import { type Condition, isBranch, type PointItem } from './rule.ts';

/** Leaves of a program and how many of them a machine decides. Each scored item of a points table is a leaf of its own. */
export interface MachineShare {
  readonly leaves: number;
  readonly machine: number;
  /** Rounded down to the basis point; 10,000 where there is nothing to decide. */
  readonly shareBp: number;
}

/** The share of conditions a machine checks, over the versions given (all of the program by default). */
export function machineShare(program: Program, versions: readonly Version[] = program.versions): MachineShare {
  const flags = versions.flatMap(({ place, conditions }) => [
    ...(place ? leavesOf(place) : []),
    ...leavesOf(conditions),
  ]);
  const machine = flags.filter((flag) => flag).length;
  return {
    leaves: flags.length,
    machine,
    shareBp: flags.length === 0 ? 10_000 : Math.floor((machine * 10_000) / flags.length),
  };
}

function leavesOf(node: Condition): boolean[] {
  const waiver = node.waivedWhen ? leavesOf(node.waivedWhen) : [];
  if (isBranch(node)) return [...node.of.flatMap(leavesOf), ...waiver];
  if (node.kind === 'points') return [...node.groups.flatMap(({ items }) => items.flatMap(itemLeaves)), ...waiver];
  const isMachine = node.kind !== 'person' && (node.kind !== 'compare' || node.assessedBy !== 'expert');
  return [isMachine, ...waiver];
}

const itemLeaves = (item: PointItem): boolean[] =>
  item.kind === 'best' ? item.of.flatMap(itemLeaves) : [item.kind === 'bands' || item.by !== 'expert'];
