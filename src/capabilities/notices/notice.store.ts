import { askToCancel, findJob } from '../../storage/jobs.ts';
import type { Tx } from '../../storage/sql.ts';

/** The only writer of notices. A notice belongs to the organisation that receives it. */
export interface NewNotice {
  readonly regionId: string;
  readonly id: string;
  readonly toOrg: number;
  readonly kind: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly link: string | null;
  readonly at: string;
}

export const insertNotice = (tx: Tx, notice: NewNotice) =>
  tx.query(
    'insert into notices (region_id, id, owner_org, kind, text_zh, text_en, link, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [notice.regionId, notice.id, notice.toOrg, notice.kind, notice.text.zh, notice.text.en, notice.link, notice.at],
  );

export const markRead = (tx: Tx, regionId: string, id: string, at: string) =>
  tx.query('update notices set read_at = coalesce(read_at, $3) where region_id = $1 and id = $2', [regionId, id, at]);

export { askToCancel, findJob };
