import type { ReactNode } from 'react';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import type { Column } from '../../webkit/columns.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { RowCards } from '../../webkit/RowCards.tsx';
import { RowTable } from '../../webkit/RowTable.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { growthText, perHeadText, shareText, targetText } from './figureText.rules.ts';
import { reachedPercent } from './pledge.rules.ts';
import { isMoney } from './standing.rules.ts';
import type { GoalStandings, Standing } from './standing.schema.ts';

function useColumns(kind: string): readonly Column<Standing>[] {
  const t = useTexts(campaignsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const place = (rank: number | null, why: string) =>
    rank === null ? <span className="small soft">{`${t('standing.unranked')} · ${why}`}</span> : rank;
  return [
    { id: 'rank', header: t('standing.rank'), numeric: true, cell: (row) => row.rank },
    { id: 'org', header: t('standing.org'), title: true, cell: (row) => row.name },
    { id: 'outcomes', header: t('standing.outcomes'), numeric: true, cell: (row) => row.outcomes },
    { id: 'value', header: t('standing.value'), numeric: true, cell: (row) => shareText(kind, row.value, language) },
    {
      id: 'perHead',
      header: t('standing.perHead'),
      numeric: true,
      cell: (row) => (row.headcount === null ? '—' : perHeadText(kind, row.value, row.headcount, language)),
    },
    {
      id: 'headRank',
      header: t('standing.headRank'),
      numeric: true,
      cell: (row) => place(row.headRank, t('standing.noHead')),
    },
    {
      id: 'growth',
      header: t('standing.growth'),
      numeric: true,
      cell: (row) => (row.growthRank === null ? '—' : growthText(row.value, row.before)),
    },
    {
      id: 'growthRank',
      header: t('standing.growthRank'),
      numeric: true,
      cell: (row) => place(row.growthRank, t('standing.noBefore')),
    },
  ];
}

/** Places at one goal: absolute, per head, by growth. */
export function StandingsPanel({ goal }: { readonly goal: GoalStandings }): ReactNode {
  const t = useTexts(campaignsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const columns = useColumns(goal.kind);
  const phone = usePhone();
  const reached = isMoney(goal.kind) ? goal.total.amountFen : goal.total.count;
  const caption = outcomeKindName(goal.kind, language);
  const rows = { caption, columns, rows: goal.rows, rowKey: (row: Standing) => String(row.org) };
  return (
    <Panel
      bare
      title={caption}
      aside={
        <span className="soft">
          {t('page.total', { outcomes: goal.total.outcomes })} · {targetText(goal.kind, reached, language)}
          {goal.target === null
            ? ''
            : ` · ${t('page.target', { target: targetText(goal.kind, goal.target, language) })} · ${t('page.reached', { percent: reachedPercent(reached, goal.target) })}`}
        </span>
      }
    >
      {goal.rows.length === 0 ? (
        <p className="panel-body soft">{t('standing.empty')}</p>
      ) : phone ? (
        <RowCards {...rows} />
      ) : (
        <RowTable {...rows} />
      )}
    </Panel>
  );
}
