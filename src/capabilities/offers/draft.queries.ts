import { oneRow, type Tx } from '../../storage/sql.ts';
import type { DraftRow } from './draft.store.ts';

const COLUMNS =
  'region_id, id, owner_org, offer_id, offer_version, code, title, text, before_text, status, changed_at, version';

export const findDraft = (tx: Tx, regionId: string, id: string): Promise<DraftRow | null> =>
  oneRow<DraftRow>(tx, `select ${COLUMNS} from program_drafts where region_id = $1 and id = $2`, [regionId, id]);

/** Open drafts of an organisation, the last changed first. */
export const openDrafts = async (tx: Tx, org: number): Promise<readonly DraftRow[]> =>
  (
    await tx.query<DraftRow>(
      `select ${COLUMNS} from program_drafts where owner_org = $1 and status = 'open' order by changed_at desc, id limit 200`,
      [org],
    )
  ).rows;
