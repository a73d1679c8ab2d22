import type * as z from 'zod';
import type { Program } from '../../eligibility/program.ts';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { canEditRules } from './draft.access.ts';
import { codeAndTitle, draftClosed, noRules, nothingToUndo, notOwnOffer, rulesBroken } from './draft.errors.ts';
import { findDraft, openDrafts } from './draft.queries.ts';
import type { Draft, DraftSummary, newDraftSchema } from './draft.schema.ts';
import { type Change, closeDraft, type DraftRow, insertDraft, keepText, swapText } from './draft.store.ts';
import { newProgramText, plainOf, withVersionFrom } from './draftText.rules.ts';
import { requireOffer } from './offer.service.ts';
import { findDraftNotice } from './policyNotice.queries.ts';

/** Writing rules: drafts are begun, kept, taken back and given up. Publishing is `publishDraft.service.ts`. */

export const summaryOf = (row: DraftRow): DraftSummary => ({
  regionId: row.region_id,
  id: row.id,
  offerId: row.offer_id,
  code: row.code,
  title: row.title,
  status: row.status,
  changedAt: row.changed_at,
  version: row.version,
});

const present = (row: DraftRow, fromNotice: boolean): Draft => ({
  ...summaryOf(row),
  text: row.text,
  canUndo: row.before_text !== null,
  fromNotice,
});

export async function requireDraft(use: Pick<Use, 'tx'>, ref: RowRef): Promise<DraftRow> {
  const row = await findDraft(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

/** The program a draft stands for now; refused with every problem where it does not read. */
export function programOfDraft(row: Pick<DraftRow, 'text' | 'code'>): Program {
  const result = parseProgramYaml(row.text, row.code);
  if (!result.ok) throw rulesBroken(result.errors);
  return result.program;
}

export const viewDraft = async (use: Use, ref: RowRef): Promise<Draft> =>
  present(await requireDraft(use, ref), (await findDraftNotice(use.tx, ref)) !== null);

export const listOpenDrafts = async (use: Use): Promise<DraftSummary[]> =>
  (await openDrafts(use.tx, use.actor.org)).map(summaryOf);

/** An open draft as the caller saw it, ready to be changed. */
export async function openDraft(
  use: Use,
  ref: RowRef,
  version: number | null,
): Promise<{ row: DraftRow; change: Change }> {
  const row = await requireDraft(use, ref);
  if (row.owner_org !== use.actor.org) throw notFound();
  expectVersion(version, row.version);
  if (row.status !== 'open') throw draftClosed();
  const change = {
    regionId: row.region_id,
    id: row.id,
    version: row.version,
    by: use.actor.accountId,
    at: use.now.toISOString(),
  };
  return { row, change };
}

/** The title as the text has it now, so that lists of drafts name what is in them. */
function titleIn(text: string, otherwise: string): string {
  const title = plainOf(text)?.title;
  const zh = typeof title === 'object' && title !== null ? Reflect.get(title, 'zh') : undefined;
  return typeof zh === 'string' && zh.trim() !== '' ? zh.trim().slice(0, 120) : otherwise;
}

export async function beginDraft(use: Use, input: z.output<typeof newDraftSchema>): Promise<Draft> {
  const source = input.offer ? await fromOffer(use, input.offer, input.from) : fromNothing(use, input);
  const id = use.ids.uuid();
  const at = use.now.toISOString();
  await insertDraft(use.tx, {
    ...source,
    id,
    owner_org: use.actor.org,
    changed_by: use.actor.accountId,
    changed_at: at,
  });
  return viewDraft(use, { regionId: source.region_id, id });
}

async function fromOffer(use: Use, ref: RowRef, from: string | undefined) {
  const offer = await requireOffer(use.tx, ref);
  if (!canEditRules(use.actor, { ownerOrg: offer.owner_org })) throw notOwnOffer();
  if (offer.program_text === null) throw noRules();
  return {
    region_id: offer.region_id,
    offer_id: offer.id,
    offer_version: offer.version,
    code: offer.code,
    title: offer.title_zh,
    text: (from ? withVersionFrom(offer.program_text, from) : offer.program_text).trim(),
  };
}

function fromNothing(use: Use, { code, title }: z.output<typeof newDraftSchema>) {
  if (!code || !title) throw codeAndTitle();
  const region = use.actor.regionId;
  const text = newProgramText({ code, title, issuer: use.actor.orgName, region }).trim();
  return { region_id: region, offer_id: null, offer_version: null, code, title, text };
}

export async function changeText(use: Use, ref: RowRef, version: number | null, text: string): Promise<Draft> {
  const { row, change } = await openDraft(use, ref, version);
  if (text !== row.text && !(await keepText(use.tx, change, text, titleIn(text, row.title))))
    throw staleVersion({ version: row.version });
  return viewDraft(use, ref);
}

export async function undoChange(use: Use, ref: RowRef, version: number | null): Promise<Draft> {
  const { row, change } = await openDraft(use, ref, version);
  if (row.before_text === null) throw nothingToUndo();
  if (!(await swapText(use.tx, change))) throw staleVersion({ version: row.version });
  return viewDraft(use, ref);
}

export async function giveUpDraft(use: Use, ref: RowRef, version: number | null): Promise<DraftSummary> {
  const { row, change } = await openDraft(use, ref, version);
  if (!(await closeDraft(use.tx, change, 'discarded'))) throw staleVersion({ version: row.version });
  return summaryOf(await requireDraft(use, ref));
}
