import * as OpenCC from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { gbkTables } from './gbk.ts';

/**
 * The damage of INTAKE kinds, done to clean text: what copying tools, decoders and portals do to a page, step by step as they do it. Any clean text becomes a case.
 * Every function takes a `Random`, so that a case can be repeated from its seed.
 */
export type Random = () => number;

/** A small seeded generator (mulberry32): numbers from 0 to 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};

let traditionalForms: ((text: string) => string) | null = null;

/** Simplified → traditional one character at a time, as the tools do it: 里 becomes 裏 also in 公里. */
export function traditionalCharacters(text: string): string {
  traditionalForms ??= OpenCC.Converter({ from: 'cn', to: 't' });
  const forms = traditionalForms(Array.from(text).join('\u0001')).split('\u0001');
  return forms.join('');
}

export interface CopyTool {
  /** How many of the changed characters the tool annotates with their reading; null: every one. */
  readonly table: number | null;
  /** What happens to bytes without a partner: they become question marks, or vanish with all user-defined pairs. */
  readonly decoder: 'mb' | 'ignore';
  /** Whether the tool replaces full-width marks at byte level, which shifts bytes. */
  readonly shifts: boolean;
}

/** `lost` counts the bytes of which only a question mark is left, or nothing: the first one always is. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly lost: number;
}

export interface Damaged {
  readonly text: string;
  /** Windows of shifted bytes, as spans of the clean text from the broken character to the one before the bytes fit again. */
  readonly windows: readonly Window[];
}

/** Kinds 1 to 3: traditional characters, readings and full-width marks replaced byte by byte at any offset. */
export function copyTool(clean: string, tool: CopyTool, random: Random): Damaged {
  const traditional = traditionalCharacters(clean);
  const table = readingTable(clean, traditional, tool.table, random);
  const bytes = gbkBytes(traditional);
  const annotated = withReadings(bytes, table);
  return decoded(tool.shifts ? replacedMarks(annotated) : replacedMarksByCharacter(annotated), tool.decoder, clean);
}

/** A byte of the damaged page, and the character of the clean text it belongs to; −1: written by the tool. */
interface TracedByte {
  readonly byte: number;
  readonly of: number;
}

function gbkBytes(text: string): TracedByte[] {
  const { pairs } = gbkTables();
  const bytes: TracedByte[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes.push({ byte: code, of: at });
    else {
      const pair = pairs[code] || 0xa1f5;
      bytes.push({ byte: pair >> 8, of: at }, { byte: pair & 0xff, of: at });
    }
  }
  return bytes;
}

/** The tool's table: byte pair → reading, for a part of the characters it changed. */
function readingTable(clean: string, traditional: string, size: number | null, random: Random): Map<number, string> {
  const changed = [...new Set(Array.from(traditional).filter((character, at) => character !== clean.charAt(at)))];
  const chosen =
    size === null
      ? changed
      : changed
          .sort((one, other) => one.localeCompare(other, 'en'))
          .filter(() => random() < size / Math.max(size, changed.length));
  return new Map(
    chosen.map((character) => [
      gbkTables().pairs[character.charCodeAt(0)] ?? 0,
      pinyin(character, { type: 'array' })[0] ?? '',
    ]),
  );
}

function withReadings(bytes: readonly TracedByte[], table: ReadonlyMap<number, string>): TracedByte[] {
  const out: TracedByte[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const [one, next] = [bytes[at], bytes[at + 1]];
    if (one === undefined) break;
    const reading = one.byte < 0x80 || next === undefined ? undefined : table.get((one.byte << 8) | next.byte);
    out.push(one);
    if (reading === undefined || next === undefined) continue;
    out.push(next, ...gbkBytes(`(${reading})`).map(({ byte }) => ({ byte, of: -1 })));
    at += 1;
  }
  return out;
}

const FULL_WIDTH = new Set([0xa1, 0xac, 0xba, 0xbb, 0xbf]);

function replacedMarks(bytes: readonly TracedByte[]): TracedByte[] {
  const out: TracedByte[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const [one, next] = [bytes[at], bytes[at + 1]];
    if (one === undefined) break;
    if (one.byte === 0xa3 && next !== undefined && FULL_WIDTH.has(next.byte)) {
      out.push({ byte: next.byte & 0x7f, of: one.of });
      at += 1;
    } else out.push(one);
  }
  return out;
}

function replacedMarksByCharacter(bytes: readonly TracedByte[]): TracedByte[] {
  const out: TracedByte[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const [one, next] = [bytes[at], bytes[at + 1]];
    if (one === undefined) break;
    if (one.byte < 0x80 || next === undefined) out.push(one);
    else {
      if (one.byte === 0xa3 && FULL_WIDTH.has(next.byte)) out.push({ byte: next.byte & 0x7f, of: one.of });
      else out.push(one, next);
      at += 1;
    }
  }
  return out;
}

const isTrail = (byte: number | undefined): byte is number =>
  byte !== undefined && byte >= 0x40 && byte !== 0x7f && byte !== 0xff;
const isUserDefined = (lead: number, trail: number): boolean =>
  trail >= 0xa1 && ((lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8);

/** Reads the bytes as a decoder does, and notes where a pair joins bytes of two characters. */
function decoded(bytes: readonly TracedByte[], decoder: CopyTool['decoder'], clean: string): Damaged {
  const { chars } = gbkTables();
  let text = '';
  const broken = new Set<number>();
  const lost = new Map<number, number>();
  const lose = (of: number): void => {
    broken.add(of);
    lost.set(of, (lost.get(of) ?? 0) + 1);
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const [one, next] = [bytes[at], bytes[at + 1]];
    if (one === undefined) break;
    if (one.byte < 0x80) {
      text += String.fromCharCode(one.byte);
      continue;
    }
    if (one.byte === 0x80) {
      broken.add(one.of);
      if (decoder === 'mb') text += '€';
      continue;
    }
    if (!isTrail(next?.byte)) {
      lose(one.of);
      if (decoder === 'mb') text += '?';
      // This decoder takes the bracket for the second byte.
      if (decoder === 'mb' && next?.byte === 0x28) at += 1;
      continue;
    }
    if (next !== undefined && next.of !== one.of) broken.add(one.of).add(next.of);
    at += 1;
    const pair = (one.byte << 8) | (next?.byte ?? 0);
    const dropped = decoder === 'ignore' && (isUserDefined(one.byte, next?.byte ?? 0) || chars[pair] === 0);
    if (!dropped) text += chars[pair] === 0 ? '?' : String.fromCharCode(chars[pair] ?? 0);
  }
  return { text, windows: windowsOf(broken, lost, clean) };
}

function windowsOf(broken: ReadonlySet<number>, lost: ReadonlyMap<number, number>, clean: string): Window[] {
  const windows: { from: number; to: number; lost: number }[] = [];
  for (let at = 0; at < clean.length; at += 1) {
    if (!broken.has(at)) continue;
    const last = windows.at(-1);
    const bytes = lost.get(at) ?? 0;
    if (last !== undefined && last.to === at) {
      last.to = at + 1;
      last.lost += bytes;
    } else windows.push({ from: at, to: at + 1, lost: bytes });
  }
  return windows;
}
