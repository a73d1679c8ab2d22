/** Lines of printed pages back to paragraphs: page numbers and running heads out, wrapped lines joined. Pure. */

const PAGE_NUMBER = /^[\s—–\-·.|]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\s—–\-·.|]*$/;
/** A number and words about it: what is longer is text, however it is spaced. */
const isPageNumber = (line: string): boolean => line.length <= 30 && PAGE_NUMBER.test(line);
const ENDS = /[。！？；：!?;:”』）)】]\s*$/;
const HAN = /[\u3400-\u9fff，。、；：！？“”（）《》]/;
/** A heading or the next item of a list begins a line of its own. */
const BEGINS =
  /^(?:第[一二三四五六七八九十百零\d]+[章节条款编]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．]|[①-⑳]|附件|附：)/;

/** Lines that stand at the top or foot of at least three pages, and of half of them. */
function runningLines(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const line of new Set([page[0], page[1], page.at(-1), page.at(-2)]))
      if (line !== undefined) seen.set(line, (seen.get(line) ?? 0) + 1);
  return new Set([...seen].filter(([, times]) => times >= 3 && times * 2 >= pages.length).map(([line]) => line));
}

/** The usual full width of a line: what nine of ten do not exceed. */
function fullWidth(lines: readonly string[]): number {
  const widths = lines.map((line) => line.length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? 0;
}

const joined = (before: string, after: string): string =>
  HAN.test(before.at(-1) ?? '') || HAN.test(after.at(0) ?? '') ? before + after : `${before} ${after}`;

export function joinPrintedLines(pages: readonly (readonly string[])[]): string[] {
  const trimmed = pages.map((page) => page.map((line) => line.trim()).filter((line) => line !== ''));
  const running = runningLines(trimmed);
  const lines = trimmed.flatMap((page) =>
    page.filter((line, at) => !running.has(line) && !((at < 2 || at >= page.length - 2) && isPageNumber(line))),
  );
  const full = fullWidth(lines);
  const out: string[] = [];
  let open = false;
  for (const line of lines) {
    const last = out.at(-1);
    if (open && last !== undefined && !BEGINS.test(line)) out[out.length - 1] = joined(last, line);
    else out.push(line);
    // A line that fills the column and ends without a stop goes on in the next one.
    open = full >= 20 && line.length >= full * 0.8 && !ENDS.test(line);
  }
  return out;
}
