import { notFound } from '../../kernel/errors.ts';
import type { Use } from '../../storage/use.ts';
import type { Prepared } from './intake.service.ts';
import { partiesOf } from './page.access.ts';
import { pageErrors } from './page.errors.ts';
import { findPage, likeness, type Place, placeAt, placeOf } from './page.queries.ts';
import { pageMove } from './page.rules.ts';
import type { Added } from './page.schema.ts';
import {
  countAdded,
  insertCopy,
  insertPage,
  insertVersion,
  lockOwner,
  lockPage,
  moveCopy,
  type PageRow,
  showVersion,
  tellRestored,
} from './page.store.ts';
import { isSameArticle } from './sketch.rules.ts';

/** Adding: a new document, a new version of a copy, another copy of an article that is there, or nothing new. */

const answer = (page: Pick<PageRow, 'region_id' | 'id' | 'title'>, outcome: Added['outcome']): Added => ({
  regionId: page.region_id,
  id: page.id,
  outcome,
  title: page.title,
});

async function requireKept(use: Use, id: string): Promise<PageRow> {
  const page = await lockPage(use.tx, { region_id: use.actor.regionId, id });
  if (!page) throw notFound();
  if (page.status === 'withdrawn') throw pageErrors.withdrawn({ title: page.title });
  if (pageMove('addVersion', page.status, partiesOf(use.actor, page.owner_org)) === null)
    throw pageErrors.notPossible();
  return page;
}

async function addDocument(use: Use, { copy, made }: Prepared): Promise<Added> {
  const [id, copyId, versionId] = [use.ids.uuid(), use.ids.uuid(), use.ids.uuid()];
  const at = use.now.toISOString();
  const key = { region_id: use.actor.regionId, id, owner_org: use.actor.org, owner_name: use.actor.orgName };
  const page = { ...key, scope: 'own', status: 'kept' } as const;
  await insertPage(use.tx, key, copyId, versionId, made, at);
  await insertVersion(use.tx, page, { id: versionId, copyId, number: 1 }, made, at);
  await insertCopy(use.tx, page, { id: copyId, ...copy }, versionId, at);
  await tellRestored(use.tx, key, versionId);
  return answer({ ...key, title: made.title }, 'new');
}

async function addVersion(use: Use, place: Place, { made }: Prepared): Promise<Added> {
  const page = await requireKept(use, place.page_id);
  if (place.hash === made.hash) return answer(page, 'same');
  const id = use.ids.uuid();
  const at = use.now.toISOString();
  await insertVersion(use.tx, page, { id, copyId: place.copy_id, number: page.versions + 1 }, made, at);
  await moveCopy(use.tx, { region_id: page.region_id, id: place.copy_id }, id);
  await countAdded(use.tx, page, { copies: 0, versions: 1 });
  if (page.main_copy !== place.copy_id) return answer(page, 'version');
  await showVersion(use.tx, page, place.copy_id, id, at);
  return answer({ ...page, title: made.title }, 'version');
}

async function addCopy(use: Use, place: Place, { copy, made }: Prepared): Promise<Added> {
  const page = await requireKept(use, place.page_id);
  const [copyId, versionId] = [use.ids.uuid(), use.ids.uuid()];
  const at = use.now.toISOString();
  await insertVersion(use.tx, page, { id: versionId, copyId, number: page.versions + 1 }, made, at);
  await insertCopy(use.tx, page, { id: copyId, ...copy }, versionId, at);
  await countAdded(use.tx, page, { copies: 1, versions: 1 });
  return answer(page, 'copy');
}

/** The document of the own organisation that is to have a new version, by its id. */
async function placeIn(use: Use, pageId: string): Promise<Place> {
  const page = await findPage(use.tx, use.actor.regionId, pageId);
  const place = page && (await placeOf(use.tx, page.region_id, page.main_copy));
  if (!place) throw notFound();
  return place;
}

/** @param of the document this is a new version of, where a person says so */
export async function addPage(use: Use, prepared: Prepared, of?: string): Promise<Added> {
  const { actor, tx } = use;
  const { address, way } = prepared.copy;
  await lockOwner(tx, actor.org);
  if (of !== undefined) return addVersion(use, await placeIn(use, of), prepared);
  const known = address === null ? null : await placeAt(tx, actor.regionId, actor.org, address);
  if (known) return addVersion(use, known, prepared);
  const { hash, bands, restored } = prepared.made;
  const candidates = await likeness(tx, actor.regionId, actor.org, bands);
  const twin = candidates.find((one) => one.hash === hash);
  // The very same file again is nothing new; the very same text at an address is a copy that can be watched.
  if (twin && way !== 'address' && way !== 'watch') return answer(await requireKept(use, twin.page_id), 'same');
  const like = twin ?? candidates.find((one) => isSameArticle(one.text, restored.text));
  return like ? addCopy(use, like, prepared) : addDocument(use, prepared);
}
