import { expect, type Page, test } from '@playwright/test';
import { enter, expectAccessible, inspect, settled } from './support.ts';

/** The network: the whole by groups, a filter, a group opened, a node and its page; the list says the same to keyboard and phone. */

const list = (page: Page) => page.getByRole('region', { name: '节点与联系' });
const picture = (page: Page) => page.getByRole('img', { name: /^关系图：/ });

test('the whole as a picture and as a list, filtered by tier', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await page.goto('/network');
  await settled(page);
  await expect(picture(page).locator('svg')).toBeVisible();
  await expect(list(page).getByRole('heading', { name: '企业', exact: true })).toBeVisible();
  await inspect(page, 'network');
  await page.getByRole('checkbox', { name: '联盟', exact: true }).check();
  await page.getByRole('checkbox', { name: '政府部门', exact: true }).check();
  await expect(page).toHaveURL(/tiers=alliance%2Coffice|tiers=office%2Calliance/);
  await expect(list(page).getByRole('heading', { name: '联盟', exact: true })).toBeVisible();
  await expect(list(page).getByRole('heading', { name: '企业', exact: true })).toHaveCount(0);
});

test('a group opens, a node in it opens, and leads to its page', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await page.goto('/network?tiers=alliance,enterprise,institute');
  await settled(page);
  await list(page)
    .getByRole('link', { name: /^联盟 · / })
    .first()
    .click();
  await settled(page);
  const where = page.getByRole('navigation', { name: '所在位置' });
  await expect(where.getByRole('link', { name: '全貌' })).toBeVisible();
  await inspect(page, 'network-group');
  await page.getByLabel('查找节点').fill('新材料产业联盟');
  await page.locator('.option', { hasText: '示例新材料产业联盟' }).click();
  await expect(where.getByText('示例新材料产业联盟')).toBeVisible();
  await settled(page);
  await inspect(page, 'network-node');
  await where.getByRole('link', { name: '打开页面' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /示例新材料产业联盟/ })).toBeVisible();
  await page.goBack();
  await expect(where.getByText('示例新材料产业联盟')).toBeVisible();
});

test('the picture is pressed, the list is walked by keyboard, the nodes are saved', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto('/network?tiers=alliance,enterprise,institute');
  await settled(page);
  await picture(page).locator('svg path').last().waitFor();
  await page.getByRole('button', { name: '放大' }).press('Enter');
  await page.getByRole('button', { name: '复位' }).press('Enter');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 .xlsx' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('关系图.xlsx');
  const first = list(page).getByRole('link').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/focus=g\./);
  await settled(page);
  const ties = list(page).locator('summary').first();
  await ties.focus();
  await page.keyboard.press('Enter');
  await expect(list(page).locator('details[open] li').first()).toBeVisible();
  await expectAccessible(page);
});

test('on the phone the list comes first; the picture is a choice', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, 'enterprise');
  await page.goto('/network');
  await settled(page);
  await expect(picture(page)).toHaveCount(0);
  await expect(list(page).getByRole('link').first()).toBeVisible();
  await page.getByRole('button', { name: '图', exact: true }).click();
  await expect(picture(page).locator('svg')).toBeVisible();
  await expectAccessible(page);
});

test('English says the same', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto('/network');
  await settled(page);
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Network' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Nodes and ties' }).getByRole('link').first()).toBeVisible();
  await expectAccessible(page);
});
