import { createHash } from 'node:crypto';
import { type FetchRules, guardedFetch } from '../../exchange/guardedFetch.ts';
import { readPageFile } from '../../exchange/pageFile.ts';
import type { PageFile } from '../../exchange/pageFile.types.ts';
import { countWords } from '../../relevance/countedWords.ts';
import type { Restored } from '../../restoration/restored.ts';
import { pageErrors } from './page.errors.ts';
import { MAX_PAGE_CHARACTERS, type PageWay, type PasteInput } from './page.schema.ts';
import type { NewCopy, NewVersion } from './page.store.ts';
import { restoreApart } from './restoreThread.ts';
import { sketchOf } from './sketch.rules.ts';

/** From what somebody brings to what is stored: everything slow, before any transaction. Page text is material to be quoted; nothing in it is acted on. */

export interface Prepared {
  readonly copy: Omit<NewCopy, 'id'>;
  readonly made: NewVersion;
}

const MAX_TITLE = 200;
const clipped = (text: string): string => [...text].slice(0, MAX_TITLE).join('');

/** Marks of direction would let a title read as another in lists; in the text itself they stay, and are shown as what they are. */
const legible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const firstLine = (text: string): string => text.slice(0, 400).split('\n', 1)[0] ?? '';

/** A title that only stands in the file's head may be damaged like the text: it is shown as restored where the text has it, too. */
export function versionFrom(restored: Restored, file: Pick<PageFile, 'title' | 'date' | 'source'>): NewVersion {
  const { words, length } = countWords(`${restored.title ?? ''}\n${restored.text}`);
  const { minima, bands } = sketchOf(restored.text);
  const title =
    [restored.title, file.title, firstLine(restored.text)].map((one) => legible(one ?? '')).find((one) => one !== '') ??
    '—';
  return {
    restored,
    title: clipped(title),
    published: restored.date ?? (file.date ? legible(file.date).slice(0, 40) : null),
    source: restored.source ?? (file.source ? legible(file.source).slice(0, 100) : null),
    // Flags of the whole document speak of its trust; those of a place are looked at there.
    doubts:
      restored.edits.filter((edit) => edit.review).length + restored.flags.filter((flag) => flag.to > flag.from).length,
    hash: createHash('sha256').update(restored.raw).digest('hex'),
    sketch: minima,
    bands,
    words,
    wordCount: length,
  };
}

/** @throws DomainError `pages.tooLong`, `pages.noArticle`, `pages.tooComplex` */
async function prepare(file: PageFile, way: PageWay, name: string, address: string | null): Promise<Prepared> {
  if (file.raw.length > MAX_PAGE_CHARACTERS) throw pageErrors.tooLong({ max: MAX_PAGE_CHARACTERS });
  const restored = await restoreApart(file.raw);
  if (restored.text.trim() === '') throw pageErrors.noArticle();
  return {
    copy: {
      way,
      name: clipped(legible(name || restored.source || '粘贴')),
      address,
      format: file.format,
      encoding: file.encoding,
    },
    made: versionFrom(restored, file),
  };
}

export const prepareUpload = async (name: string, bytes: Uint8Array, mediaType?: string): Promise<Prepared> => {
  const file = await readPageFile({ bytes, name, mediaType });
  // What a file calls its own address is its claim: taken for one, it could replace what stands there.
  return prepare(file, 'upload', name, null);
};

export const preparePaste = ({ text, title }: Pick<PasteInput, 'text' | 'title'>): Promise<Prepared> => {
  const file: PageFile = {
    format: 'text',
    raw: text.replace(/\r\n?/g, '\n'),
    title: title ?? null,
    date: null,
    source: null,
    canonical: null,
    encoding: null,
  };
  return prepare(file, 'paste', title ?? '', null);
};

/** Fetched from a listed site; the address is the one asked for, wherever it redirects to. */
export async function prepareAddress(address: string, rules: FetchRules, way: 'address' | 'watch'): Promise<Prepared> {
  const found = await guardedFetch(address, rules);
  const name = new URL(found.url).hostname;
  const place = new URL(address.trim());
  place.hash = '';
  const file = await readPageFile({ bytes: found.bytes, name, mediaType: found.mediaType });
  return prepare(file, way, name, place.href);
}
