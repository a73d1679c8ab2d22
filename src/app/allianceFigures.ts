import type { AllianceFigure } from '../capabilities/alliances/figures.service.ts';
import { oneRow, type Tx } from '../storage/sql.ts';

/** What ratings of alliances count from rooms that come after them: activities with a record, meetings that were held. Each once, in its year. */

const yearly = async (job: Tx, table: string, held: string, allianceOrg: number, year: number): Promise<number> =>
  (
    await oneRow<{ n: number }>(
      job,
      `select count(*)::int as n from ${table} where alliance_org = $1 and ${held} and starts_at >= $2::timestamptz and starts_at < $3::timestamptz`,
      [allianceOrg, `${year}-01-01T00:00:00+08:00`, `${year + 1}-01-01T00:00:00+08:00`],
    )
  )?.n ?? 0;

export const ALLIANCE_FIGURES: readonly AllianceFigure[] = [
  {
    code: 'activities',
    zh: '开展活动（次）',
    en: 'Activities held',
    of: (job, allianceOrg, year) =>
      yearly(job, 'activities', "status in ('held', 'archived') and present_count is not null", allianceOrg, year),
  },
  {
    code: 'meetings',
    zh: '召开会议（次）',
    en: 'Meetings held',
    of: (job, allianceOrg, year) =>
      yearly(job, 'meetings', "status in ('closed', 'minuted', 'final')", allianceOrg, year),
  },
];
