import { expect, type Page, test } from '@playwright/test';
import { enter, inspect, settled } from './support.ts';

/** 待核事实与公开指标: the queue by keyboard, sources that disagree, one fact said twice, figures compared. */
test.describe.configure({ mode: 'serial' });

const FIRST = [
  '示例河谷上半年产业成绩单（合成）',
  '示例河谷区新增高新技术企业186家，规模以上工业总产值达到812.6亿元，养老床位总数8740张。',
  '“示例河谷党建联盟”共有13家发起单位、22家联席会议单位和30家成员单位。',
  '示例河谷区规上工业企业1633家，数量位居全市第二。示例河谷区以全市1/20的土地，贡献了全市三分之一的专利授权量。',
].join('\n');
const SECOND = [
  '河谷观察：企业服务走到园区门口（合成）',
  '记者走访发现，示例河谷区新增高新技术企业190家，服务专员上门办事，企业不再来回跑。',
  '另据介绍，示例河谷区养老床位总数8740张，街道食堂也向周边职工开放，午间常常座无虚席。',
].join('\n');

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};
const rows = (page: Page) => page.locator('.findings-row');
async function paste(page: Page, text: string): Promise<string> {
  await go(page, '/pages/new');
  await page.getByLabel('正文', { exact: true }).fill(text);
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.locator('.reader-row').first()).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expect(async () => {
    await go(page, `/findings?page=${id}`);
    await expect(rows(page).first()).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
  return id;
}
let first = '';

test('facts are decided with one key each, and taken back', async ({ page }) => {
  await enter(page, 'districtOffice');
  // Documents of the demonstration have been read by themselves.
  await go(page, '/findings');
  await expect(rows(page).first()).toBeVisible();
  await inspect(page, 'findings-waiting');
  // A long queue is read to its end.
  await go(page, '/findings?limit=2');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: /^再取/ }).click();
  await expect(rows(page)).toHaveCount(4);
  first = await paste(page, FIRST);
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(7);
  await inspect(page, 'findings');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('r');
  await expect(rows(page)).toHaveCount(all - 1);
  await page.keyboard.press('u');
  await expect(rows(page)).toHaveCount(all);
  const began = Date.now();
  for (let done = 1; done <= 3; done += 1) {
    await page.keyboard.press('a');
    await expect(rows(page)).toHaveCount(all - done);
  }
  expect(Date.now() - began, 'three facts in the time of three at 20 a minute').toBeLessThan(9_000);
  // What a colleague has taken back meanwhile is no decision of ours any more: the key goes on to the one before it.
  const other = await page.context().newPage();
  await go(other, `/findings?page=${first}&status=accepted`);
  await expect(rows(other)).toHaveCount(3);
  const label = (await page.locator('.toast .grow').last().textContent()) ?? '';
  await rows(other)
    .filter({ hasText: label.split(' ').at(-1) ?? label })
    .first()
    .click();
  await other.getByRole('button', { name: '撤回', exact: true }).click();
  await expect(rows(other)).toHaveCount(2);
  await other.close();
  await page.keyboard.press('u');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.keyboard.press('u');
  await expect(rows(page)).toHaveCount(all - 1);
  for (let done = 2; done <= 3; done += 1) {
    await page.keyboard.press('a');
    await expect(rows(page)).toHaveCount(all - done);
  }
});

test('what needs a second look is not accepted with the rest', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, `/findings?page=${first}`);
  await page.getByRole('button', { name: /采纳本页无疑点的/ }).click();
  await expect(page.getByRole('button', { name: /采纳本页无疑点的/ })).toHaveCount(0);
  await expect(rows(page).filter({ hasText: '排名' })).toBeVisible();
  await rows(page).filter({ hasText: '排名' }).click();
  await expect(page.getByText('名次，须核对范围')).toBeVisible();
});

test('a misread fact is put right under its sentence', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, `/findings?page=${first}`);
  await rows(page).filter({ hasText: '排名' }).click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('blockquote')).toContainText('位居全市第二');
  await dialog.getByLabel('指标').fill('规上工业企业数排名');
  await dialog.getByLabel('时间').fill('2026-06');
  await inspect(page, 'finding-correct');
  const waiting = await rows(page).count();
  // With Shift, or while the dialog is open, a key decides nothing.
  await dialog.getByRole('button', { name: '更正并采纳' }).press('a');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: '更正并采纳' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows(page).filter({ hasText: '排名' })).toHaveCount(0);
  await expect(rows(page)).toHaveCount(waiting - 1);
  // A correction is taken back like every other decision.
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('u');
  await expect(rows(page)).toHaveCount(waiting);
  await page.keyboard.press('c');
  await dialog.getByRole('button', { name: '更正并采纳' }).click();
  await expect(rows(page)).toHaveCount(waiting - 1);
});

test('another source that disagrees stands beside; the same fact is merged with one key', async ({ page }) => {
  await enter(page, 'districtOffice');
  await paste(page, SECOND);
  await rows(page).filter({ hasText: '高新技术企业' }).click();
  await expect(page.locator('.status', { hasText: '不一致' })).toBeVisible();
  await inspect(page, 'finding-conflict');
  await rows(page).filter({ hasText: '养老床位总数' }).click();
  await expect(page.getByRole('button', { name: '同一事实' })).toBeVisible();
  await page.keyboard.press('s');
  await expect(rows(page).filter({ hasText: '养老床位总数' })).toHaveCount(0);
  await rows(page).filter({ hasText: '高新技术企业' }).click();
  await page.keyboard.press('a');
  await expect(rows(page).filter({ hasText: '高新技术企业' })).toHaveCount(0);
});

test('indicators are found, compared by city and district, and opened at their sentence', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, '/statistics');
  await inspect(page, 'statistics');
  await go(page, '/statistics?text=河谷');
  await page.getByRole('link', { name: '新增高新技术企业' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '新增高新技术企业' })).toBeVisible();
  await settled(page);
  await expect(page.locator('tr', { hasText: '186' })).toBeVisible();
  await page.locator('tr', { hasText: '186' }).getByRole('link', { name: '看原句' }).click();
  await settled(page);
  await expect(page.locator('.reader-at').first()).toBeInViewport();
  await go(page, `/statistics/comparison?indicator=${encodeURIComponent('地区生产总值')}`);
  await expect(page.getByRole('heading', { level: 2, name: '实绩' })).toBeVisible();
  await page.getByLabel('层级').selectOption('city');
  await settled(page);
  await inspect(page, 'statistic');
});
