import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, expectAccessible, inspect, pick, settled } from './support.ts';

/** 免申即享: the office makes a list, checks credit, confirms and gives public notice; objections are settled. Deadlines are tested with the clock. */
test.describe.configure({ mode: 'serial' });

const TITLE = '高企认定奖励 · 第一批';
let listPath = '';

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
}

test('the lead office makes a list from its program', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto('/offers?text=D05');
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await settled(page);
  await page.getByRole('button', { name: '生成免申即享名单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名单名称').fill(TITLE);
  await pick(page, '兑付单位', '走廊办公室');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '生成' }).click();
  await expect(page).toHaveURL(/\/grant-lists\//);
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  listPath = new URL(page.url()).pathname;
  await inspect(page, 'grant-list-made');
});

test('credit is checked, unknown ones pass by hand, all are confirmed and published', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto(listPath);
  await settled(page);
  await press(page, '信用核查');
  await expect(page.getByText('已完成').first()).toBeVisible();
  const byHand = page.getByRole('button', { name: '选择本页可人工核查通过的企业' });
  if ((await byHand.count()) > 0) {
    await byHand.click();
    await page.locator('.button-primary', { hasText: '人工核查通过' }).first().click();
    await page.getByRole('dialog').getByLabel('理由').fill('已与信用平台人工比对');
    await page.getByRole('dialog').getByRole('button', { name: '人工核查通过' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.getByRole('button', { name: '选择本页可二次确认的企业' }).click();
  await page.locator('.button-primary', { hasText: '二次确认' }).first().click();
  const dialog = page.getByRole('dialog');
  const amount = dialog.getByLabel('金额（规则未给出时填写）');
  if ((await amount.count()) > 0) await amount.fill('5万元');
  await dialog.getByRole('button', { name: '二次确认' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, '公示已确认的企业');
  await expect(page.locator('.status', { hasText: '公示中' }).first()).toBeVisible();
  await inspect(page, 'grant-list-notice');
});

test('during the notice a bank objects, and the office settles it with a reason', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto(listPath);
  await settled(page);
  await page.getByRole('button', { name: '提出异议' }).first().click();
  await page.getByRole('dialog').getByLabel('理由').fill('该企业注册地已经迁出本区');
  await page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
  await expect(page.locator('.status', { hasText: '有异议' })).toBeVisible();

  await enter(page, 'districtOffice');
  await page.goto(`${listPath}?status=objected`);
  await settled(page);
  await page.getByRole('button', { name: '异议不成立' }).first().click();
  await page.getByRole('dialog').getByLabel('理由').fill('经核实注册地未变更');
  await page.getByRole('dialog').getByRole('button', { name: '异议不成立' }).click();
  await expect(page.locator('.status', { hasText: '有异议' })).toHaveCount(0);
});

test('everybody finds the list while its notice is open; English too', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto('/grant-lists');
  await settled(page);
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await inspect(page, 'grant-lists');
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Grants without application' })).toBeVisible();
  await expectAccessible(page);
  expect(dayFromNow(0)).toMatch(/^\d{4}-/);
});
