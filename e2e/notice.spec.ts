import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { enter, inspect, settled } from './support.ts';

/** A notice is pasted → a draft with its sentences → completed in the form → golden cases → impact → published; then a later notice. */
test.describe.configure({ mode: 'serial' });

const notice = readFileSync(new URL('../programs/notices/D08.b.txt', import.meta.url), 'utf8');
const later = notice
  .replace('松经样〔2025〕2号', '松经样〔2027〕6号')
  .replace('超过5亿元', '不低于6亿元')
  .replace(
    '自2025年1月10日起施行，有效期五年',
    '自2027年1月10日起施行，《松江区总部经济企业认定办法》（松经样〔2025〕2号）同时废止',
  );

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const kept = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();

async function paste(page: Page, text: string): Promise<void> {
  await enter(page, 'districtOffice');
  await page.goto('/offers');
  await settled(page);
  await page.getByRole('link', { name: '由通知起草' }).click();
  await page.getByLabel('通知全文').fill(text);
  await page.getByRole('button', { name: '读取' }).click();
  await expect(page.getByRole('heading', { name: '读到的内容' })).toBeVisible();
}

const FACTS = [
  'registeredRegion: "310117"',
  'foundedOn: "2020-01-01"',
  'legalPerson: true',
  'assets@2025: 10亿元',
  'revenue@2025: 6亿元',
  'managedFirms: [{ region: "310117" }, { region: "310112" }, { region: "330402" }]',
].join(', ');
const golden = (name: string, facts: string, expected: string): string =>
  `  - { name: ${name}, asOf: 2026-06-01, complete: [violations, managedFirms], facts: { ${facts} }, expect: { ${expected} } }`;

test('a pasted notice is read, drafted, completed by a person and published with its cases', async ({ page }) => {
  await paste(page, notice);
  await expect(page.getByText('松经样〔2025〕2号')).toHaveCount(2);
  await expect(page.getByText('7 项读成规则，2 项待人补全')).toBeVisible();
  await inspect(page, 'notice-read');

  await page.getByLabel('编号').fill('E2E-HQ');
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await page.waitForURL(/rule-drafts/);
  await settled(page);
  const open = page.locator('.rule-node', { hasText: '信用良好' }).last();
  await expect(open.getByText('待人补全')).toBeVisible();
  await page
    .getByTitle(/到条件/)
    .filter({ hasText: '营业收入超过5亿元' })
    .click();
  await page.evaluate('window.scrollTo(0, 0)');
  await inspect(page, 'notice-editor');

  await open.locator('.rule-toggle').click();
  await open.getByLabel('类型').selectOption({ label: '是否或代码' });
  await expect(open.getByText('已由人补全')).toBeVisible();

  await page.getByRole('button', { name: '发布…' }).click();
  await expect(page.getByText('用例里至少要有一个符合')).toBeVisible();
  await page.getByRole('button', { name: '关闭' }).click();

  await tab(page, 'YAML');
  const yaml = page.getByRole('textbox', { name: 'YAML' });
  const fits = `${FACTS}, abnormalList: false`;
  const cases = [
    'goldenCases:',
    golden('每项达到', fits, 'verdict: needs_person'),
    golden('收入正好五亿元', fits.replace('6亿元', '5亿元'), 'verdict: not_eligible, near: true, failing: [C8]'),
    golden(
      '注册在外区',
      fits
        .replace('"310117", founded', '"310112", founded')
        .replace('registeredRegion: "310117"', 'registeredRegion: "310112"'),
      'verdict: not_applicable, failing: [C1]',
    ),
  ];
  await yaml.fill(`${(await yaml.inputValue()).trimEnd()}\n${cases.join('\n')}\n`);
  await tab(page, '试算与用例');
  await kept(page);
  await expect(page.getByText('3 / 3')).toBeVisible();

  await page.getByRole('button', { name: '发布…' }).click();
  await expect(page.getByRole('heading', { name: '对企业的影响' })).toBeVisible();
  await page.getByRole('button', { name: '确认发布' }).click();
  await page.waitForURL(/\/offers\//);
  await expect(page.getByRole('heading', { level: 1, name: '松江区总部经济企业认定办法' })).toBeVisible();
});

test('a later notice that ends it proposes a new version, shows what differs and its impact', async ({ page }) => {
  await paste(page, later);
  await expect(page.getByLabel('现有政策的新版本')).toBeChecked();
  await expect(page.getByLabel('哪一项政策')).toHaveValue(/\//);
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await page.waitForURL(/rule-drafts/);
  await settled(page);
  await expect(page.getByRole('heading', { name: '与现行规则相比' })).toBeVisible();
  await expect(page.getByText(/现行：.*超过 5亿元/)).toBeVisible();
  await expect(page.getByText(/新规则：.*不低于 6亿元/)).toBeVisible();
  await inspect(page, 'notice-version');
  await page.getByRole('button', { name: '发布…' }).click();
  await expect(page.getByRole('heading', { name: '对企业的影响' })).toBeVisible();
});

test('a document of the library becomes a draft, and each shows the other', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto('/pages/new');
  await settled(page);
  await page
    .getByLabel('正文', { exact: true })
    .fill(readFileSync(new URL('../programs/notices/D07.b.txt', import.meta.url), 'utf8'));
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByRole('link', { name: '由此起草规则' }).click();
  await expect(page.getByRole('heading', { name: '读到的内容' })).toBeVisible();
  await page.getByLabel('编号').fill('E2E-JG');
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await page.waitForURL(/rule-drafts/);
  await settled(page);
  await page.getByRole('link', { name: '文档原处' }).first().click();
  await page.waitForURL(/\/pages\/.*at=/);
  await expect(page.getByRole('link', { name: /E2E-JG/ })).toBeVisible();
});
