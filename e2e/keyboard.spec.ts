import { expect, type Page, test } from '@playwright/test';
import { enter, settled } from './support.ts';

/** Without a mouse: the skip link, the navigation, a list, a combobox, a dialog. */

const focusedText = (page: Page) =>
  page.evaluate<string>('document.activeElement === document.body ? "" : document.activeElement.textContent');

async function tabTo(page: Page, text: string, limit = 40): Promise<void> {
  for (let pressed = 0; pressed < limit; pressed += 1) {
    if ((await focusedText(page)).includes(text)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${text}” was not reached in ${limit} steps`);
}

test('the role door opens with the keyboard, and the skip link leads past the navigation', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.locator('.role-door').first()).toBeVisible();
  await tabTo(page, '园区服务专员');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  expect(await focusedText(page)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('a list row, a combobox and a dialog work without a mouse', async ({ page }) => {
  await enter(page, 'parkOfficer');
  await page.goto('/enterprises');
  await settled(page);
  const name = (await page.locator('tbody a').first().textContent()) ?? '';
  await page.locator('tbody a').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await settled(page);

  await page.getByRole('button', { name: '补充事实' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '补充事实' })).toBeFocused();

  await page.goto('/needs/new');
  const choice = page.getByRole('combobox', { name: '企业' });
  await choice.focus();
  await page.keyboard.type(name.slice(0, 12));
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const chosen = (await page.getByRole('option', { selected: true }).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(choice).not.toHaveValue('');
  expect(chosen).toContain(await choice.inputValue());
});
