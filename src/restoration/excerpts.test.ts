import { describe, expect, it } from 'vitest';
import { restore } from './restore.ts';

/** Short excerpts as search results show them: little text to judge a page by. Damaged text beside what it was. */
const EXCERPTS: readonly (readonly [string, string])[] = [
  ['金融支持不足是主要困難。滋養??萍计髽I需要長期資本', '金融支持不足是主要困难。滋养。科技企业需要长期资本'],
  ['全區(qū)共有三十家企業參加', '全区共有三十家企业参加'],
  ['上?;鶎狱h建工作經驗交流會舉行,各單位介紹了做法', '上海基层党建工作经验交流会举行,各单位介绍了做法'],
  ['沿著這條走廊,隨著產業集聚,專著與論著不斷問世,聲名顯著', '沿着这条走廊,随着产业集聚,专著与论著不断问世,声名显著'],
  [
    '園區(qū)即將建成。入園企業(yè)不愁訂單?！爱a(chǎn)業(yè)園年底開放,歡迎各地企業(yè)',
    '园区即将建成。入园企业不愁订单。“产业园年底开放,欢迎各地企业',
  ],
  [
    '福??h代表團參觀園區,與會者對福??h發展表示關注,福海縣方面介紹了情況',
    '福海县代表团参观园区,与会者对福海县发展表示关注,福海县方面介绍了情况',
  ],
  // The decoder took the mark for the second byte of the lost one: 海 and the ? of 科 became one question mark.
  ['展品昨日在上?萍拣^與觀衆見面,開放到年底,免費參觀', '展品昨日在上海科技馆与观众见面,开放到年底,免费参观'],
  [
    '夜上海论坛 - 共建实验室4个\n- 共享设备30台\n上海会所 【人才】\n- 互认职称28项',
    '- 共建实验室4个\n- 共享设备30台\n【人才】\n- 互认职称28项',
  ],
  [
    '?\n\n[摘? ? 要] 园区服务机制研究\n[分类号] F29? [文章编号] 1',
    '\n[摘要] 园区服务机制研究\n[分类号] F29 [文章编号] 1',
  ],
  ['各園區(qū )要創(chuàng )新服務,企業(yè)有所問(wèn),專(zhuān)員有所答', '各园区要创新服务,企业有所问,专员有所答'],
  ['??园区今年新增企业12家。\n??其中一半来自外地。', '园区今年新增企业12家。\n其中一半来自外地。'],
  [
    '[摘? 要] 本文研究蕞前沿的问题,蕞尔小城也有大企业',
    '[摘 要] 本文研究最前沿的问题,蕞尔小城也有大企业'.replace('[摘 要]', '[摘要]'),
  ],
];

/** Clean excerpts in which something looks like damage. */
const CLEAN: readonly string[] = [
  '老師說:「你真的要去嗎?!」學生點頭。樂(yuè)器要自己帶。',
  '“真的吗?!”他问。',
  '重(zhòng)庆的“重”不读chóng;单(shàn)县在山东。',
  'A股、B轮、G60走廊,C919大飞机;产值100亿元。',
  '联系电话:13512345678',
  '他在头部受伤后住院,头部企业前来慰问。',
  '第一章 总则 第一条 为了规范管理,制定本办法。',
  '记者 通讯员 摄影报道',
];

describe('excerpts', () => {
  it.each(EXCERPTS)('%s', (damaged, plain) => {
    expect(restore(damaged).text).toBe(plain);
  });

  it.each(CLEAN)('%s stays', (text) => {
    const restored = restore(text);
    expect(restored.edits.filter((edit) => edit.kinds.some((kind) => kind !== 'script'))).toEqual([]);
  });

  it('sends to a person what may have lost a figure', () => {
    const page = restore('園區(qū)企業(yè)說(shuō),“目前訂單不愁?！?2月8日,記者來到車間,機(jī)器聲不斷');
    expect(page.text).toContain('不愁。”');
    expect(page.edits.filter((edit) => edit.kinds.includes('shift')).map((edit) => edit.review)).toEqual([true]);
  });

  it.each([
    ['某区科技局通知\n2024年5月16日 来源：某报\n自2025年7月1日起施行。', '2024-05-16'],
    ['某区若干措施解读\n近日，某区科委印发若干措施，自2025年7月1日起施行，有效期至2027年12月31日。', null],
    ['某会议召开\n2021-7-19 13:50 | 来源:某日报\n会议于7月18日举行。', '2021-07-19 13:50'],
    ['某通知\n各有关单位：请按要求申报。\n某区科技局\n2025年2月18日', '2025-02-18'],
  ])('the day of a page is when it was told: %s', (text, date) => {
    expect(restore(text).date).toBe(date);
  });
});
