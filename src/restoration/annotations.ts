import { applyPatches, type Draft, type Patch, patch } from './draft.ts';
import { READING, reads } from './readings.ts';
import type { Signature } from './signature.ts';

const ANNOTATION = new RegExp(`([\\u3400-\\u9fff\\uf900-\\ufaff])([(（](${READING}) ?[)）])`, 'g');

/** Takes out the readings a copying tool wrote: only behind characters of its table, and only where the reading is one of the character's. */
export function withoutReadings(draft: Draft, signature: Signature): Draft {
  if (!signature.dirty) return draft;
  const patches: Patch[] = [];
  for (const found of draft.text.matchAll(ANNOTATION)) {
    const [, character = '', brackets = '', reading = ''] = found;
    if (!signature.table.has(character) || !reads(character, reading)) continue;
    patches.push(patch(found.index + 1, found.index + 1 + brackets.length, '', 'pinyin'));
  }
  return applyPatches(draft, patches);
}
