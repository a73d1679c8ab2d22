import { describe, expect, it } from 'vitest';
import { extractFacts } from './extractFacts.ts';
import type { ExtractionContext } from './extraction.ts';
import { buildGazetteer } from './gazetteer.ts';
import { placeEntries } from './places.ts';
import { valueText } from './plainFact.ts';
import { unwrap } from './softBreaks.ts';

const context: ExtractionContext = {
  gazetteer: buildGazetteer(placeEntries()),
  published: '2024-05-06',
  title: null,
  doubtful: [],
};
const told = (text: string) =>
  extractFacts(text, context).facts.map((fact) => [fact.subject.name, fact.indicator, fact.period?.text ?? null]);

describe('prose of authors the rules were not written for', () => {
  it.each([
    [
      '记者从澜江区科委获悉，截至2024年4月底，大河湾已集聚软件企业300家。全区有高校5所。',
      [
        ['大河湾', '软件企业', '截至2024年4月底'],
        ['澜江区', '高校', null],
      ],
    ],
    ['据澜江区经委介绍，到位资金12亿元。', [['澜江区', '到位资金', null]]],
    ['澜江区统计局数据显示，用电量8亿千瓦时。', [['澜江区', '用电量', null]]],
    ['据江东银行介绍，贷款余额90亿元。', [['江东银行', '贷款余额', null]]],
    ['到2026年，大河湾将新增初创企业500家。', [['大河湾', '新增初创企业', '到2026年']]],
  ])('the informant is not who is told of: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    [
      '全国共有此类园区420家，我国约有三成的园区建在高校旁。',
      [
        ['全国', '园区', '420家'],
        ['我国', '园区', '30%'],
      ],
    ],
    [
      '澜江区数字产业产值、软件收入占工业产值比重分别为41.5%、12.3%。',
      [
        ['澜江区', '数字产业产值占工业产值比重', '41.5%'],
        ['澜江区', '软件收入占工业产值比重', '12.3%'],
      ],
    ],
    [
      '澜江区科创板上市企业30家、超过全省总数1/6，集聚了20多家世界500强企业。',
      [
        ['澜江区', '科创板上市企业', '30家'],
        ['澜江区', '科创板上市企业占全省比重', '1/6'],
        ['澜江区', '世界500强企业', '20家'],
      ],
    ],
    [
      '澜江区从业人员为8.6万人，占全市从业人员5.2%，注册资本40亿元。',
      [
        ['澜江区', '从业人员', '86000人'],
        ['澜江区', '从业人员占全市从业人员比重', '5.2%'],
        ['澜江区', '注册资本', '4000000000元'],
      ],
    ],
    [
      '澜江开发区包括东部新区（6.2平方公里）和西部园区（9.8平方公里），将带来50亿元年产值。',
      [
        ['澜江开发区', '东部新区面积', '6.2平方公里'],
        ['澜江开发区', '西部园区面积', '9.8平方公里'],
        ['澜江开发区', '年产值', '5000000000元'],
      ],
    ],
    [
      '2024年5月31日 来源:某报 点击量:966次 编辑:某甲\n澜江船舶研究所牵头组建澜江船舶产业链党建联盟。其中，联盟有高校8家，将提供40亿元贷款。',
      [
        ['澜江船舶产业链党建联盟', '高校', '8家'],
        ['澜江船舶产业链党建联盟', '贷款', '4000000000元'],
      ],
    ],
    ['作为“满天星”系列活动之一，本次开工项目21个，整个展区由三部分组成。', [['文章', '开工项目', '21个']]],
  ])('reads shares, sizes and what belongs to whom: %s', (text, expected) => {
    const facts = extractFacts(text, context).facts.map((fact) => [
      fact.subject.name,
      fact.indicator,
      `${valueText(fact.value)}${fact.unit ?? ''}`,
    ]);
    expect(facts).toEqual(expected);
  });

  it('reads a list of names and figures as what the page is about, and no headline beside it', () => {
    const page =
      '澜江科创走廊五年记\n■ 关键指标\n- 沿线产值：5.8万亿元（占全省22%）\n- 技术中心：287个\n▸ 职称互认：涵盖28个专业\n▸ 联盟覆盖企业达4200家\n- 澜江区：技术中心12家以内\n电话：12345家\n某地新增企业100家';
    const facts = extractFacts(page, { ...context, title: '澜江科创走廊五年记' }).facts;
    expect(
      facts.map(({ subject, indicator, value, unit }) => [subject.name, indicator, valueText(value), unit]),
    ).toEqual([
      ['澜江科创走廊', '沿线产值', '5800000000000', '元'],
      ['澜江科创走廊', '沿线产值占全省比重', '22', '%'],
      ['澜江科创走廊', '技术中心', '287', '个'],
      ['澜江科创走廊', '专业', '28', '个'],
      ['澜江科创走廊', '联盟覆盖企业', '4200', '家'],
      ['澜江区', '技术中心', '12', '家'],
    ]);
    for (const fact of facts) expect(page.slice(fact.from, fact.to)).toBe(fact.quote);
  });

  it('reads sentences that a copied page broke at its edge, and quotes them as they stand', () => {
    const page = [
      '澜江区统计公报',
      '一年来，全区上下坚持稳中求进工作总基调，着力打基础、增后劲，经济运行总体平稳，全区实现生产总',
      '值969.5亿元，可比增长5.5%；财政总收入328.8亿元，比上年增长8.6%，其中，地方财政收入111.7亿元，同比增',
      '长8.0%。大河湾产业园运营良好，园区企业稳步增加，配套设施日趋完善，新的标准厂房已经全部交付，',
      '入园企业达到320家。帮助150家企业解决融资难题，全年组织各类对接活动四十余场，覆盖全部街镇，企',
      '业反响良好。',
    ].join('\n');
    const { facts } = extractFacts(page, { ...context, title: '澜江区统计公报' });
    expect(
      facts.map(({ subject, indicator, value, unit }) => [subject.name, indicator, `${valueText(value)}${unit}`]),
    ).toEqual([
      ['澜江区', '生产总值', '96950000000元'],
      ['澜江区', '生产总值可比增长', '5.5%'],
      ['澜江区', '财政总收入', '32880000000元'],
      ['澜江区', '财政总收入比上年增长', '8.6%'],
      ['澜江区', '地方财政收入', '11170000000元'],
      ['澜江区', '地方财政收入同比增长', '8%'],
      ['大河湾产业园', '入园企业', '320家'],
      ['澜江区', '企业解决融资难题', '150家'],
      ['澜江区', '组织各类对接活动', '40场'],
    ]);
    for (const fact of facts) expect(page.slice(fact.from, fact.to)).toBe(fact.quote);
    expect(facts[0]?.quote).toContain('生产总\n值969.5亿元');
  });

  it('joins no rows of a table, no list and no verse', () => {
    for (const page of [
      Array.from({ length: 6 }, (_, at) => `澜江区第${at}分园规上工业企业名录统计  120  45  33`).join('\n'),
      Array.from(
        { length: 6 },
        (_, at) => `${at + 1}. 推进园区第${at}项重点任务，明确责任单位、时间节点和工作要求`,
      ).join('\n'),
      '春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n白日依山尽\n黄河入海流',
    ])
      expect(unwrap(page).places).toBeNull();
  });

  it('tells an item of whom it names', () => {
    const page = '澜江科创走廊\n- 澜江区新增企业45家。\n- 梧江市新增企业31家。';
    const { facts } = extractFacts(page, { ...context, title: '澜江科创走廊' });
    expect(facts.map(({ subject, value }) => [subject.name, valueText(value)])).toEqual([
      ['澜江区', '45'],
      ['梧江市', '31'],
    ]);
  });

  it('names nobody by a comma', () => {
    expect(told('5月22日，澜江区考察团一行17人来访。')[0]?.[0]).toBe('澜江区');
  });

  it('takes no name out of a list that is only counted', () => {
    const facts = told('澜江区签约活动\n江东银行、海联银行等6家金融机构与15家企业签约，授信总额23.5亿元。');
    expect(facts.map(([subject, indicator]) => [subject, indicator])).toEqual([
      ['澜江区', '金融机构'],
      ['澜江区', '企业'],
      ['澜江区', '授信总额'],
    ]);
  });

  it('lets the time a sentence began with hold behind a semicolon, never a compared time', () => {
    const facts = told(
      '“十三五”期间，澜江区新增专利70件；工业投资年均增长5.3%，比“十二五”末提高2.1个百分点，出口额达30亿元。',
    );
    expect(facts.map(([, , period]) => period)).toEqual(Array(4).fill('“十三五”期间'));
  });

  it('reads a sum behind an addition without the word for new', () => {
    expect(told('澜江区新增绿色工厂45家，累计达116家。').map(([, indicator]) => indicator)).toEqual([
      '新增绿色工厂',
      '绿色工厂',
    ]);
  });

  it('reads no figure out of small talk', () => {
    expect(told('“过去办一次要跑五趟，一个人盯三台机器。”一位创业者说。')).toEqual([]);
  });

  it('takes the number of a list for no part of a name, and what it heads for the subject', () => {
    expect(told('各区情况\n1. 澜江区\n技术中心72家，居全省第二。')).toEqual([
      ['澜江区', '技术中心', null],
      ['澜江区', '技术中心排名', null],
    ]);
  });

  it('calls none of several cities the city', () => {
    const facts = told('记者从澜江市政府新闻办了解到，长三角九城市研发投入强度为3.7%。\n全市工业产值2936亿元。');
    expect(facts.map(([subject]) => subject).at(-1)).toBe('澜江市');
  });

  it('tells an alliance from the place its name begins with', () => {
    const facts = told('截至5月底，大河湾已集聚软件企业300家。\n大河湾产业联盟揭牌成立，首批共有28家成员单位加入。');
    expect(facts.at(-1)?.slice(0, 2)).toEqual(['大河湾产业联盟', '成员单位']);
  });

  it('keeps the whole name of a union, and the second name of a district in brackets', () => {
    const facts = told(
      '由澜江高新区（滨岸）党工委发起的“数智潮”创新联盟成立。联盟首批成员单位51家。\n澜江高新区（滨岸）以全省1‰的土地，创造了全省5%的财政收入。\n二是对登记额超过1亿元的机构，给予奖励20万元。',
    );
    expect(facts.map(([subject, indicator]) => [subject, indicator])).toEqual([
      ['“数智潮”创新联盟', '成员单位'],
      ['澜江高新区', '土地'],
      ['澜江高新区', '财政收入'],
      ['澜江高新区', '登记额'],
      ['澜江高新区', '奖励'],
    ]);
  });
});
