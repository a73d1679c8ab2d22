import type { ErrorText } from '../../kernel/errors.ts';
import { enqueueJob, type Job } from '../../storage/jobs.ts';
import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { SourceInput, SourceStatus } from './source.schema.ts';

/** The only writer of watched addresses, and what reads them for it. */

export interface SourceRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly owner_name: string;
  readonly title: string;
  readonly address: string;
  readonly every_hours: number;
  readonly status: SourceStatus;
  readonly account_id: string;
  readonly due_at: string;
  readonly checked_at: string | null;
  readonly fault: ErrorText | null;
  readonly failures: number;
  readonly page_id: string | null;
  readonly version: number;
}
type Key = Pick<SourceRow, 'region_id' | 'id'>;

/** False where the organisation watches the address already. */
export async function insertSource(
  tx: Tx,
  row: Key & Pick<SourceRow, 'owner_org' | 'owner_name' | 'account_id' | 'due_at'>,
  input: SourceInput,
  at: string,
): Promise<boolean> {
  const made = await tx.query(
    `insert into page_sources (region_id, id, owner_org, owner_name, title, address, every_hours, account_id, due_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.owner_name,
      input.title,
      input.address,
      input.everyHours,
      row.account_id,
      row.due_at,
      at,
    ],
  );
  return made.count === 1;
}

export const lockSource = (tx: Tx, key: Key): Promise<SourceRow | null> =>
  oneRow<SourceRow>(tx, 'select * from page_sources where region_id = $1 and id = $2 for update', [
    key.region_id,
    key.id,
  ]);

/** Who resumes it answers for it from then on. */
export const moveSource = (
  tx: Tx,
  key: Key,
  to: { readonly status: SourceStatus; readonly accountId: string; readonly dueAt: string },
): Promise<unknown> =>
  tx.query(
    'update page_sources set status = $3, account_id = $4, due_at = $5, failures = 0, version = version + 1 where region_id = $1 and id = $2',
    [key.region_id, key.id, to.status, to.accountId, to.dueAt],
  );

export const keepChecked = (
  tx: Tx,
  key: Key,
  result: {
    readonly at: string;
    readonly dueAt: string;
    readonly pageId: string | null;
    readonly fault: ErrorText | null;
    readonly failures: number;
    readonly status: SourceStatus;
  },
): Promise<unknown> =>
  tx.query(
    `update page_sources set checked_at = $3, due_at = $4, page_id = coalesce($5, page_id), fault = $6::jsonb, failures = $7, status = $8, version = version + 1
     where region_id = $1 and id = $2`,
    [
      key.region_id,
      key.id,
      result.at,
      result.dueAt,
      result.pageId,
      result.fault && JSON.stringify(result.fault),
      result.failures,
      result.status,
    ],
  );

export const queueCheck = (tx: Tx, source: SourceRow, id: string): Promise<void> => {
  const job: Job = {
    id,
    queue: 'pages.check',
    payload: { regionId: source.region_id, sourceId: source.id },
    accountId: source.account_id,
    org: source.owner_org,
  };
  return enqueueJob(tx, job);
};

/** As job: what is due, taken once: the next look at it is an hour away until its check says when. */
export const takeDue = async (job: Tx, now: string, limit: number): Promise<readonly SourceRow[]> =>
  (
    await job.query<SourceRow>(
      `update page_sources set due_at = $1::timestamptz + interval '1 hour' where (region_id, id) in
         (select region_id, id from page_sources where status = 'watching' and due_at <= $1 order by due_at limit $2 for update skip locked) returning *`,
      [now, limit],
    )
  ).rows;

const WORDS = {
  changed: ['关注的网页有变化', 'A watched page has changed'],
  stopped: ['关注的网址连续抓取失败，已暂停', 'A watched address failed repeatedly and is paused'],
  orphaned: ['关注的网址无人负责，已暂停', 'A watched address has nobody in charge and is paused'],
} as const;

export const tellSource = (tx: Tx, source: SourceRow, what: keyof typeof WORDS, link: string): Promise<void> =>
  emit(tx, 'notice.tell', source.region_id, {
    orgs: [source.owner_org],
    kind: 'cooperation',
    zh: `${WORDS[what][0]}：${source.title}`,
    en: `${WORDS[what][1]}: ${source.title}`,
    link,
  });
