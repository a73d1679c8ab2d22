import { characterTables, openccSimplified, TRADITIONAL } from './characters.ts';
import { applyPatches, type Draft, type Patch, patch } from './draft.ts';

/** 著 stays in names of works and in 显著: everywhere else it is the particle 着. */
const AFTER_ZHU = /[名作称稱述者录錄]/;
const BEFORE_ZHU = /[显顯昭专專论論编編原名巨译譯合土卓遗遺拙撰主]/;

const keepsZhu = (text: string, at: number): boolean =>
  AFTER_ZHU.test(text.charAt(at + 1)) || BEFORE_ZHU.test(text.charAt(at - 1));

/** Simplified form of a text, of the same length: phrases first, character by character where a phrase would change the length. */
export function simplified(text: string): string {
  const converted = openccSimplified(text);
  const even = converted.length === text.length ? converted : characterwise(text);
  if (!text.includes('著')) return even;
  const parts: string[] = [];
  let at = 0;
  for (let place = text.indexOf('著'); place !== -1; place = text.indexOf('著', place + 1)) {
    parts.push(even.slice(at, place), keepsZhu(text, place) ? '著' : '着');
    at = place + 1;
  }
  return parts.join('') + even.slice(at);
}

function characterwise(text: string): string {
  const { simple } = characterTables();
  const codes = Uint16Array.from({ length: text.length }, (_, at) => simple[text.charCodeAt(at)] ?? 0);
  let out = '';
  for (let at = 0; at < codes.length; at += 8192) out += String.fromCharCode(...codes.subarray(at, at + 8192));
  return out;
}

/** The second half of a character outside the basic plane: a patch never parts the two. */
const isSecondHalf = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Traditional text → simplified, one patch for each run of characters that differ. */
export function simplify(draft: Draft): Draft {
  const { text } = draft;
  const to = simplified(text);
  const patches: Patch[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) === to.charCodeAt(at)) continue;
    const start = isSecondHalf(text, at) || isSecondHalf(to, at) ? at - 1 : at;
    let end = at + 1;
    while (
      end < text.length &&
      (text.charCodeAt(end) !== to.charCodeAt(end) || isSecondHalf(text, end) || isSecondHalf(to, end))
    )
      end += 1;
    patches.push(patch(start, end, to.slice(start, end), 'script'));
    at = end;
  }
  return applyPatches(draft, patches);
}

/** A traditional character alone in a simplified text (文獻): a one-way variant. Neighbours in traditional form make it a quotation, which stays. */
export function strayVariants(draft: Draft): Draft {
  const { classes, simple } = characterTables();
  const { text } = draft;
  const isTraditional = (at: number): boolean => ((classes[text.charCodeAt(at)] ?? 0) & TRADITIONAL) !== 0;
  const patches: Patch[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isTraditional(at) || isTraditional(at - 1) || isTraditional(at + 1)) continue;
    const form = simplified(text.slice(Math.max(0, at - 2), at + 3)).charAt(Math.min(2, at));
    if (form !== text.charAt(at) && form === String.fromCharCode(simple[text.charCodeAt(at)] ?? 0))
      patches.push(patch(at, at + 1, form, 'script', 0.9));
  }
  return applyPatches(draft, patches);
}
