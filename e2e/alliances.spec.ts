import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { enter, expectAccessible, inspect, settled } from './support.ts';

/** Standing co-operation: a member leaves and loses sight, applies anew, is checked, voted in by the council, gets number and certificate, and sees again. */
test.describe.configure({ mode: 'serial' });

const ALLIANCE = '示例新材料产业联盟';
const SHARED = '示例苏州科技园';
let applicationPath = '';

async function openAlliance(page: Page): Promise<void> {
  await page.goto(`/alliances?text=${encodeURIComponent(ALLIANCE)}`);
  await settled(page);
  await page.getByRole('link', { name: ALLIANCE }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: ALLIANCE })).toBeVisible();
  await settled(page);
}

/** An application that the council votes on is shared with all members. */
async function seesSharedRow(page: Page): Promise<boolean> {
  await page.goto('/alliance-applications?status=voting');
  await settled(page);
  return (await page.getByText(SHARED).count()) > 0;
}

test('the tree of alliances and parks, the complement table, the profile of a public alliance', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await page.goto('/alliances');
  await settled(page);
  await expect(page.getByText('产业联盟 16（名称未公开）')).toBeVisible();
  await expect(page.getByText('示范园区 11（名称未公开）')).toBeVisible();
  await inspect(page, 'alliances');
  await page.getByRole('link', { name: '互补表' }).click();
  await settled(page);
  await expect(page.getByText('谁强、谁缺')).toBeVisible();
  await inspect(page, 'alliances-complement');
  await page.goto(`/alliances?text=${encodeURIComponent('央企外滩党建联盟')}`);
  await settled(page);
  await page.getByRole('link', { name: '央企外滩党建联盟' }).last().click();
  await settled(page);
  for (const count of ['13', '22', '30']) await expect(page.locator('.figure-value', { hasText: count })).toBeVisible();
  await expect(page.getByText('上海市委组织部')).toBeVisible();
  await inspect(page, 'alliance-bund');
});

test('a member sees what members share, leaves by letter, and no longer sees it', async ({ page }) => {
  await enter(page, 'enterprise');
  expect(await seesSharedRow(page)).toBe(true);
  await openAlliance(page);
  await inspect(page, 'alliance');
  await page.getByRole('link', { name: '成员名录' }).click();
  await settled(page);
  await inspect(page, 'alliance-members');
  await openAlliance(page);
  await page.getByRole('button', { name: '退出联盟' }).click();
  await page.getByRole('dialog').getByLabel('退会函').fill('因业务调整，申请退出，特此函告。');
  await page.getByRole('dialog').getByRole('button', { name: '确认退出' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '申请入会' })).toBeVisible();
  expect(await seesSharedRow(page)).toBe(false);
});

test('the enterprise applies', async ({ page }) => {
  await enter(page, 'enterprise');
  await openAlliance(page);
  await page.getByRole('button', { name: '申请入会' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('单位性质').fill('有限责任公司');
  await dialog.getByLabel('主营业务').fill('高分子复合材料');
  await dialog.getByLabel('联系岗位与电话').fill('总经理办公室');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存草稿' }).click();
  await expect(page).toHaveURL(/\/alliance-applications\//);
  applicationPath = new URL(page.url()).pathname;
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.locator('.status', { hasText: '待审核' })).toBeVisible();
  await inspect(page, 'alliance-application');
});

test('the secretariat checks it and puts it to the vote', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await page.goto(applicationPath);
  await settled(page);
  await page.getByRole('button', { name: '审核通过，提交表决' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '审核通过，提交表决' }).click();
  await expect(page.locator('.status', { hasText: '表决中' })).toBeVisible();
});

test('two of three council members agree: admitted, with a number', async ({ page }) => {
  for (const role of ['institute', 'bank'] as const) {
    await enter(page, role);
    await page.goto(applicationPath);
    await settled(page);
    if (role === 'institute') await inspect(page, 'alliance-vote');
    await page.getByRole('button', { name: '赞成', exact: true }).click();
    await expect(page.getByText('贵单位已投：赞成')).toBeVisible();
  }
  await expect(page.locator('.status', { hasText: '已入会' })).toBeVisible();
});

test('the certificate downloads, and the member sees what members share', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto(applicationPath);
  await settled(page);
  await expect(page.getByText(/XCL-\d{4}/).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载会员证书' }).click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(await seesSharedRow(page)).toBe(true);
});

test('who guides the alliance computes the year’s rating from counted figures and publishes it', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await openAlliance(page);
  await page.getByRole('button', { name: '计算年度评价' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '按已统计数据计算' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await expect(page.getByRole('button', { name: '公布', exact: true })).toHaveCount(0);
  await inspect(page, 'alliance-rating');
});

test('English says the same', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await openAlliance(page);
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Yearly rating' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record an amendment' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Member directory' }).click();
  await settled(page);
  await expectAccessible(page);
});
