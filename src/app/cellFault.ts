import type { CellReading } from '../capabilities/facts/importCell.rules.ts';
import { problemMessage } from '../capabilities/facts/importProblems.rules.ts';

const SHOWN = 60;

/** The sentence of a cell that is not taken: its heading, what it holds, why. */
export function cellFault(header: string, text: string, reading: Extract<CellReading, { ok: false }>): string {
  const said = problemMessage(reading.code, reading.params);
  const hint = reading.suggestion === undefined ? '' : ` (${reading.suggestion})`;
  return `[${header}] “${text.slice(0, SHOWN)}”: ${said.zh} / ${said.en}${hint}`;
}
