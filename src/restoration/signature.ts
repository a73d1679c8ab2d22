import { characterTables, TRADITIONAL } from './characters.ts';
import { gbkTables } from './gbk.ts';
import { isUsualReading, READING, reads } from './readings.ts';

/** What a whole document shows of a copying tool that wrote readings behind traditional characters. */
export interface Signature {
  /** The tool was at work: readings may be taken out, and bytes may have been shifted. */
  readonly dirty: boolean;
  /** Characters the tool annotates. */
  readonly table: ReadonlySet<string>;
}

const CLEAN: Signature = { dirty: false, table: new Set() };

const ANNOTATION = new RegExp(`([\\u3400-\\u9fff\\uf900-\\ufaff])[(（](${READING}) ?[)）]`, 'g');

/** Brackets around letters: without them nothing was annotated. */
const BRACKETS = new RegExp(`[(（]${READING} ?[)）]`);

/** GB2312's first level holds the 3,755 common characters: a textbook explains rare ones, a tool annotates everyday ones. */
function isCommon(code: number): boolean {
  const lead = gbkTables().pairs[code] ?? 0;
  return lead >> 8 >= 0xb0 && lead >> 8 <= 0xd7 && (lead & 0xff) >= 0xa1;
}

/** What the readings of a page amount to. */
interface Tally {
  readonly annotated: number;
  /** Readings that are right, behind characters that differ from their simplified form. */
  readonly valid: number;
  readonly common: number;
  /** The reading everybody knows: there is nothing to explain about it. */
  readonly plain: number;
  readonly table: ReadonlyMap<string, number>;
}

function tallyOf(text: string): Tally {
  const { classes, simple } = characterTables();
  const table = new Map<string, number>();
  let [annotated, valid, common, plain] = [0, 0, 0, 0];
  for (const [, character = '', reading = ''] of text.matchAll(ANNOTATION)) {
    annotated += 1;
    const code = character.charCodeAt(0);
    if (((classes[code] ?? 0) & TRADITIONAL) === 0 || !reads(character, reading)) continue;
    valid += 1;
    if (isCommon(simple[code] ?? 0)) common += 1;
    if (isUsualReading(character, reading)) plain += 1;
    table.set(character, (table.get(character) ?? 0) + 1);
  }
  return { annotated, valid, common, plain, table };
}

/**
 * A page is dirty where at least three readings stand behind at least two characters, nearly all of them right, behind characters that differ from their
 * simplified form, most of them everyday ones, and behind most occurrences of the character: nobody writes so by hand. In a short excerpt one or two are enough where they explain nothing:
 * an everyday character with its usual reading, annotated each time.
 */
export function signatureOf(text: string): Signature {
  if (!BRACKETS.test(text)) return CLEAN;
  const { annotated, valid, common, plain, table } = tallyOf(text);
  if (valid === 0) return CLEAN;
  const seen = occurrences(text, table);
  const tool =
    annotated >= 3 && table.size >= 2 && valid >= annotated * 0.9 && common >= valid * 0.75 && valid >= seen * 0.6;
  const excerpt = annotated <= 3 && valid === annotated && common === valid && plain === valid && valid === seen;
  return tool || excerpt ? { dirty: true, table: new Set(table.keys()) } : CLEAN;
}

function occurrences(text: string, table: ReadonlyMap<string, number>): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) if (table.has(text.charAt(at))) seen += 1;
  return seen;
}
