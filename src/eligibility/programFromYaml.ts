import { isNode, LineCounter, parseDocument } from 'yaml';
import { LIMITS } from './limits.ts';
import { type ParseResult, parseProgram } from './parseProgram.ts';
import type { Path } from './reader.ts';

type Refused = Extract<ParseResult, { ok: false }>;

const refused = (file: string, line: number | undefined, zh: string, en: string, expected: string): Refused => ({
  ok: false,
  errors: [{ file, ...(line === undefined ? {} : { line }), nodeId: null, path: '', message: { zh, en }, expected }],
});

/** Golden cases may take as much again as the rules. */
const MAX_TEXT = LIMITS.bytes * 2;

export type YamlReading =
  | { readonly ok: true; readonly value: unknown; lineOf(path: Path): number | undefined }
  | Refused;

/**
 * Reads the plain values of a YAML text, with the line of every part. Aliases are refused (a few lines of them can stand for
 * gigabytes) and so are custom tags; every other limit is checked before the rules are looked at.
 */
export function readYaml(source: string, file: string): YamlReading {
  if (source.length > MAX_TEXT)
    return refused(file, undefined, '规则文件过大', 'the rule file is too large', `${MAX_TEXT} characters`);
  const lines = new LineCounter();
  try {
    const document = parseDocument(source, { lineCounter: lines, schema: 'core', uniqueKeys: true, strict: true });
    const [error] = document.errors;
    if (error)
      return refused(file, lines.linePos(error.pos[0]).line, 'YAML 格式错误', `not YAML: ${error.code}`, 'YAML 1.2');
    const lineOf = (path: Path): number | undefined => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return undefined;
    };
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }), lineOf };
  } catch {
    // The YAML reader is recursive: nesting past the stack, and refused aliases, end here.
    return refused(
      file,
      undefined,
      'YAML 嵌套过深或含有引用',
      'YAML too deep or with aliases',
      'YAML 1.2 without aliases',
    );
  }
}

/** Reads a program from YAML text; problems carry line numbers. */
export function parseProgramYaml(source: string, file: string): ParseResult {
  const reading = readYaml(source, file);
  return reading.ok ? parseProgram(reading.value, file, reading.lineOf) : reading;
}
