import { expect, test } from 'vitest';
import { indexTexts } from './bm25.ts';
import { countWords, rankCounted } from './countedWords.ts';

const TEXTS = [
  { id: 'loan', text: '批次担保贷款 为中小微企业提供设备购置融资，银行放款，市担保中心担保' },
  { id: 'talent', text: '人才公寓 为重点企业骨干提供住房' },
  { id: 'upgrade', text: '技术改造专项 固定资产投资 设备更新 补贴' },
];
const counted = TEXTS.map(({ id, text }) => ({ id, ...countWords(text) }));

test('counted words rank like the texts themselves', () => {
  for (const query of ['购置设备需要贷款', '人才公寓', '设备', '完全无关xyz', '担保中心']) {
    const [byCounts, byTexts] = [rankCounted(counted, query), indexTexts(TEXTS).rank(query)];
    expect(byCounts.map((one) => [one.id, one.score.toFixed(9)])).toEqual(
      byTexts.map((one) => [one.id, one.score.toFixed(9)]),
    );
  }
});
