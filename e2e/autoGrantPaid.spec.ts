import { expect, type Page, test } from '@playwright/test';
import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';
import { inspect, pick, ROLE_NAMES, type Role, settled } from './support.ts';

/**
 * 免申即享 to its end, on a server of its own whose calendar is moved on: the notice runs out, the enterprise confirms its account, the
 * paying office records the payment, and it stands in the enterprise's file.
 */
test.describe.configure({ mode: 'serial' });

const TITLE = '高企重新认定奖励 · 演示批次';
const PORT = 21_000 + Math.floor(Math.random() * 10_000);
const NOTICE_AND_WEEKENDS = 10;

let place: Awaited<ReturnType<typeof freshPlace>>;
let server: Awaited<ReturnType<typeof startServer>>;
let listPath = '';
let enterprise = '';

const start = (daysAhead: number) =>
  startServer(
    {
      ...place.environment,
      LANGQIAO_DEMO_ENTERPRISES: '40',
      LANGQIAO_E2E_DAYS_AHEAD: String(daysAhead),
      NODE_OPTIONS: '--import=./e2e/laterClock.mjs',
    },
    PORT,
  );

async function enter(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${server.base}/sign-in`);
  await page.locator('.role-door', { has: page.getByText(ROLE_NAMES[role], { exact: true }) }).click();
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
}

interface Session {
  readonly cookie: string;
  readonly session: { actor: { orgName: string; enterprise: { regionId: string; id: string } } };
}

test.beforeAll(async () => {
  place = await freshPlace('paid', false);
  server = await start(0);
  // The enterprise of the demonstration renews its title, which makes it eligible.
  const own = (await signIn(server.base, 'enterprise')) as Session;
  const { regionId, id } = own.session.actor.enterprise;
  enterprise = own.session.actor.orgName;
  const value = {
    code: 'high_tech_enterprise',
    issuedOn: '2024-11-01',
    validFrom: '2024-11-01',
    validTo: '2027-10-31',
    occasion: 'renewed',
  };
  const recorded = await call(server.base, own.cookie, 'POST', `/enterprises/${regionId}/${id}/facts`, {
    key: 'renewed-title-1',
    body: { key: 'titles', period: '', value },
  });
  expect(recorded.status).toBe(200);
});

test.afterAll(async () => {
  await server.kill('SIGTERM');
  await place.remove();
});

test('the office publishes the enterprise with its amount', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto(`${server.base}/offers?text=D05`);
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await page.getByRole('button', { name: '生成免申即享名单' }).click();
  await page.getByRole('dialog').getByLabel('名单名称').fill(TITLE);
  await pick(page, '兑付单位', '走廊办公室');
  await page.getByRole('dialog').getByRole('button', { name: '生成' }).click();
  await expect(page).toHaveURL(/\/grant-lists\//);
  listPath = new URL(page.url()).pathname;
  await settled(page);
  await page.getByRole('button', { name: '信用核查', exact: true }).click();
  await expect(page.getByText('已完成').first()).toBeVisible();
  await page.reload();
  await settled(page);
  const row = page.locator('.list > li', { hasText: enterprise });
  await expect(row).toBeVisible();
  const byHand = row.getByRole('button', { name: '人工核查通过' });
  if ((await byHand.count()) > 0) {
    await byHand.click();
    await page.getByRole('dialog').getByLabel('理由').fill('已与信用平台人工比对');
    await page.getByRole('dialog').getByRole('button', { name: '人工核查通过' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await row.getByRole('button', { name: '二次确认' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '二次确认' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '公示已确认的企业' }).click();
  await expect(row.locator('.status', { hasText: '公示中' })).toBeVisible();
});

test('after the notice the enterprise confirms its account on its phone', async ({ page }) => {
  await server.kill('SIGTERM');
  server = await start(NOTICE_AND_WEEKENDS);
  await enter(page, 'enterprise');
  await page.goto(`${server.base}/grant-lists`);
  await settled(page);
  const row = page.locator('.list > li', { hasText: enterprise });
  await expect(row.locator('.status', { hasText: '待确认账户' })).toBeVisible({ timeout: 20_000 });
  await inspect(page, 'auto-grant-own');
  await row.getByRole('button', { name: '确认收款账户' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('开户行').fill('示例银行松江支行');
  await dialog.getByLabel('账号').fill('310117000012345');
  await inspect(page, 'auto-grant-account');
  await dialog.getByRole('button', { name: '确认收款账户' }).click();
  await expect(row.locator('.status', { hasText: '待兑付' })).toBeVisible();
});

test('the paying office records the payment; it stands in the file of the enterprise', async ({ page }) => {
  await enter(page, 'corridorOffice');
  await page.goto(`${server.base}${listPath}`);
  await settled(page);
  const row = page.locator('.list > li', { hasText: enterprise });
  await row.getByRole('button', { name: '登记兑付' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('付款凭证编号').fill('松财付〔2026〕088号');
  await inspect(page, 'auto-grant-pay');
  await dialog.getByRole('button', { name: '登记兑付' }).click();
  await expect(row.locator('.status', { hasText: '已兑付' })).toBeVisible();
  await inspect(page, 'auto-grant-paid');

  await enter(page, 'enterprise');
  await page.goto(`${server.base}/grant-lists`);
  await settled(page);
  await page.locator('.list > li', { hasText: enterprise }).getByRole('link', { name: '成效' }).click();
  await expect(page.getByText('松财付〔2026〕088号').first()).toBeVisible();
  await expect(page.getByText('已确认').first()).toBeVisible();
});
