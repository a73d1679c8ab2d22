import { describe, expect, it } from 'vitest';
import { extractFacts } from './extractFacts.ts';
import type { ExtractionContext } from './extraction.ts';
import { buildGazetteer } from './gazetteer.ts';
import { FOREIGN } from './pages/foreign.data.ts';
import { FOREIGN_KEPT } from './pages/foreignKept.data.ts';
import { HELD_OUT } from './pages/heldOut.data.ts';
import type { LabelledPage } from './pages/labelledPage.ts';
import { measurePages } from './pages/measurePages.testkit.ts';
import { TUNED } from './pages/tuned.ts';
import { placeEntries } from './places.ts';
import { plainFact } from './plainFact.ts';

const context: ExtractionContext = {
  gazetteer: buildGazetteer(placeEntries()),
  published: '2024-05-06',
  title: null,
  doubtful: [],
};
const factsOf = (text: string) => extractFacts(text, context).facts.map(plainFact);

const share = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 1000;

describe.each([
  ['tuned', TUNED],
  ['foreign styles, tuned', FOREIGN],
  ['kept from tuning', HELD_OUT],
  ['foreign styles, kept from tuning', FOREIGN_KEPT],
] as const)('pages with complete labels, %s', (name, pages: readonly LabelledPage[]) => {
  const measured = measurePages(pages);
  const precision = share(measured.right, measured.proposed);
  const recall = share(measured.right, measured.labelled);
  const subject = share(measured.subjectRight, measured.right);
  const state = share(measured.stateRight, measured.right);

  it('reaches the figures of the issue', () => {
    console.log(
      `facts, ${name}: ${pages.length} pages, ${measured.labelled} labels, precision ${precision}, recall ${recall}, subject ${subject}, state ${state}`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.92);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    expect(subject).toBeGreaterThanOrEqual(0.8);
    expect(state).toBeGreaterThanOrEqual(0.9);
  });

  it('names nobody by an office, and every subject and listed name ends as bodies do', () => {
    for (const page of pages) {
      const { facts, relations } = extractFacts(page.text, { ...context, published: page.published });
      const names = [
        ...facts.flatMap((fact) => [
          fact.subject.name,
          ...(fact.rule === 'list.unveiled' && fact.value.kind === 'list' ? fact.value.items : []),
        ]),
        ...relations.flatMap((relation) => [relation.subject.name, relation.object.name]),
      ];
      for (const name of names)
        expect(name).not.toMatch(/书记|主任|局长|区长|市长|镇长|部长|经理|总裁|董事|教授|院士|先生|女士|记者|负责人/);
    }
  });

  it('quotes every fact and relation word for word', () => {
    for (const page of pages) {
      const { facts, relations } = extractFacts(page.text, { ...context, published: page.published });
      for (const found of [...facts, ...relations]) expect(page.text.slice(found.from, found.to)).toBe(found.quote);
    }
  });
});

describe('what a figure says', () => {
  it('multiplies 万, 亿 and 万亿 exactly', () => {
    const [amount] = factsOf('北桥区累计授信融资总额1.41万亿元。');
    expect(amount).toMatchObject({ subject: '北桥区', value: 1410000000000, unit: '元', qualifier: '累计' });
  });

  it('keeps fractions exact', () => {
    const facts = factsOf('临江走廊以全国1/120的面积,贡献了全国三分之一的专利。');
    expect(facts.map((fact) => fact.value)).toEqual(['1/120', '1/3']);
  });

  it('tells a target from a result', () => {
    const facts = factsOf('北桥区现有企业120家,到2027年力争达到300家。');
    expect(facts.map((fact) => fact.qualifier)).toEqual([null, '目标']);
  });

  it('flags a rank that a word filter hid and never guesses it', () => {
    const { facts } = extractFacts('北桥区规上工业企业1633家,位居全市头部。', context);
    expect(facts.at(-1)).toMatchObject({
      value: { kind: 'text', text: '头部' },
      qualifiers: ['filteredRank'],
      scope: '全市',
    });
    expect(facts.at(-1)?.review).toContain('filteredWord');
  });

  it('reads a chain of roles as facts of one alliance', () => {
    const facts = factsOf('“江畔党建联盟”共有13家发起单位、22家联席会议单位和30家成员单位。');
    expect(facts.map(({ subject, indicator, value }) => [subject, indicator, value])).toEqual([
      ['江畔党建联盟', '发起单位', 13],
      ['江畔党建联盟', '联席会议单位', 22],
      ['江畔党建联盟', '成员单位', 30],
    ]);
  });

  it('leaves out dates, ordinals, slogans, addresses, telephones and codes', () => {
    const text =
      '记者从第3次会议获悉,“两个覆盖”“五个中心”写入G60人才规划。地址:乐水路358号15楼,电话021-12345678,13800000000。';
    expect(factsOf(text)).toEqual([]);
  });

  it('never takes a person for a subject', () => {
    const text = '北桥区委书记某甲表示,全区已有企业120家。某甲教授获专利3项。';
    const { facts, relations } = extractFacts(text, context);
    for (const name of [...facts, ...relations].map((found) => found.subject.name)) expect(name).not.toContain('某甲');
  });

  it('marks what rests on a doubtful repair', () => {
    const text = '北桥区现有企业120家。';
    const { facts } = extractFacts(text, { ...context, doubtful: [{ from: 4, to: 6 }] });
    expect(facts[0]?.review).toContain('doubtfulText');
  });
});

describe('relations', () => {
  it('reads who unveiled, initiated, signed, joined and built with whom', () => {
    const text = [
      '会上,北桥区国资委与海曜集团共同为“江畔创新联盟”揭牌。',
      '海曜集团与北桥银行签订《合作协议》。',
      '宏远集团加入“江畔创新联盟”。',
      '“远海产业联盟”由宏远集团牵头发起。',
      '北桥区科委与海州大学开展党建联建。',
    ].join('\n');
    const { relations } = extractFacts(`标题\n${text}`, context);
    const told = relations.map((relation) => `${relation.kind} ${relation.subject.name} ${relation.object.name}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'unveiled 北桥区国资委 江畔创新联盟',
        'unveiled 海曜集团 江畔创新联盟',
        'signed 海曜集团 北桥银行',
        'memberOf 宏远集团 江畔创新联盟',
        'initiated 宏远集团 远海产业联盟',
        'coBuilt 北桥区科委 海州大学',
      ]),
    );
  });
});

describe('hostile text', () => {
  const megabyte = (piece: string): string => piece.repeat(Math.ceil(1_000_000 / piece.length));

  it.each([
    ['digits', '1'],
    ['numerals', '一百'],
    ['fractions', '1/2'],
    ['lists', '聚焦甲乙、'],
    ['opened quotations', '“成立的“'],
    ['titles', '《《发布《'],
    ['names', '上海市松江区委'],
    ['signing', '与集团和签订'],
    ['figures', '新增企业5218家,'],
    ['lines', '松江区\n'],
  ])('one megabyte of %s is read in bounded time', (_name, piece) => {
    const text = megabyte(piece);
    const began = performance.now();
    extractFacts(text, context);
    expect(performance.now() - began).toBeLessThan(12_000);
  });
});
