import { type Condition, type Expression, isBranch, type LeafNode, type PointItem } from './rule.ts';

/** Every leaf of a tree, waivers included. */
export function leavesOf(node: Condition): LeafNode[] {
  const waiver = node.waivedWhen ? leavesOf(node.waivedWhen) : [];
  return isBranch(node) ? [...node.of.flatMap(leavesOf), ...waiver] : [node, ...waiver];
}

/** A number a leaf compares directly, with the stored values at which the leaf changes its mind. */
export interface Use {
  readonly expression: Expression;
  readonly cuts: readonly { readonly n: bigint; readonly d: bigint }[];
}

/** The direct uses of numbers by one leaf; what stands inside a ratio or a sum is not direct. */
export function directUses(leaf: LeafNode): readonly Use[] {
  if (leaf.kind === 'points') return leaf.groups.flatMap(({ items }) => items.flatMap(itemUses));
  if (leaf.kind !== 'compare') return [];
  if (leaf.bound.kind === 'fixed') return [{ expression: leaf.value, cuts: [leaf.bound.literal.value] }];
  if (leaf.bound.kind === 'expression') return [];
  const { by, tiers } = leaf.bound;
  return [
    { expression: leaf.value, cuts: tiers.map(({ bound }) => bound.value) },
    { expression: by, cuts: tiers.flatMap(({ limit }) => (limit ? [limit.literal.value] : [])) },
  ];
}

const itemUses = (item: PointItem): readonly Use[] =>
  item.kind === 'best'
    ? item.of.flatMap(itemUses)
    : item.kind === 'bands'
      ? [{ expression: item.value, cuts: item.bands.map(({ bound }) => bound.value) }]
      : [];
