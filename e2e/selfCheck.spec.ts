import { expect, test } from '@playwright/test';
import { inspect, settled } from './support.ts';

/** Without an account: from the place of registration through the questions that matter to reasons; in Chinese and in English. */
test.describe.configure({ mode: 'serial' });

test('somebody without an account checks an enterprise by hand', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '企业政策预评估（免登录）' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '企业政策预评估' })).toBeVisible();
  await expect(page.getByText('结果为预评估，不构成承诺')).toBeVisible();
  await inspect(page, 'self-check-start');
  await page.getByRole('button', { name: '不查登记，自己填写' }).click();
  await page.getByLabel('登记地').selectOption('310117');
  await page.getByLabel('成立日期').fill('2018-03-01');
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByRole('heading', { name: '预评估结果' })).toBeVisible();
  await settled(page);
  const before = await page.getByRole('listitem').filter({ hasText: '项在等' }).first().textContent();
  const yes = page
    .getByRole('listitem')
    .filter({ hasText: '项在等' })
    .filter({ has: page.getByRole('button', { name: '是', exact: true }) });
  if ((await yes.count()) > 0) await yes.first().getByRole('button', { name: '否', exact: true }).click();
  const money = page.locator('.self-check-value').first();
  await money.locator('input').fill('3000万元');
  await money.getByRole('button', { name: '填写' }).click();
  await expect(page.getByText(/您已填写/)).toBeVisible();
  expect(before).not.toBe('');
  await page.locator('details.offer summary').first().click();
  await inspect(page, 'self-check-result');
});

test('a name that the register does not know is said so; English is complete', async ({ page }) => {
  await page.goto('/self-check');
  await page.getByLabel('企业全称或统一社会信用代码').fill('没有这样一家企业有限公司');
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText('公开登记信息中没有这家企业')).toBeVisible();
  await expect(page.getByRole('heading', { name: '预评估结果' })).toHaveCount(0);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which policies fit an enterprise' })).toBeVisible();
  await expect(page.getByText('The public register has no such enterprise')).toBeVisible();
  await inspect(page, 'self-check-english');
});
