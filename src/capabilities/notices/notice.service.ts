import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { JobView } from '../../kernel/job.schema.ts';
import type { Use } from '../../storage/use.ts';
import { noticesOf, unreadCount } from './notice.queries.ts';
import { type Notice, noticeSchema } from './notice.schema.ts';
import { askToCancel, findJob, markRead } from './notice.store.ts';

export async function listOwnNotices(use: Use): Promise<{ items: Notice[]; unread: number }> {
  const rows = await noticesOf(use.tx, use.actor.org);
  const items = rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    kind: noticeSchema.shape.kind.parse(row.kind),
    text: { zh: row.text_zh, en: row.text_en },
    link: row.link,
    at: row.at,
    readAt: row.read_at,
  }));
  return { items, unread: await unreadCount(use.tx, use.actor.org) };
}

export async function readOwnNotice(use: Use, ref: RowRef): Promise<undefined> {
  const changed = await markRead(use.tx, ref.regionId, ref.id, use.now.toISOString());
  if (changed.count === 0) throw notFound();
  return undefined;
}

const found = (job: JobView | null): JobView => {
  if (!job) throw notFound();
  return job;
};

export const viewJob = async (use: Use, id: string): Promise<JobView> =>
  found(await findJob(use.tx, id, use.actor.org));
export const stopJob = async (use: Use, id: string): Promise<JobView> =>
  found(await askToCancel(use.tx, id, use.actor.org));
