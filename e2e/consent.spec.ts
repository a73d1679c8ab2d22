import { expect, test } from '@playwright/test';
import { enter, inspect, settled } from './support.ts';

/** Reverse list → consent → names: an office asks the unnamed, an enterprise opens facts, sees who looked, and withdraws with one click. */
test.describe.configure({ mode: 'serial' });

let ownPage = '';
let corridorName = '';

test('the corridor office sees counts, no names, and asks for consent', async ({ page }) => {
  corridorName = await enter(page, 'corridorOffice');
  await page.goto('/offers?text=D02');
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await settled(page);
  await expect(page.getByText('您可见名称的企业 0 家')).toBeVisible();
  await page.locator('.tally', { hasText: '缺资料' }).click();
  await settled(page);
  const ask = page.getByRole('button', { name: '向其余企业申请授权' });
  await ask.click();
  await expect(page.getByText(/已向 .* 家发出申请/)).toBeVisible();
  await inspect(page, 'reverse-list');
  await page.goto('/consents');
  await expect(page.getByText('已发出、尚未显名的申请')).toBeVisible();
  await inspect(page, 'consents-received');
});

test('the enterprise gives consent to the office after reading the notice', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto('/consents');
  await settled(page);
  await inspect(page, 'consents-own');
  const asked = page.locator('.list > li', { hasText: corridorName }).filter({ hasText: '待答复' });
  if ((await asked.count()) > 0) {
    await asked.getByRole('button', { name: '婉拒' }).click();
    await expect(asked).toHaveCount(0);
  }
  await page.getByRole('button', { name: '授权一个单位' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('每次查看都会记录单位、时间、内容和依据')).toBeVisible();
  await dialog.getByRole('combobox', { name: '授权给' }).fill(corridorName);
  await page.getByRole('option').filter({ hasText: corridorName }).first().click();
  await dialog.getByLabel('用途').selectOption({ label: '政策申报服务' });
  await dialog.getByLabel('有效天数').selectOption('30');
  await inspect(page, 'consent-give');
  await dialog.getByRole('button', { name: '确认授权' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.list > li', { hasText: corridorName }).filter({ hasText: '有效' })).toBeVisible();
  ownPage = await page.evaluate<string>(
    `fetch('/api/session').then((answer) => answer.json()).then(({ actor }) => '/enterprises/' + actor.enterprise.regionId + '/' + actor.enterprise.id)`,
  );
});

test('now the office opens the page of the enterprise, and the enterprise sees that it did', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await page.goto(ownPage);
  await settled(page);
  await expect(page.locator('.fact').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '授权' })).toBeVisible();

  await enter(page, 'enterprise');
  await page.goto('/consents');
  await settled(page);
  const line = page.locator('tbody tr', { hasText: corridorName }).first();
  await expect(line).toContainText('企业授权');
  await expect(line).toContainText('一企一页');
  await inspect(page, 'fact-reads');
});

test('one click withdraws: the office is refused at its next request', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto('/consents');
  await settled(page);
  await page.getByRole('button', { name: `撤回 ${corridorName}` }).click();
  await expect(
    page.locator('.list > li', { hasText: corridorName }).filter({ hasText: '已撤回' }).first(),
  ).toBeVisible();
  await enter(page, 'corridorOffice');
  await page.goto(ownPage);
  await expect(page.getByText('没有找到该记录，或您无权查看。')).toBeVisible();
});
