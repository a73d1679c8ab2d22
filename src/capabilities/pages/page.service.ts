import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import { rankCounted } from '../../relevance/countedWords.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { pageMoves } from './page.access.ts';
import { unknownVersion } from './page.errors.ts';
import {
  copiesOf,
  findPage,
  findVersion,
  listPageRows,
  textsOf,
  type VersionRow,
  versionsOf,
  wordsOf,
} from './page.queries.ts';
import { forOthers, isCleaner } from './page.rules.ts';
import type { KeptPage, PageListQuery, PageRecord, PageVersion, PageView, Snippet } from './page.schema.ts';
import type { PageRow } from './page.store.ts';
import { dependantsOf, type PageDependants } from './pageDependants.service.ts';
import { snippetOf } from './snippet.rules.ts';
import { createWordShelf } from './wordShelf.ts';

/** Reading documents: the list, the search, one document with its copies and versions. */

export async function requirePage(tx: Tx, ref: RowRef): Promise<PageRow> {
  const row = await findPage(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export const instant = (at: string): string => new Date(at).toISOString();

const recordOf = (row: PageRow, snippet: Snippet | null = null): PageRecord => ({
  regionId: row.region_id,
  id: row.id,
  ownerOrg: row.owner_org,
  ownerName: row.owner_name,
  title: row.title,
  published: row.published,
  source: row.source,
  trust: row.trust,
  doubts: row.doubts,
  copies: row.copies,
  versions: row.versions,
  scope: row.scope,
  status: row.status,
  changedAt: instant(row.changed_at),
  snippet,
});

const SEARCHED = 5_000;
const shelf = createWordShelf();

/** By words, the most fitting first, among the 5,000 changed last. A ranking has no key to page by: the cursor says how many were read. */
async function search(use: Use, query: PageListQuery, text: string, cursors: Cursors): Promise<Page<PageRecord>> {
  const from = query.after ? Number(cursors.open('pagesFound', use.actor.org, query.after)[0]) : 0;
  const { rows } = await listPageRows(use.tx, query, use.actor.org, null, SEARCHED);
  const byVersion = new Map(rows.map((row) => [row.shown_version, row]));
  const counted = await shelf.take([...byVersion.keys()], (ids) => wordsOf(use.tx, ids));
  const ranked = rankCounted(counted, text);
  const to = from + query.limit;
  const shown = ranked.slice(from, to);
  const texts = await textsOf(
    use.tx,
    shown.map((one) => one.id),
  );
  return {
    items: shown.flatMap((one) => {
      const row = byVersion.get(one.id);
      return row ? [recordOf(row, snippetOf(texts.get(one.id) ?? '', one.words))] : [];
    }),
    next: to < ranked.length ? cursors.seal('pagesFound', use.actor.org, [to]) : null,
    count: { value: ranked.length, capped: false },
  };
}

export async function listVisiblePages(use: Use, query: PageListQuery, cursors: Cursors): Promise<Page<PageRecord>> {
  const text = (query.text ?? '').trim();
  if (text !== '') return search(use, query, text, cursors);
  const after = query.after ? cursors.open('pages', use.actor.org, query.after) : null;
  const page = await listPageRows(use.tx, query, use.actor.org, after);
  return {
    items: page.rows.map((row) => recordOf(row)),
    next: page.nextKey && cursors.seal('pages', use.actor.org, page.nextKey),
    count: page.count,
  };
}

export async function keptPage(use: Use, ref: RowRef): Promise<KeptPage> {
  const row = await requirePage(use.tx, ref);
  const { snippet: _, ...record } = recordOf(row);
  return { ...record, version: row.version };
}

const versionViewOf = (row: VersionRow): PageVersion => ({
  id: row.id,
  number: row.number,
  copyId: row.copy_id,
  raw: row.raw,
  text: row.text,
  title: row.title,
  published: row.published,
  source: row.source,
  trust: row.trust,
  edits: [...row.edits].map((edit) => ({ ...edit, kinds: [...edit.kinds] })),
  dropped: [...row.dropped],
  flags: [...row.flags],
  addedAt: instant(row.added_at),
});

export async function requireVersion(tx: Tx, page: PageRow, id: string): Promise<VersionRow> {
  const row = await findVersion(tx, page, id);
  if (!row) throw unknownVersion();
  return row;
}

export async function viewPage(
  use: Use,
  readers: readonly PageDependants[],
  ref: RowRef,
  version?: string,
): Promise<PageView> {
  const page = await requirePage(use.tx, ref);
  const shown = await requireVersion(use.tx, page, version ?? page.shown_version);
  const [copies, versions] = [await copiesOf(use.tx, page), await versionsOf(use.tx, page)];
  const { snippet: _, ...record } = recordOf(page);
  return {
    ...record,
    shown: versionViewOf(page.owner_org === use.actor.org ? shown : forOthers(shown)),
    currentVersion: page.shown_version,
    copyList: copies.map((copy) => ({
      id: copy.id,
      way: copy.way,
      name: copy.name,
      address: copy.address,
      format: copy.format,
      encoding: copy.encoding,
      addedAt: instant(copy.added_at),
      versionId: copy.version_id,
      trust: copy.trust,
      doubts: copy.doubts,
      main: copy.id === page.main_copy,
      cleaner: copy.id !== page.main_copy && isCleaner(copy, page),
    })),
    versionList: versions.map((one) => ({
      id: one.id,
      number: one.number,
      copyId: one.copy_id,
      title: one.title,
      addedAt: instant(one.added_at),
    })),
    dependants: [...(await dependantsOf(readers, use.tx, ref))],
    may: pageMoves(use.actor, page.status, page.owner_org),
    version: page.version,
  };
}
