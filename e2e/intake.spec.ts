import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { copyTool, randomFrom } from '../src/restoration/damage.ts';
import { enter, inspect, settled } from './support.ts';

/** 文档到指标: a damaged page is uploaded and read, three facts of it are accepted, an indicator shows them, and each opens at its sentence. */
test.describe.configure({ mode: 'serial' });

const TITLE = '示例湖区技术交易服务中心运行一年（合成）';
const INDICATOR = '技术合同成交额';
const CLEAN = [
  TITLE,
  '2026-08-21 09:00 来源：示例湖区发布',
  '“窗口开在园区里，材料少了一半。”前来登记合同的企业负责人说。',
  '示例湖区上半年技术合同成交额达到27.6亿元，同比增长14.8%。',
  '截至7月底，示例湖区累计培育高新技术企业318家，新增发明专利授权1245件。',
  '“下一步服务还要再往前走。”中心工作人员表示，全区已设立技术转移工作站26个，覆盖12个街镇。',
  '到2027年，示例湖区力争技术合同成交额超过60亿元。',
].join('\n');
const SEEDS = process.env.LANGQIAO_SEEDS ?? '../shared/seeds';

const damaged = (): Buffer => {
  const tool = { table: 40, decoder: 'mb', shifts: true } as const;
  return Buffer.from(copyTool(CLEAN, tool, randomFrom(7)).text);
};
const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};
async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await go(page, '/pages/new');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await expect(page.locator('.reader-row').first()).toBeVisible({ timeout: 30_000 });
  await settled(page);
}

let path = '';

test('a damaged page is uploaded and read beside its original', async ({ page }) => {
  await enter(page, 'districtOffice');
  await upload(page, '湖区.txt', damaged());
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  path = new URL(page.url()).pathname;
  await expect(
    page.locator('.reader-row p:first-child').filter({ hasText: '技术合同成交额达到27.6亿元' }),
  ).toBeVisible();
  await expect(
    page
      .locator('.reader-raw')
      .filter({ hasText: '技術(shù)合同' })
      .or(page.locator('.reader-raw').filter({ hasText: '技術合同' }))
      .first(),
  ).toBeVisible();
});

test('three of its facts are accepted by keyboard', async ({ page }) => {
  await enter(page, 'districtOffice');
  await expect(async () => {
    await go(page, path);
    await expect(page.getByRole('heading', { name: '读出的事实' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.locator('.reader-fact').first()).toBeVisible();
  await inspect(page, 'intake-reader');
  await page.getByRole('link', { name: '去核对' }).click();
  await settled(page);
  const rows = page.locator('.findings-row');
  await expect(rows.first()).toBeVisible();
  await rows.filter({ hasText: INDICATOR }).first().click();
  for (let fact = 0; fact < 3; fact += 1) {
    const before = await rows.count();
    await page.keyboard.press('a');
    await expect(rows).toHaveCount(before - 1);
  }
  await go(page, path);
  await expect(page.getByText('3 条已采纳')).toBeVisible();
  // The document names what rests on it: the facts, and the indicators that show them.
  const rests = page.getByRole('region', { name: '引用' });
  await expect(rests.getByText('指标').first()).toBeVisible();
  await expect(rests.getByText('事实').first()).toBeVisible();
});

test('an indicator shows an accepted fact, and it opens at its sentence', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, '/statistics');
  await page.getByRole('searchbox').fill(INDICATOR);
  await page.getByRole('link', { name: INDICATOR }).first().click();
  await settled(page);
  const row = page.locator('tr', { hasText: '示例湖区' }).first();
  await expect(row).toBeVisible();
  await inspect(page, 'intake-indicator');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await settled(page);
  await expect(page.locator('.reader-at').first()).toBeInViewport();
  expect((await page.locator('.reader-row .reader-at').allTextContents()).join('')).toContain('亿元');
});

const names = existsSync(SEEDS) ? readdirSync(SEEDS).filter((one) => one.endsWith('.txt')) : [];
if (names.length === 0) console.info(`no seed pages at ${SEEDS}: set LANGQIAO_SEEDS to read them here`);

test('the real pages at hand open in the reader', async ({ page }) => {
  await enter(page, 'districtOffice');
  for (const name of names) {
    await upload(page, name, readFileSync(`${SEEDS}/${name}`));
    expect(await page.locator('.reader-row').count()).toBeGreaterThan(5);
  }
});
