import type { PolicyPart } from './policyNotice.schema.ts';

/** A stretch of a notice: plain words, or the sentence some conditions come from. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly parts: readonly PolicyPart[];
}

/** A text cut at its parts. Several conditions of one sentence share a stretch; one that begins inside another belongs to it. */
export function stretches(text: string, parts: readonly PolicyPart[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  const sorted = parts.toSorted((a, b) => a.from - b.from || b.to - a.to);
  for (let index = 0; index < sorted.length; ) {
    const first = sorted[index];
    if (!first) break;
    const inside = sorted.slice(index).filter(({ from }) => from < first.to);
    const to = Math.min(text.length, Math.max(...inside.map((part) => part.to)));
    if (first.from > at) found.push({ text: text.slice(at, first.from), from: at, parts: [] });
    found.push({ text: text.slice(first.from, to), from: first.from, parts: inside });
    at = to;
    index += sorted.slice(index).filter(({ from }) => from < to).length;
  }
  if (at < text.length) found.push({ text: text.slice(at), from: at, parts: [] });
  return found;
}
