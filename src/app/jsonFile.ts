import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Path } from '../eligibility/reader.ts';

/** A JSON text as its value, with the line of every part of it. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown; lineOf(path: Path): number | undefined }
  | { readonly ok: false; readonly line: number; readonly message: string };

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** JSON is YAML 1.2 as well: that reader knows lines and doubled keys, but costs too much for files past this size. */
const MAX_WITH_LINES = 8_000_000;

/** Reads JSON strictly. A key that stands twice in one object is refused: one of the two would be lost without a word. */
export function readJson(text: string): JsonReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    return { ok: false, line: lineAt(text, offset), message };
  }
  if (text.length > MAX_WITH_LINES) return { ok: true, value, lineOf: () => undefined };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, schema: 'json', uniqueKeys: true });
    const doubled = document.errors.find(({ code }) => code === 'DUPLICATE_KEY');
    if (doubled)
      return { ok: false, line: lines.linePos(doubled.pos[0]).line, message: 'the same key twice in one object' };
    const lineOf = (path: Path): number | undefined => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return undefined;
    };
    return { ok: true, value, lineOf };
  } catch {
    // The YAML reader is recursive; JSON nested past its stack is read without lines.
    return { ok: true, value, lineOf: () => undefined };
  }
}
