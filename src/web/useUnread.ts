import { listNotices } from '../capabilities/notices/notice.api.ts';
import { useQueryOf } from '../webkit/queries.ts';

const EVERY_MINUTE = 60_000;

/** Messages not read yet; asked again once a minute while the page is open. */
export function useUnread(): number {
  return useQueryOf(listNotices, {}, { refetchInterval: EVERY_MINUTE }).data?.unread ?? 0;
}
