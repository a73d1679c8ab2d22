import { describe, expect, test } from 'vitest';
import { isSameArticle, sketchOf } from './sketch.rules.ts';

const SENTENCES = [
  '合成园区今年一季度新增孵化载体六处，总面积达到四万八千平方米，入驻企业累计一百二十家。',
  '园区负责人介绍，载体建设与三所高校的中试平台同步推进，全年计划完成技术合同登记4.2亿元。',
  '为方便企业办事，受理窗口延伸到了五个街镇，从咨询到申报的手续在家门口就能办完。',
  '据统计，平台开放以来共有34个团队提交试制申请，其中21个已经完成首轮验证。',
  '一家从事精密零件加工的企业说，过去一套模具要等两个月，如今两周就能拿到样件。',
  '下一步，园区将把设备共享目录扩充到300台，并对夜间使用给予八折优惠。',
  '合作银行同时推出批次担保贷款，单户额度最高1000万元，审批时间压缩到五个工作日。',
  '多个城市的代表参加了现场会，就标准互认和检测结果互认交换了意见。',
];
const ARTICLE = SENTENCES.join('\n');
const meet = (one: string, other: string): boolean => {
  const bands = new Set(sketchOf(one).bands);
  return sketchOf(other).bands.some((band) => bands.has(band));
};

describe('two texts are the same article', () => {
  test.each([
    ['word for word', ARTICLE],
    ['with other quotation marks, spaces and widths', ARTICLE.replaceAll('，', ',').replaceAll('4.2', '４．２')],
    ['with an editor line and a changed title', `城市要闻\n${ARTICLE}\n责任编辑：合成`],
    ['with one sentence fewer', SENTENCES.slice(0, 7).join('\n')],
    ['cut short', SENTENCES.slice(0, 4).join('\n')],
  ])('%s', (_how, other) => {
    expect(isSameArticle(ARTICLE, other)).toBe(true);
    expect(isSameArticle(other, ARTICLE)).toBe(true);
  });

  test('and such copies are found by their bands', () => {
    expect(meet(ARTICLE, `城市要闻\n${ARTICLE}\n责任编辑：合成`)).toBe(true);
    expect(meet(ARTICLE, SENTENCES.slice(0, 7).join('\n'))).toBe(true);
  });

  test('not where only the figures of a yearly report stand in the same sentences', () => {
    const next = ARTICLE.replaceAll('4.2', '5.1')
      .replaceAll('34', '57')
      .replaceAll('21', '38')
      .replaceAll('300', '420')
      .replaceAll('1000', '2000');
    expect(isSameArticle(ARTICLE, next)).toBe(false);
  });

  test('not where one quotes a sentence of the other, nor where both are short', () => {
    const other = [
      '另一篇文章讲的是人才公寓的申请条件与轮候办法。',
      '申请人须在本区连续缴纳社会保险满十二个月。',
      SENTENCES[0] ?? '',
    ].join('\n');
    expect(isSameArticle(ARTICLE, other)).toBe(false);
    expect(isSameArticle('通知一', '通知二')).toBe(false);
    expect(isSameArticle('', '')).toBe(true);
    expect(sketchOf('').bands).toEqual([]);
  });
});
