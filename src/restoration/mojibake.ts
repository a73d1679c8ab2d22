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

/** Bytes of a text that was read as windows-1252; null: it was not. */
function westernBytesOf(text: string): Uint8Array | null {
  const latin = bytesOfLatin();
  const bytes = Array.from(text, (character) => latin.get(character) ?? -1);
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}

/** The bytes one character may stand for: itself, or the two bytes that happened to be a UTF-8 pair. U+00C0 to U+00FF may be either. */
function bytesFor(code: number): readonly (readonly number[])[] {
  const pair = [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code < 0x80) return [[code]];
  return code < 0x100 ? [[code], pair] : [pair];
}

interface State {
  /** Lead byte that waits for its trail byte; −1: none. */
  readonly pending: number;
  readonly last: number;
  readonly score: number;
  readonly text: string;
}

/** Cost of a soft hyphen (AD) that was stripped from the page, and of a UTF-8 pair among Latin letters. */
const COST = { stripped: 9, pair: 2 } as const;
const WIDTH = 6;

/** Reads a garbled line as GB2312; null where it does not read as Chinese. */
function asChinese(line: string): string | null {
  let states: State[] = [{ pending: -1, last: 0x0a, score: 0, text: '' }];
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code >= 0x800) return null;
    const next = bytesFor(code).flatMap((bytes) =>
      states.flatMap((state) =>
        bytes.reduce<State[]>(
          (reached, byte) => reached.flatMap((one) => take(one, byte)),
          [bytes.length > 1 && code < 0x100 ? { ...state, score: state.score - COST.pair } : state],
        ),
      ),
    );
    states = next.sort((one, other) => other.score - one.score).slice(0, WIDTH);
  }
  const [best] = states.filter((state) => state.pending === -1).sort((one, other) => other.score - one.score);
  return best !== undefined && best.score / best.text.length > PLAUSIBLE ? best.text : null;
}

function take(state: State, byte: number): State[] {
  const { chars } = gbkTables();
  const ended = (from: State, code: number, cost: number): State => ({
    pending: -1,
    last: code,
    score: from.score + languageModel().step(from.last, code) - cost,
    text: from.text + String.fromCharCode(code),
  });
  if (state.pending === -1)
    return byte < 0x80 ? [ended(state, byte, 0)] : byte >= 0xa1 ? [{ ...state, pending: byte }] : [];
  const found: State[] = [];
  const pair = byte >= 0xa1 ? (chars[(state.pending << 8) | byte] ?? 0) : 0;
  if (pair !== 0) found.push(ended(state, pair, 0));
  const stripped = state.pending >= 0xb0 ? (chars[(state.pending << 8) | 0xad] ?? 0) : 0;
  if (stripped !== 0) found.push(...take(ended(state, stripped, COST.stripped), byte));
  return found;
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
    const western = westernBytesOf(line);
    const utf8 = western === null ? null : asUtf8(western);
    const read = utf8 !== null && /[\u4e00-\u9fff]/.test(utf8) ? utf8 : asChinese(line);
    if (read !== null) patches.push(patch(found.index, found.index + line.length, read, 'mojibake', 0.97));
  }
  return applyPatches(draft, patches);
}
