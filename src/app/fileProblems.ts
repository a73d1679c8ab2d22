import type { ParseProblem } from '../eligibility/reader.ts';

/** Problems of files given on the command line: all are said, nothing is answered. */
export class FileProblems extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'FileProblems';
    this.lines = lines;
  }
}

/** `file:line  [node] path: 说明 / what is wrong; expected …` */
export const problemLine = ({ file, line, nodeId, path, message, expected }: ParseProblem): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${nodeId ? `[${nodeId}] ` : ''}${path ? `${path}: ` : ''}${message.zh} / ${message.en}; 应为 expected: ${expected}`;

/** A file that cannot be read at all. */
export const unreadable = (file: string, error: unknown): FileProblems =>
  new FileProblems([`${file}: 无法读取 / cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
