import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, expectAccessible, inspect, pick, settled } from './support.ts';

/** An activity from what is due to its record: plan, invitation, full house, waiting list, check-in by code on a phone, decision, task, Word, calendar. */
test.describe.configure({ mode: 'serial' });

const TITLE = '链上企业开放日';
const DECISION = '开设企业结对咨询窗口';
let path = '';

const primary = (page: Page, name: string) => page.locator('.button-primary', { hasText: name });

/** Wall-clock time in Shanghai for the form, so many minutes from now. */
const clockIn = (minutes: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + minutes * 60_000).toISOString().slice(0, 16);

test('the plan shows what is due and overdue; an activity is arranged from it', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/activity-plans');
  await settled(page);
  await inspect(page, 'activity-plans');
  await page.locator('main a[href^="/activity-plans/"]').filter({ hasText: '组织生活' }).click();
  await settled(page);
  await expect(page.locator('.status', { hasText: '逾期' }).first()).toBeVisible();
  await inspect(page, 'activity-plan');
  await page.locator('li', { hasText: '联合组织生活会' }).getByRole('button', { name: '安排', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('活动名称').fill(TITLE);
  await dialog.getByLabel('开始时间').fill(clockIn(20));
  await dialog.getByLabel('结束时间').fill(clockIn(140));
  await dialog.getByLabel('地点').fill('党群服务中心');
  await dialog.getByLabel(/^名额/).fill('5');
  await dialog.getByLabel('面向').selectOption('everyone');
  await pick(page, '邀请单位', '示例职业技术学校');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/activities\/310117\//);
  path = new URL(page.url()).pathname;
  await primary(page, '发布').click();
  await expect(page.locator('.status', { hasText: '已发布' })).toBeVisible();
});

async function signUp(page: Page, people: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  await page.getByRole('button', { name: '报名', exact: true }).click();
  await page.getByRole('dialog').getByLabel('人数').fill(people);
  await page.getByRole('dialog').getByRole('button', { name: '报名', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
}

test('seats run out, the next one waits and moves up when somebody withdraws', async ({ page }) => {
  await enter(page, 'bank');
  await signUp(page, '5');
  await expect(page.locator('.status', { hasText: '已获名额' })).toBeVisible();
  await enter(page, 'parkOfficer');
  await signUp(page, '3');
  await expect(page.locator('.status', { hasText: '候补' })).toBeVisible();
  await inspect(page, 'activity-waiting');
  await enter(page, 'bank');
  await page.goto(path);
  await page.getByRole('button', { name: '取消报名' }).click();
  await expect(page.locator('.status', { hasText: '已取消' })).toBeVisible();
  await enter(page, 'parkOfficer');
  await page.goto(path);
  await expect(page.locator('.status', { hasText: '已获名额' })).toBeVisible();
});

test('the host shows a code; a phone without account tells organisation and number', async ({ page, browser }) => {
  await enter(page, 'partyDesk');
  await page.goto(path);
  await settled(page);
  await primary(page, '开始活动').click();
  await expect(page.locator('.status', { hasText: '进行中' })).toBeVisible();
  await page.getByRole('link', { name: '签到码' }).click();
  await page.getByRole('button', { name: '生成签到码' }).click();
  await expect(page.getByRole('img', { name: '签到码' })).toBeVisible();
  await inspect(page, 'activity-door');
  const link = await page.getByLabel('签到链接').inputValue();

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const visitor = await phone.newPage();
  await visitor.goto(new URL(link).pathname);
  await expect(visitor.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await visitor.getByLabel('您的单位').selectOption({ label: '示例职业技术学校(合成)' });
  await visitor.getByLabel('本单位到场人数').fill('4');
  await expectAccessible(visitor);
  await visitor.screenshot({ path: 'docs/screenshots/activity-check-in-390.png', fullPage: true });
  await visitor.getByRole('button', { name: '签到' }).click();
  await expect(visitor.getByText('已签到')).toBeVisible();
  await expect(visitor.getByText('该单位共 4 人')).toBeVisible();
  await phone.close();
  await expect(page.getByText('已签到 4 人')).toBeVisible({ timeout: 15_000 });
});

test('record, decision, task and the Word table', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto(path);
  await settled(page);
  await page.getByRole('button', { name: '填写记录' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('实到人数')).toHaveValue('4');
  await dialog.getByLabel('主持（职务）').fill('支部书记');
  await dialog.getByLabel('活动成效').fill('确定一项服务事项');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '登记议定事项' }).click();
  await page.getByRole('dialog').getByLabel('事项', { exact: true }).fill(DECISION);
  await pick(page, '责任单位', '示例职业技术学校');
  await page.getByRole('dialog').getByLabel('期限').fill(dayFromNow(20));
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('link', { name: '已转任务' })).toBeVisible();
  await inspect(page, 'activity-record');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出记录表' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await primary(page, '活动结束').click();
  await expect(page.locator('.status', { hasText: '已举办' })).toBeVisible();
  await primary(page, '归档').click();
  await expect(page.locator('.status', { hasText: '已归档' })).toBeVisible();
  await page.getByRole('link', { name: '已转任务' }).click();
  await expect(page.getByRole('heading', { level: 1, name: DECISION })).toBeVisible();
});

test('the calendar and its secret address', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/activities');
  await settled(page);
  await inspect(page, 'activity-calendar');
  await page.getByRole('button', { name: '生成订阅地址' }).click();
  const address = await page.getByLabel('订阅地址').inputValue();
  const feed = await page.request.get(new URL(address).pathname);
  expect(await feed.text()).toContain(`SUMMARY:${TITLE}`);
  await page.getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('未启用')).toBeVisible();
  expect((await page.request.get(new URL(address).pathname)).status()).toBe(404);
});

test('one question to several organisations, initiatives and letters; English too', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/initiatives');
  await settled(page);
  await inspect(page, 'initiatives');
  await page.goto('/appointments');
  await settled(page);
  await inspect(page, 'appointments');
  await page.goto('/activities/list');
  await settled(page);
  await inspect(page, 'activity-list');
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activities' })).toBeVisible();
  await expectAccessible(page);
});
