import { diffArrays } from 'diff';
import type { PageChanges } from './page.schema.ts';

/** What one version says otherwise than another, by sentences. Pure. */

type Part = PageChanges['parts'][number];

/** Two versions without a sentence in common would be compared for ever: then one is shown as taken out, the other as put in. */
const MOST_CHANGES = 4_000;

const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？；\n]*(?:[。！？；]+[”」』"]?|\n|$)/g)?.filter(Boolean) ?? [];

const partOf = (part: { added: boolean; removed: boolean; value: readonly string[] }): Part => ({
  kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
  text: part.value.join(''),
});

const LONGEST_PAIR = 600;
/** Figures and Latin words whole, everything else letter by letter. */
const tokensOf = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*%?|[A-Za-z]+|[\s\S]/gu) ?? [];

/** A sentence that only says one figure otherwise: the figure stands out, where at least half of the sentence is the same. */
function within(removed: Part, added: Part): Part[] {
  if (removed.text.length + added.text.length > LONGEST_PAIR) return [removed, added];
  const parts = diffArrays(tokensOf(removed.text), tokensOf(added.text)).map((part) => partOf(part));
  const same = parts.filter((part) => part.kind === 'same').reduce((sum, part) => sum + part.text.length, 0);
  return same * 2 >= Math.max(removed.text.length, added.text.length) ? parts : [removed, added];
}

function refined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (part?.kind === 'removed' && next?.kind === 'added') {
      out.push(...within(part, next));
      at += 1;
    } else if (part) out.push(part);
  }
  return out;
}

export function changesBetween(before: string, after: string): Part[] {
  const parts = diffArrays(sentencesOf(before), sentencesOf(after), { maxEditLength: MOST_CHANGES });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return refined(parts.map((part) => partOf(part)));
}

const bare = (some: string): string => some.replace(/\s+/g, '');

/** Whether a quoted sentence still stands in a text; spaces and line ends do not matter. Many quotes are asked of one long text. */
export function standsIn(text: string): (quote: string) => boolean {
  const whole = bare(text);
  return (quote) => whole.includes(bare(quote));
}
