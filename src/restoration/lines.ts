import { isClosing, isRelatedHeading, isRunning, isSeoTitle, type LineKind, lineKind } from './lineKinds.ts';
import type { DropReason } from './restored.ts';

/** A line of the text, without its line feed. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface JudgedLine extends Line {
  /** Why it is no part of the article; null: it is. */
  readonly drop: DropReason | null;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
    lines.push({ from, to: at, text: text.slice(from, at) });
    from = at + 1;
  }
  lines.push({ from, to: text.length, text: text.slice(from) });
  return lines;
}

/**
 * Tells article from furniture. Lines that can be nothing else go anywhere; menus and contact lines only before the first and after the last sentence of the article, in the company of
 * such lines; what follows the heading of a list of related articles goes altogether, and with it the figures of articles that are not this one.
 */
export function judgeLines(text: string): JudgedLine[] {
  const lines = linesOf(text);
  const kinds = lines.map((line) => (line.text.trim() === '' ? null : lineKind(line.text)));
  const first = lines.findIndex((line) => line.text.trim() !== '');
  const drops: (DropReason | null)[] = kinds.map((kind) => (kind?.sure === true ? kind.reason : null));
  if (first !== -1 && isSeoTitle(lines[first]?.text ?? '')) drops[first] = 'seoTitle';
  const related = lines.findIndex(
    (line, at) => isRelatedHeading(line.text) && lines.slice(0, at).some((other) => isRunning(other.text)),
  );
  for (let at = related; at !== -1 && at < lines.length; at += 1)
    if (lines[at]?.text.trim() !== '') drops[at] = drops[at] ?? 'related';
  if (drops.some((drop) => drop !== null) || kinds.some((kind) => kind !== null))
    dropAmongFurniture(lines, kinds, drops);
  return lines.map((line, at) => ({ ...line, drop: drops[at] ?? null }));
}

function dropAmongFurniture(
  lines: readonly Line[],
  kinds: readonly (LineKind | null)[],
  drops: (DropReason | null)[],
): void {
  const isArticle = (at: number): boolean =>
    drops[at] === null && kinds[at] === null && isRunning(lines[at]?.text ?? '');
  const starts = lines.findIndex((_, at) => isArticle(at));
  let ends = lines.length - 1;
  while (ends > starts && !isArticle(ends)) ends -= 1;
  // Advertising that reads like a sentence stands between other furniture.
  while (
    ends > starts &&
    isSandwiched(ends, lines, (at) => (drops[at] ?? null) !== null || (kinds[at] ?? null) !== null)
  ) {
    drops[ends] = 'advert';
    do ends -= 1;
    while (ends > starts && !isArticle(ends));
  }
  for (let at = 0; at < starts; at += 1)
    if (kinds[at]?.reason === 'navigation' && !isRowOfTable(at, lines)) drops[at] ??= 'navigation';
  const trailAt = drops.findIndex((drop, at) => at < starts && drop === 'navigation');
  const trail = lines[trailAt]?.text ?? '';
  for (let at = 0; at < starts; at += 1) {
    // The name of the section stands above the article, and again in the path that leads there.
    const name = lines[at]?.text.trim() ?? '';
    if (at < trailAt && kinds[at]) drops[at] ??= kinds[at]?.reason ?? null;
    if (name.length > 1 && name.length <= 12 && drops[at] === null && trail !== name && trail.includes(name))
      drops[at] = 'navigation';
  }
  const tail = drops.findIndex((drop, at) => at > ends && drop !== null);
  const several = drops.slice(ends + 1).filter((drop) => drop !== null).length > 1;
  for (let at = ends + 1; at < lines.length; at += 1) {
    const line = lines[at]?.text ?? '';
    if (drops[at] !== null || line.trim() === '') continue;
    const kind = kinds[at];
    const reason = kind?.reason ?? 'site';
    if (isRowOfTable(at, lines)) continue;
    if (kind?.reason === 'navigation') drops[at] = 'navigation';
    else if (kind !== null && (several || (tail !== -1 && BUTTONS.has(reason)))) drops[at] = reason;
    else if (several && at > tail && !isClosing(line) && line.length <= 40) drops[at] = reason;
  }
}

/** Lines that are nothing to an article, in any company. */
const BUTTONS: ReadonlySet<DropReason> = new Set(['share', 'metadata', 'related']);

const COLUMNS = /[|｜\t]/gu;

/** Whether the next or the last line has as many columns: a table, not a menu. */
function isRowOfTable(at: number, lines: readonly Line[]): boolean {
  const columns = (place: number): number => lines[place]?.text.match(COLUMNS)?.length ?? 0;
  return columns(at) > 1 && (columns(at) === columns(at + 1) || columns(at) === columns(at - 1));
}

const CONTACT_WORDS = /联系|手机|电话|微信|咨询|需求|对接|加群|客服|二维码/u;

/** A short line about how to get in touch with furniture on both sides. */
function isSandwiched(at: number, lines: readonly Line[], isFurniture: (at: number) => boolean): boolean {
  const line = lines[at]?.text ?? '';
  if (line.length > 70 || !CONTACT_WORDS.test(line)) return false;
  const beside = (step: number): boolean => {
    let place = at + step;
    while (lines[place]?.text.trim() === '') place += step;
    return isFurniture(place);
  };
  return beside(-1) && beside(1);
}
