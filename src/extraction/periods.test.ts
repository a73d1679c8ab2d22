import { expect, it } from 'vitest';
import { periodIn } from './periods.ts';

it.each([
  ['“十三五”期间', '2016', '2020', false],
  ['到“十四五”末', null, '2025', false],
  ['到2027年', null, '2027', false],
  ['2023年', '2023', '2023', false],
  ['2023年5月18日', '2023-05-18', '2023-05-18', false],
  ['截至2022年底', null, '2022', false],
  ['2024年上半年', '2024-01', '2024-06', false],
  ['今年1—4月', '2024-01', '2024-04', true],
  ['前三季度', '2024-01', '2024-09', true],
  ['今年前八个月', '2024-01', '2024-08', true],
  ['一季度', '2024-01', '2024-03', true],
  ['去年', '2023', '2023', true],
  ['截至今年3月', null, '2024-03', true],
  ['5月5日', '2024-05-05', '2024-05-05', true],
])('%s', (text, from, to, inferred) => {
  expect(periodIn(`${text}，示例区新增企业5家`, '2024-07-01')).toMatchObject({ from, to, inferred });
});

it('is not what a figure is compared with, nor a day that is none', () => {
  expect(periodIn('较2020年下降22%', '2024-07-01')).toBeNull();
  expect(periodIn('13月40日', '2024-07-01')).toBeNull();
});

it('stays open where the page has no day', () => {
  expect(periodIn('5月5日', null)).toMatchObject({ from: null, to: null, inferred: true });
});
