import { expect, test } from 'vitest';
import { leavesOf } from './proposedProgram.ts';
import { readNotice } from './readNotice.ts';

/** The same conditions in the layouts that notices come in. */

const A = '上年度营业收入不低于1000万元';
const B = '上年末职工总数不少于30人';
const LAYOUTS: readonly (readonly [name: string, text: string])[] = [
  [
    'a heading without a mark',
    `某办法\n申报条件\n1. ${A}；\n2. ${B}。\n申报材料\n1. 上年度营业收入不低于900万元的证明。`,
  ],
  ['a heading in marks', `某办法\n【申报条件】\n1. ${A}；\n2. ${B}。`],
  [
    'a heading and its text in one line',
    `某办法\n一、申报条件：${A}；${B}。\n二、申报时间：2026年3月1日至2026年3月31日。`,
  ],
  ['a list below a sub-heading', `某办法\n一、支持对象\n（一）基本条件\n1. ${A}；\n2. ${B}。`],
  ['figures in brackets', `某办法\n三、申报要求\n(1) ${A}；\n(2) ${B}。`],
  ['circled figures', `某办法\n三、申报要求\n① ${A}；\n② ${B}。`],
  ['one paragraph', `某办法\n第三条 申请企业应当符合下列条件：${A}；${B}。`],
  [
    'lines broken in the middle',
    `某办法\n一、申报条件\n1. 申请企业在申报时应当符合下列全部要求，即${A.slice(0, 5)}\n${A.slice(5)}；\n2. ${B}。`,
  ],
  ['half-width marks', `某办法\n一、申报条件\n(一) ${A};\n(二) ${B}.`],
];

test.each(LAYOUTS)('%s', (name, text) => {
  const read = leavesOf(readNotice(text).conditions).flatMap(({ rule }) => (rule ? [JSON.stringify(rule)] : []));
  expect(read.some((rule) => rule.includes('"staff@last"') && rule.includes('30人'))).toBe(true);
  if (!name.includes('broken'))
    expect(read.some((rule) => rule.includes('"revenue@last"') && rule.includes('1000万元'))).toBe(true);
  expect(read.length).toBeLessThanOrEqual(2);
});

test('the time to apply behind a heading in one line is a window', () => {
  expect(readNotice(LAYOUTS[2]?.[1] ?? '').windows).toMatchObject([{ start: '2026-03-01', end: '2026-03-31' }]);
});
