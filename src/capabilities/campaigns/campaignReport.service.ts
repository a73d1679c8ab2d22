import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { notYetClosed } from './campaign.errors.ts';
import { requireCampaign } from './campaign.service.ts';
import type { CampaignRow } from './campaign.store.ts';
import { zh } from './campaigns.zh.ts';
import { growthText, perHeadText, shareText, targetText } from './figureText.rules.ts';
import type { Frozen } from './report.schema.ts';
import { isMoney } from './standing.rules.ts';
import type { GoalStandings } from './standing.schema.ts';
import { type Table, wordReport } from './wordReport.ts';

/** The closing report: everything in it stands in what was frozen. */

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const words = zh.standing;

function tableOf(goal: GoalStandings): Table {
  const { kind, target, total } = goal;
  const reached = targetText(kind, isMoney(kind) ? total.amountFen : total.count, 'zh');
  return {
    title: `${outcomeKindName(kind)}：${total.outcomes} 项，${reached}${target === null ? '' : `（目标 ${targetText(kind, target, 'zh')}）`}`,
    header: [words.rank, words.org, words.outcomes, words.value, words.perHead, words.growth],
    rows: goal.rows.map((row) => [
      String(row.rank),
      row.name,
      String(row.outcomes),
      shareText(kind, row.value, 'zh'),
      row.headcount === null
        ? words.noHead
        : `${perHeadText(kind, row.value, row.headcount, 'zh')}（第 ${row.headRank}）`,
      row.growthRank === null ? words.noBefore : `${growthText(row.value, row.before)}（第 ${row.growthRank}）`,
    ]),
  };
}

const pledgesOf = (frozen: Frozen): Table => ({
  title: zh.report.pledges,
  header: [zh.pledge.org, zh.pledge.name, zh.pledge.target, zh.pledge.reached, zh.pledge.due, zh.pledge.state],
  rows: frozen.pledges.map((one) => [
    [one.orgName, one.postUnit, one.postRole].filter(Boolean).join(' · '),
    one.title,
    targetText(one.kind, one.target, 'zh'),
    targetText(one.kind, one.reached, 'zh'),
    one.dueOn,
    zh.pledge.states[one.state],
  ]),
});

/** Labels and contents of the report's head. */
function linesOf(row: CampaignRow, frozen: Frozen): [string, string][] {
  const { now, before } = frozen.standings.period;
  return [
    [zh.report.convener, row.convener_name],
    [zh.report.period, `${now.from} 至 ${now.to}（上期 ${before.from} 至 ${before.to}）`],
    [zh.report.counts, row.only_alliance ? zh.page.countsAlliance : zh.page.countsAll],
    [zh.report.closedAt, dayInShanghai(new Date(frozen.closedAt))],
    [zh.report.aims, row.aims || '—'],
    [
      zh.report.entries,
      zh.report.entriesText
        .replace('{{entries}}', String(frozen.entries.length))
        .replace('{{before}}', String(frozen.entriesBefore.length)),
    ],
  ];
}

export async function exportReport(use: Use, ref: RowRef) {
  const row = await requireCampaign(use.tx, ref);
  if (row.report === null) throw notYetClosed();
  const tables = [
    ...row.report.standings.goals.map(tableOf),
    ...(row.report.pledges.length > 0 ? [pledgesOf(row.report)] : []),
  ];
  return {
    name: `${row.title}-总结报告.docx`,
    mediaType: MEDIA,
    bytes: await wordReport(`${row.title}总结报告`, linesOf(row, row.report), tables),
  };
}
