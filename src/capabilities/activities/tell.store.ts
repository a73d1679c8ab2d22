import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import { localTime } from './calendar.rules.ts';

/** Words of this room to other organisations, told after the command is committed. */

interface About {
  readonly regionId: string;
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
}

const WORDS = {
  announced: { zh: '邀请您参加活动', en: 'You are invited to an activity' },
  postponed: { zh: '活动延期', en: 'Activity postponed' },
  cancelled: { zh: '活动取消', en: 'Activity cancelled' },
  seated: { zh: '已由候补递补，获得名额', en: 'You moved up from the waiting list and have your seats' },
  asked: { zh: '请作答同题', en: 'A shared question waits for your answer' },
  remind: { zh: '活动即将开始', en: 'An activity begins soon' },
} as const;
export type ActivityNews = keyof typeof WORDS;

export async function tellAbout(tx: Tx, news: ActivityNews, about: About, orgs: readonly number[]): Promise<void> {
  if (orgs.length === 0) return;
  const words = WORDS[news];
  const what = `${about.title}（${localTime(about.startsAt)}）`;
  await emit(tx, 'notice.tell', about.regionId, {
    orgs: [...new Set(orgs)],
    kind: 'activity',
    zh: `${words.zh}：${what}`,
    en: `${words.en}: ${about.title} (${localTime(about.startsAt)})`,
    link: `/activities/${about.regionId}/${about.id}`,
  });
}
