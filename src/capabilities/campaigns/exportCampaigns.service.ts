import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import type { OutputCell, SheetColumn } from '../../exchange/writeSpreadsheet.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import type { Campaign } from './campaign.schema.ts';
import { viewCampaign } from './campaign.service.ts';
import { zh } from './campaigns.zh.ts';
import { isMoney } from './standing.rules.ts';
import type { GoalStandings, Standing } from './standing.schema.ts';

/** Campaigns and standings out to workbooks. */

const LIST: readonly ListColumn<Campaign>[] = [
  { header: zh.column.title, kind: 'text', width: 40, value: (one) => one.title },
  { header: zh.column.convener, kind: 'text', width: 30, value: (one) => one.convenerName },
  { header: zh.column.alliance, kind: 'text', width: 30, value: (one) => one.allianceName },
  { header: zh.form.from, kind: 'text', width: 10, value: (one) => one.fromMonth },
  { header: zh.form.to, kind: 'text', width: 10, value: (one) => one.toMonth },
  {
    header: zh.column.goals,
    kind: 'text',
    width: 40,
    value: (one) => one.goals.map((goal) => outcomeKindName(goal.kind)).join('、'),
  },
  { header: zh.column.participants, kind: 'number', value: (one) => one.participants },
  { header: zh.column.status, kind: 'text', width: 12, value: (one) => zh.status[one.status] },
];

export const exportCampaignsFile = (pages: PageReader<Campaign>) => listFile(zh.title, LIST, pages);

const words = zh.standing;
const COLUMNS: readonly SheetColumn[] = [
  { header: zh.form.kind, kind: 'text', width: 16 },
  { header: words.rank, kind: 'number', width: 8 },
  { header: words.org, kind: 'text', width: 36 },
  { header: words.outcomes, kind: 'number' },
  { header: `${words.value}（元）`, kind: 'yuan' },
  { header: `${words.value}（数量）`, kind: 'number' },
  { header: zh.staff.headcount, kind: 'number' },
  { header: words.headRank, kind: 'text', width: 12 },
  { header: `${words.before}（元）`, kind: 'yuan' },
  { header: `${words.before}（数量）`, kind: 'number' },
  { header: words.growthRank, kind: 'text', width: 12 },
];

const cells = (goal: GoalStandings, row: Standing): OutputCell[] => {
  const money = isMoney(goal.kind);
  return [
    outcomeKindName(goal.kind),
    row.rank,
    row.name,
    row.outcomes,
    money ? row.value : null,
    money ? null : row.value / 1_000_000,
    row.headcount,
    row.headRank === null ? words.noHead : String(row.headRank),
    money ? row.before : null,
    money ? null : row.before / 1_000_000,
    row.growthRank === null ? words.noBefore : String(row.growthRank),
  ];
};

/** Standings as they are shown: live, or frozen after closing. */
export async function exportStandingsFile(use: Use, ref: RowRef) {
  const campaign = await viewCampaign(use, ref);
  const rows = campaign.standings.goals.flatMap((goal) => goal.rows.map((row) => cells(goal, row)));
  return sheetFile(`${campaign.title}-排名`, { name: '排名', columns: COLUMNS, rows });
}
