import type { Literal } from './literal.ts';
import { ceil, floor } from './rational.ts';
import { type Condition, type Expression, isBranch, type PointItem } from './rule.ts';

/** The stored values at which some condition of a tree changes its mind about one fact; ascending, whole numbers. */
export function breakpoints(node: Condition, key: string, period: string, year: number): readonly number[] {
  const found = new Set<number>();
  const isFact = (expression: Expression): boolean =>
    expression.kind === 'fact' &&
    expression.key === key &&
    period ===
      (expression.year
        ? String('absolute' in expression.year ? expression.year.absolute : year - expression.year.back)
        : '');
  const cut = ({ value }: Literal): void => {
    for (const whole of [floor(value), ceil(value)]) {
      const point = Number(whole);
      if (Number.isSafeInteger(point)) found.add(point);
    }
  };
  const visit = (one: Condition): void => {
    if (one.waivedWhen) visit(one.waivedWhen);
    if (isBranch(one)) for (const child of one.of) visit(child);
    if (one.kind === 'points') for (const { items } of one.groups) for (const item of items) visitItem(item);
    if (one.kind !== 'compare') return;
    if (one.bound.kind === 'fixed' && isFact(one.value)) cut(one.bound.literal);
    if (one.bound.kind !== 'tiers') return;
    for (const { limit, bound } of one.bound.tiers) {
      if (limit && isFact(one.bound.by)) cut(limit.literal);
      if (isFact(one.value)) cut(bound);
    }
  };
  const visitItem = (item: PointItem): void => {
    if (item.kind === 'best') for (const part of item.of) visitItem(part);
    if (item.kind === 'bands' && isFact(item.value)) for (const band of item.bands) cut(band.bound);
  };
  visit(node);
  return [...found].sort((a, b) => a - b);
}
