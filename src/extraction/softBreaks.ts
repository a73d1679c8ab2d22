/**
 * Yearbooks and papers copied line by line break sentences at the edge of the page. What such a text says is read without those breaks; what is quoted is quoted
 * with them. Pure, linear.
 */
export interface Unwrapped {
  readonly text: string;
  /** For every character of `text`, and for its end, the place in the text as it stands; null: nothing was joined. */
  readonly places: Uint32Array | null;
}

/** Columns a line takes: letters and figures are half as wide as Han characters. */
function widthOf(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at += 1) width += line.charCodeAt(at) > 0x2e7f ? 2 : 1;
  return width;
}

const GOES_ON = /[\u3400-\u9fffA-Za-z\d%,，、（(“《—-]$/;
const BEGINS_ANEW =
  /^(?:\s|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条]|[•·▸▶■●◆*—–-])/;
/** A page is broken at its edge where half the lines that end within a sentence are about as long as the longest, and are sentences: the rows of a table have no commas. */
const [LEAST_LINES, LEAST_WIDTH, NEAR, MOST] = [4, 40, 0.85, 0.5];
const MARKED = /[，,。；;：:、]./;

interface Line {
  readonly from: number;
  readonly text: string;
  readonly width: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const line = text.slice(from, to);
    lines.push({ from, text: line, width: to - from > 200 ? Number.POSITIVE_INFINITY : widthOf(line) });
    from = to + 1;
  }
  return lines;
}

/** Without the breaks inside sentences, where the page is broken at its edge; any other text as it is. */
export function unwrap(text: string): Unwrapped {
  const lines = linesOf(text);
  const broken = lines.filter(({ text: line }, at) => GOES_ON.test(line) && (lines[at + 1]?.text ?? '') !== '');
  const edge = broken.reduce((widest, { width }) => Math.max(widest, width), 0);
  const full = broken.filter(({ width }) => width >= edge * NEAR);
  const isBroken =
    edge >= LEAST_WIDTH &&
    Number.isFinite(edge) &&
    full.length >= LEAST_LINES &&
    full.length >= broken.length * MOST &&
    full.filter(({ text: line }) => MARKED.test(line)).length >= full.length * MOST;
  if (!isBroken) return { text, places: null };
  const joins = new Set(
    full
      .filter((line) => !BEGINS_ANEW.test(text.slice(line.from + line.text.length + 1)))
      .map((line) => line.from + line.text.length),
  );
  if (joins.size === 0) return { text, places: null };
  const places = new Uint32Array(text.length - joins.size + 1);
  const kept: string[] = [];
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (joins.has(at)) continue;
    places[count] = at;
    kept.push(text.charAt(at));
    count += 1;
  }
  places[count] = text.length;
  return { text: kept.join(''), places };
}

/** The first place of the joined text at or behind a place of the text as it stands. */
export function placed(places: Uint32Array, at: number): number {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
