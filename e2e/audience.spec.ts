import { expect, type Page, test } from '@playwright/test';
import { enter, expectAccessible, inspect, settled } from './support.ts';

/** 政策找企: narrowing to one gap and one region, keeping that as an audience, opening it again, renaming, removing and taking that back. */
test.describe.configure({ mode: 'serial' });

const NAME = '差一点的目标企业';

async function openProgram(page: Page): Promise<void> {
  await enter(page, 'districtOffice');
  await page.goto('/offers?text=D14');
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await expect(page.getByRole('heading', { name: '政策找企' })).toBeVisible();
  await settled(page);
}

test('a gap and a region narrow the list; what was chosen is kept by name', async ({ page }) => {
  await openProgram(page);
  const gap = page.locator('.reach-parts .reach-part').first();
  await gap.click();
  await expect(gap).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/condition=/);
  await expect(page.getByText(/^仅看：/)).toBeVisible();
  const region = page.locator('.reach-regions .reach-part').first();
  await region.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/region=/);
  await settled(page);
  await inspect(page, 'audience-narrowed');

  await page.getByRole('button', { name: '保存为目标企业' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(NAME);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('link', { name: NAME })).toBeVisible();

  await page.getByRole('button', { name: '保存为目标企业' }).click();
  await dialog.getByLabel('名称').fill(NAME);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText(/已有名为/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '邀请这些企业' }).click();
  await expect(dialog.getByText(/^仅看：/)).toBeVisible();
});

test('an audience is opened anew, renamed, removed and brought back', async ({ page }) => {
  await openProgram(page);
  await page.getByRole('link', { name: NAME }).click();
  await expect(page).toHaveURL(/condition=/);
  await expect(page.getByText(/^仅看：/)).toBeVisible();
  await page.getByRole('button', { name: `重命名“${NAME}”` }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('第二批');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('link', { name: '第二批' })).toBeVisible();
  await page.getByRole('button', { name: '删除“第二批”' }).click();
  await expect(page.getByRole('link', { name: '第二批' })).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('link', { name: '第二批' })).toBeVisible();
  await inspect(page, 'audience-kept');
});

test('one threshold is tried: by keyboard on the slider, typed, and refused in a wrong unit', async ({ page }) => {
  await openProgram(page);
  const trial = page.getByRole('region', { name: '试调一条门槛' });
  await trial.getByLabel('哪一条').selectOption({ index: 1 });
  await expect(trial.getByText('新符合')).toBeVisible();
  const bound = trial.getByLabel(/^门槛/);
  const before = await bound.inputValue();
  await trial.getByLabel('拖动调整门槛').focus();
  await page.keyboard.press('Home');
  await expect(bound).toHaveValue('0');
  await expect(trial.locator('dd').nth(2)).not.toHaveText('0');
  await inspect(page, 'threshold-tried');
  await bound.fill('50平方米');
  await expect(trial.getByText(/门槛应为数字加单位/)).toBeVisible();
  await bound.fill(before);
  await expect(trial.locator('dd').nth(2)).toHaveText('0');
  await expectAccessible(page);
});
