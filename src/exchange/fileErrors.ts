import { DomainError, type ErrorKind, type ErrorParams } from '../kernel/errors.ts';

/** Why a file was not taken. The code names the sentence shown; nothing of the file is kept. */
const refuse =
  (kind: ErrorKind, code: string) =>
  (params: ErrorParams = {}): DomainError =>
    new DomainError(kind, `files.${code}`, params);

export const fileErrors = {
  empty: refuse('invalid', 'empty'),
  truncated: refuse('invalid', 'truncated'),
  unsupportedType: refuse('invalid', 'unsupportedType'),
  oldExcel: refuse('invalid', 'oldExcel'),
  encrypted: refuse('invalid', 'encrypted'),
  bomb: refuse('tooLarge', 'bomb'),
  tooManyEntries: refuse('tooLarge', 'tooManyEntries'),
  unsafeName: refuse('invalid', 'unsafeName'),
  duplicateName: refuse('invalid', 'duplicateName'),
  nestedArchive: refuse('invalid', 'nestedArchive'),
  macros: refuse('invalid', 'macros'),
  noWorkbook: refuse('invalid', 'noWorkbook'),
  noSheet: refuse('invalid', 'noSheet'),
  damagedArchive: refuse('invalid', 'damagedArchive'),
  documentType: refuse('invalid', 'documentType'),
  malformedXml: refuse('invalid', 'malformedXml'),
  cellReference: refuse('invalid', 'cellReference'),
  sharedString: refuse('invalid', 'sharedString'),
  tooManyRows: refuse('tooLarge', 'tooManyRows'),
  tooManyColumns: refuse('tooLarge', 'tooManyColumns'),
  cellTooLong: refuse('tooLarge', 'cellTooLong'),
  encoding: refuse('invalid', 'encoding'),
  unclosedQuote: refuse('invalid', 'unclosedQuote'),
  strayQuote: refuse('invalid', 'strayQuote'),
  controlCharacter: refuse('invalid', 'controlCharacter'),
  tooSlow: refuse('tooLarge', 'tooSlow'),
  tooMuchMemory: refuse('tooLarge', 'tooMuchMemory'),
  stopped: refuse('conflict', 'stopped'),
} as const;
