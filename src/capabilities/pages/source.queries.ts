import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { sourceQuerySchema } from './source.schema.ts';
import type { SourceRow } from './source.store.ts';

const COLUMNS =
  'region_id, id, owner_org, owner_name, title, address, every_hours, status, account_id, due_at, checked_at, fault, failures, page_id, created_at, version';

export const findSource = (tx: Tx, regionId: string, id: string): Promise<SourceRow | null> =>
  oneRow<SourceRow>(tx, `select ${COLUMNS} from page_sources where region_id = $1 and id = $2`, [regionId, id]);

export const listSourceRows = (
  tx: Tx,
  query: z.output<typeof sourceQuerySchema>,
  after: readonly (string | number)[] | null,
) =>
  listPage<SourceRow>(tx, {
    table: 'page_sources',
    columns: COLUMNS,
    conditions: query.status ? [sql`status = ${query.status}`] : [sql`status <> 'ended'`],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
