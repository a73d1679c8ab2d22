import { expect, type Page, test } from '@playwright/test';
import { enter, expectAccessible, pick, settled } from './support.ts';

/** On a visit: the need is written and the case answered on a phone, over a slow line and with a thumb. */
test.describe.configure({ mode: 'serial' });

const TITLE = '寻找材料检测与融资支持';
const FIRST_LOAD_BYTES = 250_000;

let casePath = '';
let enterprisePath = '';

/** Bytes that a first visit to a page fetches, interface data apart. */
async function firstLoad(page: Page, path: string): Promise<number> {
  await page.goto(path);
  await settled(page);
  return page.evaluate<number>(
    `performance.getEntriesByType('resource').filter((entry) => !entry.name.includes('/api/'))
      .reduce((sum, entry) => sum + entry.encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize)`,
  );
}

/** Nothing to be pressed is smaller than 24 px (WCAG 2.2, 2.5.8), and the page itself does not scroll sideways. */
async function expectThumbFriendly(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const button of await page.locator('main button:visible, main .button:visible').all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 0, await button.textContent().then(String)).toBeGreaterThanOrEqual(24);
  }
}

test('the enterprise raises a need on its phone and sends it', async ({ page }) => {
  await enter(page, 'enterprise');
  await expect(page.locator('.bottom-bar')).toBeVisible();
  await page.getByRole('link', { name: '提出需求' }).tap();
  await page.getByRole('button', { name: '提交并看匹配' }).tap();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused();
  await expectThumbFriendly(page);
  await page.getByLabel('金融').check();
  await page.getByLabel('一句话说明').fill(TITLE);
  await page.getByLabel('具体情况').fill('希望取得研发贷款，用于新产品检测与小批量试制。');
  await page.getByLabel('金额').fill('３００万');
  await expect(page.getByText('即 300 万元')).toBeVisible();
  await page.screenshot({ path: 'docs/screenshots/need-form-390.png' });
  await page.getByRole('button', { name: '提交并看匹配' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await settled(page);
  await expectThumbFriendly(page);
  await page
    .getByLabel(/选择发送给.*松江支行/)
    .first()
    .check();
  await page.getByRole('button', { name: '发送给 1 个单位' }).tap();
  await expect(page).toHaveURL(/\/cases\//);
  casePath = new URL(page.url()).pathname;
  await settled(page);
  const enterprise = await page.locator('a[href^="/enterprises/"]').first().getAttribute('href');
  enterprisePath = enterprise ?? '';
});

test('the bank answers the case on a phone', async ({ page }) => {
  await enter(page, 'bank');
  await page.getByRole('link', { name: TITLE }).first().tap();
  await settled(page);
  await page.getByRole('button', { name: '表明态度' }).tap();
  const answer = page.getByRole('dialog');
  await answer.getByLabel(/正在办理/).check();
  await expectThumbFriendly(page);
  await answer.getByRole('button', { name: '表明态度' }).tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.status', { hasText: '正在办理' }).first()).toBeVisible();
  await expectThumbFriendly(page);
  await page.screenshot({ path: 'docs/screenshots/case-390.png', fullPage: true });

  await page.getByRole('button', { name: '转办' }).tap();
  await pick(page, '转给哪个单位', '嘉兴分行');
  await page.getByRole('dialog').getByLabel('转办理由').fill('企业主要生产基地在嘉兴，由当地分行承接。');
  await page.getByRole('dialog').getByRole('button', { name: '转办' }).tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.timeline')).toContainText('企业主要生产基地在嘉兴');
  await expect(page.getByText('嘉兴分行').first()).toBeVisible();
});

test('the pages of a visit load in under 250 kB', async ({ page }) => {
  await enter(page, 'enterprise');
  for (const path of ['/needs/new', casePath, enterprisePath]) {
    // A cold cache: each page is somebody's first.
    const client = await page.context().newCDPSession(page);
    await client.send('Network.clearBrowserCache');
    const bytes = await firstLoad(page, path);
    expect(bytes, path).toBeGreaterThan(50_000);
    expect(bytes, path).toBeLessThan(FIRST_LOAD_BYTES);
  }
});

test('everything behind “more” can be reached by thumb', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.getByRole('button', { name: '更多' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: '指标', exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '指标' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
