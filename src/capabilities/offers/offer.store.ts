import type { Tx } from '../../storage/sql.ts';
import type { OfferKind } from './offer.schema.ts';

/** The only writer of offers. Programs keep the text they were written in: it is what people review and what the hash names. */
export interface OfferRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly code: string;
  readonly kind: OfferKind;
  readonly title_zh: string;
  readonly title_en: string;
  readonly summary_zh: string;
  readonly summary_en: string;
  readonly program_text: string | null;
  readonly program_hash: string | null;
  readonly machine_share_bp: number | null;
  readonly synthetic: boolean;
  readonly source: string | null;
  readonly due_days: number;
  readonly remind_days: number;
  readonly escalate_days: number;
  readonly version: number;
}

/** Publishes an offer or its next version under the same code; public offers are seen by everybody. */
export async function putOffer(tx: Tx, row: Omit<OfferRow, 'version'> & { readonly isPublic: boolean }): Promise<void> {
  await tx.query(
    `insert into offers (region_id, id, owner_org, is_public, code, kind, title_zh, title_en, summary_zh, summary_en, program_text, program_hash, machine_share_bp, synthetic, source, due_days, remind_days, escalate_days)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (region_id, code) do update set title_zh = excluded.title_zh, title_en = excluded.title_en, summary_zh = excluded.summary_zh, summary_en = excluded.summary_en,
       program_text = excluded.program_text, program_hash = excluded.program_hash, machine_share_bp = excluded.machine_share_bp, version = offers.version + 1
     where offers.program_hash is distinct from excluded.program_hash`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.isPublic,
      row.code,
      row.kind,
      row.title_zh,
      row.title_en,
      row.summary_zh,
      row.summary_en,
      row.program_text,
      row.program_hash,
      row.machine_share_bp,
      row.synthetic,
      row.source,
      row.due_days,
      row.remind_days,
      row.escalate_days,
    ],
  );
}
