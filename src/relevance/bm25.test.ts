import { expect, test } from 'vitest';
import { indexTexts } from './bm25.ts';
import { searchWords } from './segment.ts';

const index = indexTexts([
  { id: 'loan', text: '批次担保贷款 为中小微企业提供设备购置融资，银行放款，市担保中心担保' },
  { id: 'talent', text: '人才公寓 为重点企业骨干提供住房' },
  { id: 'upgrade', text: '技术改造专项 固定资产投资 设备更新 补贴' },
]);

test('the text that shares the rarest words comes first, with the words it shares', () => {
  const [best] = index.rank('购置设备需要贷款');
  expect(best?.id).toBe('loan');
  expect(best?.words).toEqual(expect.arrayContaining(['购置', '设备', '贷款']));
});

test('a text that shares nothing is not ranked', () => {
  expect(index.rank('人才公寓').map((found) => found.id)).toEqual(['talent']);
  expect(index.rank('完全无关xyz')).toEqual([]);
});

test('words are folded and empty words dropped', () => {
  expect(searchWords('企业需要 ＡＢＣ 5G 设备')).toEqual(['abc', '5g', '设备']);
});
