import { readFile } from 'node:fs/promises';
import { parseEnterprises } from '../eligibility/enterpriseSheet.ts';
import { readEnterpriseTable, type TableReading } from './enterpriseTable.ts';
import { FileProblems, problemLine, unreadable } from './fileProblems.ts';
import { readJson } from './jsonFile.ts';

/**
 * Reads the enterprises of a .json, .xlsx or .csv file.
 * @param asOf the day asked for, `YYYY-MM-DD`
 * @throws FileProblems with every problem found; then no enterprise is used
 */
export async function readEnterprises(file: string, asOf: string): Promise<TableReading> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return /\.(xlsx|csv)$/i.test(file) ? readEnterpriseTable(file, bytes, asOf) : fromJson(file, bytes);
}

function fromJson(file: string, bytes: Uint8Array): TableReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblems([`${file}: 不是 UTF-8 文字 / not UTF-8 text; 应为 expected: JSON in UTF-8, or .xlsx, .csv`]);
  }
  const reading = readJson(text);
  if (!reading.ok)
    throw new FileProblems([
      `${file}:${reading.line}: JSON 格式错误 / not JSON: ${reading.message}; 应为 expected: { "enterprises": [ … ] }`,
    ]);
  const result = parseEnterprises(reading.value, file, reading.lineOf);
  if (!result.ok) throw new FileProblems(result.errors.map(problemLine));
  return { enterprises: result.enterprises, notes: [] };
}
