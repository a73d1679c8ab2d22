import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, inspect, pick, settled } from './support.ts';

/** Party organisations with their links and venues; posts whose end hands everything over. */
test.describe.configure({ mode: 'serial' });

const BODY = '航空部件链联合党委';
const LINK = '技师联合培训';
let bankName = '';
let linkPath = '';

const dialogOf = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  return page.getByRole('dialog');
};
const gone = async (page: Page): Promise<void> => {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
};

test('a joint body on a chain names its units and links them', async ({ page }) => {
  bankName = await enter(page, 'bank');
  await enter(page, 'partyDesk');
  await page.goto('/party');
  await settled(page);
  await expect(page.getByText('校企结对（合成）')).toBeVisible();
  await inspect(page, 'party');
  const body = await dialogOf(page, '设立组织');
  await body.getByLabel('名称', { exact: true }).fill(BODY);
  await body.getByLabel('产业链、区域或结对名称').fill('航空部件');
  await body.getByRole('button', { name: '设立组织' }).click();
  await expect(page.getByRole('heading', { level: 1, name: BODY })).toBeVisible();
  await settled(page);
  const unit = await dialogOf(page, '加入单位');
  await unit.getByLabel('单位名称').fill('示例航空企业党支部');
  await unit.getByLabel('牵头单位').check();
  await unit.getByRole('button', { name: '加入单位' }).click();
  await gone(page);
  await expect(page.locator('.status', { hasText: '牵头' })).toBeVisible();
  const link = await dialogOf(page, '建立联建');
  await link.getByLabel('人才联育').check();
  await link.getByLabel('事项').fill(LINK);
  await pick(page, '联建单位', bankName);
  await link.getByRole('button', { name: '建立联建' }).click();
  await expect(page.getByRole('heading', { level: 1, name: LINK })).toBeVisible();
  linkPath = new URL(page.url()).pathname;
});

test('what was done is recorded by body and partner, in numbers; the task goes to a unit', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto(linkPath);
  await settled(page);
  const entry = await dialogOf(page, '记录一次');
  await entry.getByLabel('做了什么').fill('第一期培训开班，讲授融资知识');
  await entry.getByLabel('参加人次').fill('42');
  await entry.getByRole('button', { name: '记录一次' }).click();
  await gone(page);
  await expect(page.getByText('42 人次')).toBeVisible();
  await enter(page, 'partyDesk');
  await page.goto(linkPath);
  await settled(page);
  const task = await dialogOf(page, '交办任务');
  await task.getByLabel('任务', { exact: true }).fill('安排第二期师资');
  await task.getByLabel('期限').fill(dayFromNow(20));
  await pick(page, '承担单位', bankName);
  await task.getByRole('button', { name: '交办任务' }).click();
  await gone(page);
  await expect(page.getByRole('link', { name: '安排第二期师资' })).toBeVisible();
  await inspect(page, 'party-link');
  await page.goto('/party/links');
  await settled(page);
  await inspect(page, 'party-links');
});

test('a venue is booked by the calendar, and the same hour only once', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto('/party/venues');
  await settled(page);
  await page.getByRole('link', { name: /路演厅/ }).click();
  await settled(page);
  const venue = new URL(page.url()).pathname;
  const book = async (from: string, to: string) => {
    const dialog = await dialogOf(page, '预约');
    await dialog.getByLabel('用途').fill('客户座谈');
    await dialog.getByLabel('人数').fill('20');
    await dialog.getByLabel('开始时间').fill(`${dayFromNow(1)}T${from}`);
    await dialog.getByLabel('结束时间').fill(`${dayFromNow(1)}T${to}`);
    await dialog.getByRole('button', { name: '预约', exact: true }).click();
    return dialog;
  };
  const taken = await book('15:00', '17:00');
  await expect(taken.getByText('该时段已被预约，请另选时间。')).toBeVisible();
  await page.keyboard.press('Escape');
  await gone(page);
  await book('09:00', '10:30');
  await gone(page);
  await page.goto(`${venue}?from=${dayFromNow(1)}`);
  await settled(page);
  await expect(page.getByText('已占用')).toBeVisible();
  await expect(page.getByText('客户座谈（20 人）')).toBeVisible();
  await inspect(page, 'venue');
});

test('a post takes matters in hand; its end is possible only when each has another hand', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto('/posts');
  await settled(page);
  await expect(page.getByText('本单位派出')).toBeVisible();
  for (const title of ['普惠客户经理', '科创客户经理']) {
    const make = await dialogOf(page, '设立岗位');
    await make.getByLabel('岗位名称').fill(title);
    await make.getByRole('textbox', { name: /^部门/ }).fill('公司业务部');
    await make.getByRole('button', { name: '设立岗位' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await settled(page);
    const appoint = await dialogOf(page, '任职');
    await appoint.getByLabel('任期至').fill(dayFromNow(title === '普惠客户经理' ? 20 : 300));
    await appoint.getByRole('button', { name: '任职' }).click();
    await gone(page);
    await page.goto('/posts');
    await settled(page);
  }
  await expect(page.locator('.status', { hasText: `${dayFromNow(20)} 到期` })).toBeVisible();
  await inspect(page, 'posts');
  await page.getByRole('link', { name: '普惠客户经理' }).click();
  await settled(page);
  const take = await dialogOf(page, '承办事项');
  await take.getByLabel(/安排第二期师资/).check();
  await take.getByRole('button', { name: '承办事项' }).click();
  await gone(page);
  await expect(page.getByRole('link', { name: '安排第二期师资' })).toBeVisible();
  const early = await dialogOf(page, '离任交接');
  await early.getByRole('button', { name: '离任交接' }).click();
  await expect(early.getByText(/还有 1 件未办结的事项没有移交/)).toBeVisible();
  await early.getByLabel(/移交“安排第二期师资”给/).selectOption({ label: '公司业务部 科创客户经理' });
  await inspect(page, 'post-end');
  await early.getByRole('button', { name: '离任交接' }).click();
  await gone(page);
  await expect(page.locator('.status', { hasText: '空缺' })).toBeVisible();
  await page.goto('/posts');
  await settled(page);
  await page.getByRole('link', { name: '科创客户经理' }).click();
  await settled(page);
  await expect(page.getByRole('link', { name: '安排第二期师资' })).toBeVisible();
  await inspect(page, 'post');
});
