import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, expectAccessible, inspect, settled } from './support.ts';

/** 对接会: two sides sign up and wish each other, the host plans, both meet at a table, the meeting becomes a case that is followed. */
test.describe.configure({ mode: 'serial' });

const TITLE = '轨道交通银企对接会';
const PHONE = { width: 390, height: 844 };
let path = '';

async function open(page: Page): Promise<void> {
  await page.goto(path);
  await settled(page);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
}

async function signUp(page: Page, side: string, statement: string): Promise<void> {
  await open(page);
  await page.getByRole('radio', { name: side }).check();
  await page.getByLabel('想找什么、能提供什么').fill(statement);
  await page.getByRole('checkbox', { name: '金融' }).check();
  await page.getByRole('button', { name: '提交报名' }).click();
  await expect(page.getByRole('heading', { name: '本单位报名' })).toBeVisible();
}

test('the host makes an event and opens sign-up', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await page.goto('/match-events');
  await settled(page);
  await expect(page.getByText('G60 先进制造供需对接会').first()).toBeVisible();
  await inspect(page, 'match-events');
  await page.getByRole('button', { name: '新建对接会' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(TITLE);
  await dialog.getByLabel('类型').selectOption({ label: '银企对接' });
  await dialog.getByLabel('地点', { exact: true }).fill('松江会议中心');
  await dialog.getByLabel('日期').fill(dayFromNow(5));
  await dialog.getByLabel('报名截止').fill(dayFromNow(4));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/match-events\/\d{6}\//);
  path = new URL(page.url()).pathname;
  await settled(page);
  await press(page, '开放报名');
  await expect(page.locator('.status', { hasText: '报名中' })).toBeVisible();
});

test('two sides sign up and wish each other, with reasons shown', async ({ page }) => {
  await enter(page, 'enterprise');
  await signUp(page, '我方有需求', '轨道交通零部件扩产，需要设备贷款');
  await enter(page, 'bank');
  await signUp(page, '我方能提供', '轨道交通企业设备贷款与融资租赁');
  await enter(page, 'institute');
  await signUp(page, '我方能提供', '知识产权评估与质押融资辅导');
  await enter(page, 'allianceSecretariat');
  await open(page);
  await press(page, '截止报名');
  await expect(page.locator('.status', { hasText: '互选志愿' })).toBeVisible();

  const bank = await enter(page, 'bank');
  await open(page);
  await expect(page.getByText(/类别相同：金融/).first()).toBeVisible();
  await page
    .getByRole('button', { name: /^加为志愿 / })
    .first()
    .click();
  await press(page, '保存志愿');

  await page.setViewportSize(PHONE);
  await enter(page, 'enterprise');
  await open(page);
  await expect(page.getByText(/内容相近：.*设备/).first()).toBeVisible();
  for (const _ of [1, 2])
    await page
      .getByRole('button', { name: /^加为志愿 / })
      .first()
      .click();
  await page
    .getByRole('button', { name: /^下移 / })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^上移 / })
    .nth(1)
    .click();
  await expect(page.locator('ol.list li').first()).toContainText(bank);
  await page.getByRole('button', { name: '保存志愿' }).click();
  await expect(page.getByText('志愿已保存')).toBeVisible();
  await inspect(page, 'match-event-wishes');
});

test('the host plans; the participant opens its timetable on the phone', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await open(page);
  await press(page, '排期');
  await expect(page.getByText('排期完成：2 场见面')).toBeVisible();
  await expect(page.locator('.status', { hasText: '已排期' })).toBeVisible();
  await inspect(page, 'match-event-board');

  const bank = await enter(page, 'bank');
  expect(bank).not.toBe('');
  await page.setViewportSize(PHONE);
  await enter(page, 'enterprise');
  await open(page);
  await expect(page.getByRole('heading', { name: '本单位日程' })).toBeVisible();
  await expect(page.getByText(bank).first()).toBeVisible();
  await expect(page.getByText(/第 \d+ 桌/)).toHaveCount(2);
  await expectAccessible(page);
  await page.screenshot({ path: 'docs/screenshots/match-event-timetable-390.png' });
});

test('a late cancellation is planned again and shows exactly what changed', async ({ page }) => {
  await enter(page, 'institute');
  await open(page);
  await page.getByRole('button', { name: '退出活动' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '退出活动' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await enter(page, 'allianceSecretariat');
  await open(page);
  await expect(page.getByText('排期后有 1 处变动')).toBeVisible();
  await press(page, '重新安排变动');
  await expect(page.getByText('已处理：移动 0 场，新增 0 场，减少 0 场')).toBeVisible();
  await expect(page.getByText(/处理变动：共 1 场，移动 0/)).toBeVisible();
  await press(page, '开始');
  await expect(page.locator('.status', { hasText: '进行中' })).toBeVisible();
});

test('the meeting is held, becomes a case and is followed', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await enter(page, 'bank');
  await open(page);
  await page.getByRole('button', { name: /^登记结果 / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('下一步由谁做').selectOption({ label: '供给方' });
  await dialog.getByRole('textbox', { name: '下一步' }).fill('上门查看生产线');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('请填写这一项').first()).toBeVisible();
  await dialog.getByLabel('完成日期').fill(dayFromNow(7));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.status', { hasText: '已见面' })).toBeVisible();
  await page.getByRole('button', { name: /^转为办件 / }).click();
  await page.getByRole('dialog').getByRole('button', { name: '转为办件' }).click();
  await expect(page.getByText(/^30 天 · /)).toBeVisible();
  await expect(page.getByText(/^180 天 · /)).toBeVisible();
  await page.getByRole('button', { name: /^答复 30 天/ }).click();
  await page.getByRole('radio', { name: '达成意向' }).check();
  await page.getByLabel('情况说明').fill('授信方案已报批');
  await page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
  await expect(page.getByText(/答复：授信方案已报批/)).toBeVisible();
  await inspect(page, 'match-event-followed');
  await page.getByRole('link', { name: '查看办件' }).click();
  await settled(page);
  await expect(page.getByText(TITLE).first()).toBeVisible();
  await page.goto('/tasks');
  await settled(page);
  await expect(page.getByText('上门查看生产线').first()).toBeVisible();
});

test('a closed event shows meetings, cases and counted outcomes; English too', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await page.goto('/match-events?status=closed');
  await settled(page);
  await page.getByRole('link', { name: /上一季银企与产学研对接会/ }).click();
  await settled(page);
  await expect(page.getByRole('heading', { name: '活动成效' })).toBeVisible();
  await expect(page.getByText('已逾期').first()).toBeVisible();
  await inspect(page, 'match-event-closed');
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { name: 'Figures of the event' })).toBeVisible();
  await expectAccessible(page);
});
