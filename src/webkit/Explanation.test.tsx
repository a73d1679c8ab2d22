import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Assessment, ConditionResult } from '../eligibility/assessment.schema.ts';
import { Explanation, verdictWord } from './Explanation.tsx';
import { startTexts } from './i18n.ts';

const both = (zh: string) => ({ zh, en: zh });

const spending: ConditionResult = {
  id: 'spending',
  state: 'notMet',
  kind: 'compare',
  text: both('上年度研发费用不低于 100 万元'),
  found: both('2025 年 96 万元，差 4 万元'),
  boundary: '以上',
  source: { document: '测试办法', number: '测〔2026〕1号', article: '第三条', confidence: 'high' },
  gap: null,
  facts: [
    {
      key: 'rd',
      period: '2025',
      value: both('96 万元'),
      sourceKind: 'audited',
      sourceName: '审计报告',
      observedOn: '2026-03-01',
      confidence: 'high',
    },
  ],
  points: null,
  children: [],
};

const near: Assessment = {
  programId: 'T01',
  versionId: 'T01/1',
  asOf: '2026-11-21',
  verdict: 'not_eligible',
  near: true,
  blockedBy: [],
  summary: both('只差研发费用一项'),
  conditions: {
    ...spending,
    id: 'root',
    kind: 'all',
    text: both('全部'),
    found: null,
    source: null,
    facts: [],
    children: [spending],
  },
  missing: [{ key: 'staff', period: '', label: both('从业人数'), unit: '人', conditionIds: ['staff'] }],
  nearMisses: [
    {
      conditionId: 'spending',
      text: both('研发费用'),
      gap: { text: both('差 4 万元'), amount: '4', unit: '万元', valueToPass: '100', passesOn: null },
    },
  ],
  amount: { state: 'none', amountFen: null, text: both(''), instalments: [] },
  reviewFlags: [],
  window: { state: 'open', opensOn: '2026-01-01', closesOn: '2026-12-31' },
};

beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } });
  await startTexts();
});

describe('an explanation', () => {
  test('leads with the verdict and what is missing, then shows each condition with its source', () => {
    const html = renderToStaticMarkup(
      <Explanation assessment={near} supply={() => <button type="button">补</button>} />,
    );
    const order = [
      '差一点符合',
      '差 4 万元',
      '100 万元',
      '从业人数',
      '上年度研发费用不低于 100 万元',
      '测〔2026〕1号',
      '审计报告',
    ];
    const places = order.map((words) => html.indexOf(words));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(html).toContain('<button type="button">补</button>');
    expect(html).toContain('2026-12-31 截止');
  });

  test('says the state of a condition in words, not by colour alone', () => {
    expect(renderToStaticMarkup(<Explanation assessment={near} />)).toContain('不满足');
  });

  test('names what a figure must reach, and never the code of a title to be held', () => {
    const title = {
      text: both('需取得高新技术企业资质'),
      amount: '1',
      unit: '项',
      valueToPass: 'high_tech_enterprise',
    };
    const lacksTitle: Assessment = {
      ...near,
      nearMisses: [{ conditionId: 'title', text: both('资质'), gap: { ...title, passesOn: null } }],
    };
    expect(renderToStaticMarkup(<Explanation assessment={near} />)).toContain('达到 100 万元 即可');
    const html = renderToStaticMarkup(<Explanation assessment={lacksTitle} />);
    expect(html).toContain('需取得高新技术企业资质');
    expect(html).not.toContain('high_tech_enterprise');
  });

  test('near and blocked have words of their own', () => {
    expect(verdictWord(near)).toBe('near');
    expect(verdictWord({ verdict: 'eligible', near: false, blockedBy: ['T02'] })).toBe('blocked');
    expect(verdictWord({ verdict: 'eligible', near: false, blockedBy: [] })).toBe('eligible');
  });
});
