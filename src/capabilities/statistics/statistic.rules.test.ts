import { describe, expect, it } from 'vitest';
import { comparisonOf, disagreeing, latestOf, levelOf, magnitudeOf, statisticsOf } from './statistic.rules.ts';
import type { Figure } from './statistic.schema.ts';

let count = 0;
const figure = (change: Partial<Figure>): Figure => ({
  regionId: '310117',
  id: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  origin: 'published',
  subjectCode: '310117',
  subjectName: '松江区',
  level: 'district',
  indicator: '高新技术企业',
  valueKind: 'number',
  value: '100',
  unit: '家',
  qualifierText: null,
  state: 'result',
  estimate: false,
  period: '2024',
  source: { title: '甲', publisher: null, date: null },
  trust: 'normal',
  quote: null,
  link: null,
  ...change,
});

describe('indicators', () => {
  it('keep units apart, and results from targets', () => {
    const all = [figure({}), figure({ state: 'target', period: '2030' }), figure({ unit: '%', value: '12' })];
    expect(statisticsOf(all).map(({ unit, results, targets, latest }) => [unit, results, targets, latest])).toEqual([
      ['家', 1, 1, '2030'],
      ['%', 1, 0, '2024'],
    ]);
    const comparison = comparisonOf('高新技术企业', undefined, all);
    expect([comparison.unit, comparison.results.length, comparison.targets.length]).toEqual(['家', 1, 1]);
    expect(comparisonOf('高新技术企业', '%', all).results).toHaveLength(1);
  });

  it('show the latest of each subject, largest first, fractions by their size', () => {
    const latest = latestOf([
      figure({ period: '2022', value: '900' }),
      figure({ period: '2024', value: '100' }),
      figure({ subjectCode: '330400', subjectName: '嘉兴市', value: '200' }),
    ]);
    expect(latest.map((one) => one.value)).toEqual(['200', '100']);
    expect(magnitudeOf({ value: '1/8', valueKind: 'fraction' })).toBe(0.125);
  });

  it('mark what sources tell otherwise of one time', () => {
    const [a, b, c] = [figure({}), figure({ value: '120' }), figure({ period: '2023' })];
    expect([...disagreeing([a, b, c])]).toEqual([a.id, b.id]);
    expect(disagreeing([figure({ value: '12.5' }), figure({ value: '012.50' })]).size).toBe(0);
    expect(disagreeing([figure({ value: '9007199254740993' }), figure({ value: '9007199254740992' })]).size).toBe(2);
  });

  it('know corridor, city and district', () => {
    expect([levelOf('900060', ''), levelOf('330400', ''), levelOf('310117', ''), levelOf('p-x', '某园区')]).toEqual([
      'corridor',
      'city',
      'district',
      'body',
    ]);
  });
});
