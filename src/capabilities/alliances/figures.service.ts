import type { Tx } from '../../storage/sql.ts';
import { countedFor } from '../origins/origin.service.ts';
import { memberFigures } from './rating.queries.ts';

/**
 * Figures that a rating may count. Later rooms add theirs (activities, meetings) where the application is put together; a figure that nobody
 * supplies is shown as not counted, never as nought.
 */
export interface AllianceFigure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The figure of an alliance in a calendar year. Runs as lq_job; answers a number, no rows. */
  readonly of: (job: Tx, allianceOrg: number, year: number) => Promise<number | null>;
}

/** Planned here so that a rubric can name it before its room supplies it. */
const NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  activities: { zh: '开展活动（次）', en: 'Activities held' },
  meetings: { zh: '召开会议（次）', en: 'Meetings held' },
};

export const OWN_FIGURES: readonly AllianceFigure[] = [
  {
    code: 'members',
    zh: '年末成员单位（家）',
    en: 'Members at year-end',
    of: async (job, org, year) => (await memberFigures(job, org, year)).members,
  },
  {
    code: 'newMembers',
    zh: '当年新增成员（家）',
    en: 'Members joined in the year',
    of: async (job, org, year) => (await memberFigures(job, org, year)).joined,
  },
  {
    code: 'charter',
    zh: '章程在执行（份）',
    en: 'Charter in force',
    of: async (job, org, year) => (await memberFigures(job, org, year)).charters,
  },
  {
    code: 'outcomes',
    zh: '已确认成效（项）',
    en: 'Outcomes counted',
    of: async (job, org, year) =>
      (await countedFor(job, { alliance: org, from: `${year}-01`, to: `${year}-12` })).outcomes,
  },
];

export const figureName = (figures: readonly AllianceFigure[], code: string): { zh: string; en: string } => {
  const found = figures.find((one) => one.code === code) ?? NAMES[code];
  return { zh: found?.zh ?? code, en: found?.en ?? code };
};

/** Values of the figures that somebody supplies; null for the others. */
export async function figureValues(
  job: Tx,
  figures: readonly AllianceFigure[],
  codes: readonly string[],
  allianceOrg: number,
  year: number,
): Promise<Map<string, number | null>> {
  const values = new Map<string, number | null>();
  for (const code of codes) {
    const figure = figures.find((one) => one.code === code);
    values.set(code, figure ? await figure.of(job, allianceOrg, year) : null);
  }
  return values;
}
