import { diffArrays } from 'diff';
import type { PageChanges } from './page.schema.ts';

/** What one version says otherwise than another, by sentences. Pure. */

type Part = PageChanges['parts'][number];

/** Two versions without a sentence in common would be compared for ever: then one is shown as taken out, the other as put in. */
const MOST_CHANGES = 4_000;

const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？；\n]*(?:[。！？；]+[”」』"]?|\n|$)/g)?.filter(Boolean) ?? [];

export function changesBetween(before: string, after: string): Part[] {
  const parts = diffArrays(sentencesOf(before), sentencesOf(after), { maxEditLength: MOST_CHANGES });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }));
}

/** Whether a quoted sentence still stands; spaces and line ends do not matter. */
export function stillStands(quote: string, text: string): boolean {
  const bare = (some: string): string => some.replace(/\s+/g, '');
  return bare(text).includes(bare(quote));
}
