import { expect, test } from 'vitest';
import { readBenefits } from './benefitText.ts';
import { foldNotice } from './noticeText.ts';

const formula = (sentence: string): unknown => {
  const text = foldNotice(sentence);
  return readBenefits(text, { from: 0, to: text.length })[0]?.formula;
};

test.each([
  ['给予20万元奖励，分三年拨付', { fixed: '20万元' }],
  ['首次认定的企业奖励20万元，其中2025年拨付5万元，2026年拨付15万元', { fixed: '20万元' }],
  ['给予最高不超过50万元的一次性奖励', { upTo: '50万元' }],
  ['最高奖励50万元', { upTo: '50万元' }],
  ['单个企业资助不超过1,000万元', { upTo: '1000万元' }],
  [
    '按照不超过核定投资额的10%给予补助，单个项目最高不超过3000万元',
    { rate: '10%', base: 'projectApproved', cap: '3000万元', atMost: true },
  ],
])('%s — is a figure', (sentence, expected) => {
  expect(formula(sentence)).toEqual(expected);
});

test.each([
  '年营业收入不超过2000万元的企业给予支持',
  '贷款额度不超过1000万元的，给予贴息支持',
  '奖励100万元以上',
  '每新增一人补贴1500元/人',
  '按照贷款利息的30%给予贴息',
  '分别给予50万元、40万元奖励',
  '对投资超过1000万元的项目给予50万元奖励',
  '减按15%的税率缴纳企业所得税',
])('%s — needs a person', (sentence) => {
  expect(formula(sentence)).toBeNull();
});
