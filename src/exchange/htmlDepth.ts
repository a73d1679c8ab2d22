/** Elements that have no content, or that the next of their kind closes: they do not nest however often they are opened. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot rt rp html head body'.split(
    ' ',
  ),
);
const TAG = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1|$)|<(\/?)([a-z][a-z0-9-]*)/gi;

/** The most elements ever open at once, counted in one pass without building anything: a parser would overflow its stack on 50,000. */
export function nestingDepth(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, , closing, name] of html.matchAll(TAG)) {
    if (name === undefined || FLAT.has(name.toLowerCase())) continue;
    depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
