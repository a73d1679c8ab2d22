import * as z from 'zod';
import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import type { PageFile } from './pageFile.types.ts';
import { plainText } from './sniffPage.ts';

/** Pages that are text already: they cannot keep a parser busy, so no worker is started for them. */

const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\0');
const text = z.string().max(500).refine(isText).nullish().catch(null);
const jsonSchema = z.object({ raw: z.string(), title: text, date: text, source: text, url: text, canonical: text });

/** @throws DomainError `files.noRaw`, `files.encoding` */
export function jsonPage(bytes: Uint8Array): PageFile {
  const decoded = plainText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    throw fileErrors.noRaw();
  }
  const page = jsonSchema.safeParse(value);
  if (!page.success) throw fileErrors.noRaw();
  if (!isText(page.data.raw)) throw fileErrors.controlCharacter();
  const { raw, title, date, source, url, canonical } = page.data;
  const address = canonical ?? url ?? null;
  return {
    format: 'json',
    raw,
    title: title ?? null,
    date: date ?? null,
    source: source ?? null,
    canonical: address !== null && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null,
    encoding: decoded.encoding,
  };
}

/** @throws DomainError `files.encoding`, `files.controlCharacter` */
export function textPage(bytes: Uint8Array): PageFile {
  const decoded = plainText(bytes);
  return {
    format: 'text',
    raw: decoded.text,
    title: null,
    date: null,
    source: null,
    canonical: null,
    encoding: decoded.encoding,
  };
}

/** @throws DomainError `files.noText`, `files.tooLong` */
export function checkedPage(page: PageFile): PageFile {
  if (page.raw.trim() === '') throw fileErrors.noText();
  if (page.raw.length > FILE_LIMITS.pageCharacters)
    throw fileErrors.tooLong({ megabytes: FILE_LIMITS.pageCharacters / 1024 / 1024 });
  return page;
}
