import type { RowRef } from '../../kernel/fields.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { PolicyNoticeRow } from './policyNotice.store.ts';

const COLUMNS =
  'region_id, id, owner_org, draft_id, page_region_id, page_id, page_version_id, title, number, text, parts';

/** The notice behind a draft; null where it was not begun from one. */
export const findDraftNotice = (tx: Tx, { regionId, id }: RowRef): Promise<PolicyNoticeRow | null> =>
  oneRow<PolicyNoticeRow>(tx, `select ${COLUMNS} from program_notices where region_id = $1 and draft_id = $2`, [
    regionId,
    id,
  ]);

export interface ProgramOfPage {
  readonly region_id: string;
  readonly draft_id: string;
  readonly offer_id: string | null;
  readonly version_id: string | null;
  readonly title: string;
  readonly quote: string | null;
}

/** Programs and open drafts that were written from a document, as far as the caller may see them. */
export const programsOfPage = async (tx: Tx, page: RowRef): Promise<readonly ProgramOfPage[]> =>
  (
    await tx.query<ProgramOfPage>(
      `select n.region_id, n.draft_id, n.offer_id, n.page_version_id as version_id, d.code || ' ' || d.title as title,
         n.parts -> 0 ->> 'sentence' as quote
       from program_notices n join program_drafts d on d.region_id = n.region_id and d.id = n.draft_id
       where n.page_region_id = $1 and n.page_id = $2 and d.status <> 'discarded' order by n.added_at, n.id limit 200`,
      [page.regionId, page.id],
    )
  ).rows;
