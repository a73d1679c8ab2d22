import { expect, test } from '@playwright/test';
import { enter, inspect, pick, settled } from './support.ts';

/** What if: facts changed by hand on an enterprise's own page, answers with reasons, nothing kept. */
test('an enterprise supposes another staff figure, reads what changes and why, and resets', async ({ page }) => {
  await enter(page, 'enterprise');
  const own = await page.evaluate<string>(
    `fetch('/api/session').then((answer) => answer.json()).then(({ actor }) => '/enterprises/' + actor.enterprise.regionId + '/' + actor.enterprise.id)`,
  );
  await page.goto(own);
  await settled(page);
  const panel = page.getByRole('region', { name: '假设测算' });
  await pick(page, '要假设的事实', '从业人数');
  await expect(panel.getByLabel('期间')).not.toHaveValue('');
  await panel.getByLabel(/假设为/).fill('50000');
  await panel.getByRole('button', { name: '加入假设' }).click();
  await expect(panel.getByRole('heading', { name: /项政策结果会变/ })).toBeVisible();
  const first = panel.locator('details').first();
  await first.locator('summary').first().click();
  await expect(first.locator('.verdict')).toBeVisible();
  expect(page.url()).not.toContain('50000');
  await inspect(page, 'what-if');
  await panel.getByRole('button', { name: '全部还原' }).click();
  await expect(panel.getByRole('list', { name: '假设' })).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(page.getByRole('region', { name: '假设测算' }).getByRole('list', { name: '假设' })).toHaveCount(0);
});
