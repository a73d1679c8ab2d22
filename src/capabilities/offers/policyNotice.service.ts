import type * as z from 'zod';
import type { ProposedProgram } from '../../eligibility/notice/proposedProgram.ts';
import { readNotice } from '../../eligibility/notice/readNotice.ts';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { canEditRules } from './draft.access.ts';
import { codeNeeded, noRules, noticeEarlier, noticeNeedsDay, noticeSource, notOwnOffer } from './draft.errors.ts';
import type { Draft } from './draft.schema.ts';
import { requireDraft, viewDraft } from './draft.service.ts';
import { insertDraft } from './draft.store.ts';
import { listAllOffers, requireOffer } from './offer.service.ts';
import { findDraftNotice, programsOfPage } from './policyNotice.queries.ts';
import {
  type NoticeDraft,
  namesProgram,
  newDraft,
  newVersion,
  readingOf,
  versionDifferences,
} from './policyNotice.rules.ts';
import type {
  DraftNotice,
  PolicyPreview,
  PolicyTarget,
  policyDraftSchema,
  policySourceSchema,
} from './policyNotice.schema.ts';
import { insertPolicyNotice } from './policyNotice.store.ts';
import { programOf } from './program.service.ts';

/** A document of the library as these rules need it; its room comes later and is handed in. */
export interface NoticePages {
  read(use: Use, page: RowRef): Promise<{ readonly text: string; readonly versionId: string }>;
}

interface Source {
  readonly text: string;
  readonly page: (RowRef & { readonly versionId: string }) | null;
}

async function sourceOf(use: Use, pages: NoticePages, input: z.output<typeof policySourceSchema>): Promise<Source> {
  if (input.page && input.text === undefined) {
    const { text, versionId } = await pages.read(use, input.page);
    return { text, page: { ...input.page, versionId } };
  }
  if (input.text === undefined || input.page) throw noticeSource();
  return { text: input.text, page: null };
}

async function targetsOf(use: Use, read: ProposedProgram): Promise<PolicyTarget[]> {
  const own = (await listAllOffers(use.tx)).filter(
    (row) => row.owner_org === use.actor.org && row.program_hash !== null,
  );
  const targets = own.flatMap((row) => {
    const program = programOf(row);
    if (!program) return [];
    return [
      { regionId: row.region_id, id: row.id, code: row.code, title: row.title_zh, named: namesProgram(read, program) },
    ];
  });
  return targets.toSorted((a, b) => Number(b.named) - Number(a.named) || a.code.localeCompare(b.code)).slice(0, 500);
}

export async function previewNotice(
  use: Use,
  pages: NoticePages,
  input: z.output<typeof policySourceSchema>,
): Promise<PolicyPreview> {
  const { text } = await sourceOf(use, pages, input);
  const read = readNotice(text);
  return { text, reading: readingOf(read), targets: await targetsOf(use, read) };
}

export async function beginFromNotice(
  use: Use,
  pages: NoticePages,
  input: z.output<typeof policyDraftSchema>,
): Promise<Draft> {
  const { code, offer, from, ...asked } = input;
  const source = await sourceOf(use, pages, asked);
  const read = readNotice(source.text);
  const { draft, target } = offer ? await versionDraft(use, offer, read, from ?? null) : programDraft(use, read, code);
  const id = use.ids.uuid();
  const at = use.now.toISOString();
  const kept = { owner_org: use.actor.org, changed_by: use.actor.accountId, changed_at: at };
  await insertDraft(use.tx, { ...target, ...kept, id, text: draft.text.trim() });
  const row = {
    region_id: target.region_id,
    id: use.ids.uuid(),
    owner_org: use.actor.org,
    draft_id: id,
    page_region_id: source.page?.regionId ?? null,
    page_id: source.page?.id ?? null,
    page_version_id: source.page?.versionId ?? null,
    title: draft.title.slice(0, 200),
    number: read.number?.value ?? null,
    text: source.text,
    parts: draft.parts,
  };
  await insertPolicyNotice(use.tx, row, { account: use.actor.accountId, at });
  return viewDraft(use, { regionId: target.region_id, id });
}

interface Begun {
  readonly draft: NoticeDraft;
  readonly target: {
    readonly region_id: string;
    readonly offer_id: string | null;
    readonly offer_version: number | null;
    readonly code: string;
    readonly title: string;
  };
}

function programDraft(use: Use, read: ProposedProgram, code: string | undefined): Begun {
  if (!code) throw codeNeeded();
  const region = use.actor.regionId;
  const draft = newDraft(read, { code, issuer: use.actor.orgName, region });
  const target = { region_id: region, offer_id: null, offer_version: null, code, title: draft.title.slice(0, 80) };
  return { draft, target };
}

async function versionDraft(use: Use, ref: RowRef, read: ProposedProgram, from: string | null): Promise<Begun> {
  const offer = await requireOffer(use.tx, ref);
  if (!canEditRules(use.actor, { ownerOrg: offer.owner_org })) throw notOwnOffer();
  if (offer.program_text === null) throw noRules();
  const made = newVersion(offer.program_text, read, from);
  if (!made.ok) throw made.why === 'noDay' ? noticeNeedsDay() : noticeEarlier();
  const target = {
    region_id: offer.region_id,
    offer_id: offer.id,
    offer_version: offer.version,
    code: offer.code,
    title: offer.title_zh,
  };
  return { draft: made.draft, target };
}

export async function viewDraftNotice(use: Use, ref: RowRef): Promise<DraftNotice> {
  const draft = await requireDraft(use, ref);
  const row = await findDraftNotice(use.tx, ref);
  if (!row) throw notFound();
  const program = draft.offer_id === null ? null : parseProgramYaml(draft.text, draft.code);
  const { page_region_id: regionId, page_id: id, page_version_id: versionId } = row;
  return {
    title: row.title,
    number: row.number,
    text: row.text,
    page: regionId && id && versionId ? { regionId, id, versionId } : null,
    parts: row.parts.map((part) => ({ ...part, doubts: [...part.doubts] })),
    differences: program?.ok ? versionDifferences(program.program, draft.text) : [],
  };
}

/** Programs, and drafts of them, that rest on a document. */
export async function programsFromPage(tx: Tx, page: RowRef) {
  const rows = await programsOfPage(tx, page);
  return rows.map((row) => ({
    kind: 'program' as const,
    label: row.title,
    link: row.offer_id ? `/offers/${row.region_id}/${row.offer_id}` : `/rule-drafts/${row.region_id}/${row.draft_id}`,
    quote: row.quote,
    versionId: row.version_id,
  }));
}
