import { characterTables, LATIN } from './characters.ts';
import { applyPatches, type Draft, type Patch, patch } from './draft.ts';
import { gbkTables } from './gbk.ts';
import { languageModel } from './languageModel.ts';

/** Share of a line's letters between U+00A1 and U+00FF from which it is taken for bytes. French and German have less than a tenth. */
const SHARE = 0.3;
/** Mean log likelihood of a step from which a text counts as Chinese. */
const PLAUSIBLE = -11.5;

let westernBytes: ReadonlyMap<string, number> | null = null;

/** Byte of each character of windows-1252; the C1 range stands for itself. */
function bytesOfLatin(): ReadonlyMap<string, number> {
  if (westernBytes !== null) return westernBytes;
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  westernBytes = new Map(
    [...new TextDecoder('windows-1252').decode(bytes)].map((character, byte) => [character, byte]),
  );
  return westernBytes;
}

/** The bytes a garbled text was read from: Latin letters one by one, other letters as the UTF-8 pair they happened to form. */
function bytesOf(text: string): Uint8Array | null {
  const latin = bytesOfLatin();
  const bytes: number[] = [];
  for (const character of text) {
    const byte = latin.get(character);
    if (byte !== undefined) bytes.push(byte);
    else if (character.charCodeAt(0) < 0x800) bytes.push(...new TextEncoder().encode(character));
    else return null;
  }
  return Uint8Array.from(bytes);
}

/** A byte pair as a character, or a lead byte whose trail AD, a soft hyphen to the reader, was stripped. */
interface Cell {
  readonly score: number;
  readonly from: number;
  readonly text: string;
}

const STRIPPED = 9;

/** Reads bytes as GB2312, putting stripped bytes back where only that makes sense; null where it does not read as Chinese. */
function asChinese(bytes: Uint8Array): string | null {
  const { chars } = gbkTables();
  const model = languageModel();
  const cells: (Cell | undefined)[] = [{ score: 0, from: 0, text: '' }];
  const offer = (to: number, from: number, text: string, cost: number): void => {
    const before = cells[from];
    if (before === undefined) return;
    const score = before.score + model.step(before.text.charCodeAt(0) || 0x0a, text.charCodeAt(0)) - cost;
    if (score > (cells[to]?.score ?? Number.NEGATIVE_INFINITY)) cells[to] = { score, from, text };
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const [one = 0, next = 0] = [bytes[at], bytes[at + 1]];
    if (one < 0x80) offer(at + 1, at, String.fromCharCode(one), 0);
    const pair = one >= 0xa1 && next >= 0xa1 ? (chars[(one << 8) | next] ?? 0) : 0;
    if (pair !== 0) offer(at + 2, at, String.fromCharCode(pair), 0);
    const stripped = one >= 0xb0 ? (chars[(one << 8) | 0xad] ?? 0) : 0;
    if (stripped !== 0) offer(at + 1, at, String.fromCharCode(stripped), STRIPPED);
  }
  const last = cells[bytes.length];
  if (last === undefined) return null;
  const read: string[] = [];
  for (let at = bytes.length; at > 0; ) {
    const cell = cells[at];
    if (cell === undefined) return null;
    read.push(cell.text);
    at = cell.from;
  }
  return last.score / read.length > PLAUSIBLE ? read.reverse().join('') : null;
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Lines of Latin letters that are the bytes of Chinese text, read as what they are. */
export function withoutMojibake(draft: Draft): Draft {
  const { classes } = characterTables();
  const patches: Patch[] = [];
  for (const found of draft.text.matchAll(/[^\r\n]+/g)) {
    const line = found[0];
    let [letters, latin] = [0, 0];
    for (let at = 0; at < line.length; at += 1) {
      if (line.charCodeAt(at) > 0x20) letters += 1;
      if (classes[line.charCodeAt(at)] === LATIN) latin += 1;
    }
    if (latin < 4 || latin < letters * SHARE) continue;
    const bytes = bytesOf(line);
    const utf8 = bytes === null ? null : asUtf8(bytes);
    const read = bytes === null ? null : utf8 !== null && /[\u4e00-\u9fff]/.test(utf8) ? utf8 : asChinese(bytes);
    if (read !== null) patches.push(patch(found.index, found.index + line.length, read, 'mojibake', 0.97));
  }
  return applyPatches(draft, patches);
}
