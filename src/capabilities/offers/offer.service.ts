import type * as z from 'zod';
import { machineShare } from '../../eligibility/machineShare.ts';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import { indexTexts, type TextIndex } from '../../relevance/bm25.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { allOffers, findOffer, listOfferRows } from './offer.queries.ts';
import type { Offer, offerQuerySchema, ProgramView } from './offer.schema.ts';
import { type OfferRow, putOffer } from './offer.store.ts';
import { presentProgram, programHash, programOf } from './program.service.ts';

/** Offers: listing, publishing, finding by words. */

export type { OfferRow };

export async function presentOffers(tx: Tx, rows: readonly OfferRow[]): Promise<Offer[]> {
  const names = await organisationNames(
    tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    code: row.code,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    summary: { zh: row.summary_zh, en: row.summary_en },
    ownerOrg: row.owner_org,
    ownerName: names.get(row.owner_org) ?? '',
    hasRules: row.program_hash !== null,
    machineShareBp: row.machine_share_bp,
    synthetic: row.synthetic,
    source: row.source,
    handling: { dueDays: row.due_days, remindDays: row.remind_days, escalateDays: row.escalate_days },
    version: row.version,
  }));
}

export async function requireOffer(tx: Tx, ref: RowRef): Promise<OfferRow> {
  const row = await findOffer(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export const listAllOffers = allOffers;

let cachedIndex: { readonly key: string; readonly index: TextIndex } | null = null;

/** The word index over offers; rebuilt when an offer or a version is new. Keyed by content, so it can never show another set's words. */
export function offerIndex(rows: readonly OfferRow[]): TextIndex {
  const key = programHash(rows.map((row) => `${row.id}:${row.version}`).join('|'));
  if (cachedIndex?.key !== key) {
    cachedIndex = {
      key,
      index: indexTexts(
        rows.map((row) => ({
          id: row.id,
          text: `${row.title_zh} ${row.title_zh} ${row.summary_zh} ${row.title_en} ${row.summary_en}`,
        })),
      ),
    };
  }
  return cachedIndex.index;
}

export async function listVisibleOffers(
  use: Use,
  query: z.output<typeof offerQuerySchema>,
  cursors: Cursors,
): Promise<Page<Offer>> {
  const after = query.after ? cursors.open('offers', use.actor.org, query.after) : null;
  const text = query.text;
  const ids = text ? await idsWithWords(use.tx, text) : null;
  const page = await listOfferRows(use.tx, query, ids, after);
  return {
    items: await presentOffers(use.tx, page.rows),
    next: page.nextKey && cursors.seal('offers', use.actor.org, page.nextKey),
    count: page.count,
  };
}

async function idsWithWords(tx: Tx, text: string): Promise<string[]> {
  const rows = await allOffers(tx);
  const literal = rows
    .filter((row) => row.title_zh.includes(text) || row.code === text.toUpperCase())
    .map((row) => row.id);
  return [
    ...new Set([
      ...literal,
      ...offerIndex(rows)
        .rank(text)
        .map((found) => found.id),
    ]),
  ];
}

export async function viewProgram(use: Use, ref: RowRef): Promise<{ offer: Offer; program: ProgramView | null }> {
  const row = await requireOffer(use.tx, ref);
  const [offer] = await presentOffers(use.tx, [row]);
  if (!offer) throw notFound();
  const program = programOf(row);
  return { offer, program: program && presentProgram(offer, program, dayInShanghai(use.now)) };
}

export interface NewOffer {
  readonly id: string;
  readonly regionId: string;
  readonly ownerOrg: number;
  readonly code: string;
  readonly kind: OfferRow['kind'];
  readonly title: { readonly zh: string; readonly en: string };
  readonly summary: { readonly zh: string; readonly en: string };
  readonly synthetic: boolean;
  readonly source: string | null;
  readonly dueDays: number;
}

/** Publishes an offer without rules. */
export const publishOffer = (tx: Tx, offer: NewOffer): Promise<void> =>
  putOffer(tx, {
    region_id: offer.regionId,
    id: offer.id,
    owner_org: offer.ownerOrg,
    isPublic: true,
    code: offer.code,
    kind: offer.kind,
    title_zh: offer.title.zh,
    title_en: offer.title.en,
    summary_zh: offer.summary.zh,
    summary_en: offer.summary.en,
    program_text: null,
    program_hash: null,
    machine_share_bp: null,
    synthetic: offer.synthetic,
    source: offer.source,
    due_days: offer.dueDays,
    remind_days: 3,
    escalate_days: 5,
  });

/** Publishes a program from its text, parsed and checked first: a text with errors is refused whole. */
export async function publishProgram(
  tx: Tx,
  input: { id: string; regionId: string; ownerOrg: number; text: string; file: string },
): Promise<void> {
  const result = parseProgramYaml(input.text, input.file);
  if (!result.ok)
    throw new Error(
      `${input.file}: ${result.errors.map((error) => `line ${error.line ?? '?'} ${error.message.en}`).join('; ')}`,
    );
  const { program } = result;
  await putOffer(tx, {
    region_id: input.regionId,
    id: input.id,
    owner_org: input.ownerOrg,
    isPublic: true,
    code: program.id,
    kind: program.kind,
    title_zh: program.title.zh,
    title_en: program.title.en,
    summary_zh: program.summary.zh,
    summary_en: program.summary.en,
    program_text: input.text,
    program_hash: programHash(input.text),
    machine_share_bp: machineShare(program).shareBp,
    synthetic: false,
    source: program.documents[0]?.document ?? null,
    due_days: program.handling.dueWorkingDays,
    remind_days: program.handling.remindAfter,
    escalate_days: program.handling.escalateAfter,
  });
}
