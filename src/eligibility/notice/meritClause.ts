import { type ClauseReading, certain, core } from './clause.ts';
import { countOf } from './period.ts';

/** Clauses about awards, institutes and standards: one is enough, of a level, within years. */

const LEVELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^国家级$/, ['national']],
  [/^省部?级(?:及)?以上$/, ['provincial', 'national']],
];

const levelsOf = (words: string): readonly string[] | null => LEVELS.find(([form]) => form.test(words))?.[1] ?? null;

const one = (list: string, where: object, unit: string): ClauseReading =>
  certain({ value: { count: list, where }, op: '>=', word: '至少', bound: `1${unit}` });

const since = (years: string | undefined): object | null => {
  const count = years === undefined ? null : countOf(years);
  return count === null ? null : { from: `asOf-${count}y`, to: 'asOf' };
};

const AWARD =
  /^(?:最近|近)([一二两三四五\d])年内?(?:获得|获)过?(国家级|省部?级(?:及)?以上)科技奖励?,?(?:并|且)?(?:在获奖单位中)?(?:单位)?(?:排名|排在|排名在)前([一二三四五])(?:名|位)?$/;
const INSTITUTE = /^(?:拥有|建有|设有)(?:经认定的)?(国家级|省部?级(?:及)?以上)研发机构$/;
const STANDARD = /^(?:最近|近)([一二两三四五\d])年内?主导制定过?国际标准、国家标准(?:或|、)行业标准$/;

export function readMeritClause(clause: string): ClauseReading | null {
  const text = core(clause);
  const award = AWARD.exec(text);
  if (award) {
    const [level, on, rank] = [levelsOf(award[2] ?? ''), since(award[1]), countOf(award[3] ?? '')];
    if (!level || !on || rank === null) return null;
    return one('awards', { level, rank: { op: '<=', word: '不超过', bound: `${rank}名` }, on }, '项');
  }
  const institute = levelsOf(INSTITUTE.exec(text)?.[1] ?? '');
  if (institute) return one('rdInstitutes', { level: institute }, '个');
  const standard = STANDARD.exec(text);
  const on = standard && since(standard[1]);
  return on ? one('standards', { level: ['international', 'national', 'industry'], role: 'lead', on }, '项') : null;
}
