import { expect, type Page, test } from '@playwright/test';
import { writeObjects } from 'hucre';
import { enter, expectAccessible, inspect, settled } from './support.ts';

/** A bank comes in from a workbook, a quiz is opened from it, a phone answers across a reload and hands in twice, the host reads distributions. */
test.describe.configure({ mode: 'serial' });

const BANK = '安全生产知识题库';
const QUIZ = '安全生产知识测验';
let link = '';

const row = (kind: string, text: string, options: readonly string[], correct: string, source = '内部培训材料') => ({
  题型: kind,
  题干: text,
  选项A: options[0] ?? '',
  选项B: options[1] ?? '',
  选项C: options[2] ?? '',
  正确答案: correct,
  解析: '见培训材料说明',
  出处: source,
});

const RIGHT = [
  row('单选', '发现隐患首先做什么？', ['报告', '离开', '等待'], 'A'),
  row('多选', '进入车间应佩戴哪些用品？', ['安全帽', '防护镜', '耳机'], 'AB'),
  row('判断', '消防通道可以临时堆放物品。', [], '错误'),
];

async function upload(page: Page, rows: readonly ReturnType<typeof row>[]): Promise<void> {
  const bytes = await writeObjects([...rows], { sheetName: '题库' });
  await page.locator('input[type="file"]').setInputFiles({
    name: '题库.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  });
}

/** Wall-clock time in Shanghai for the form, so many minutes from now. */
const clockIn = (minutes: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + minutes * 60_000).toISOString().slice(0, 16);

test('a bank is imported; a file with faults is refused whole, row by row', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/question-banks');
  await settled(page);
  await inspect(page, 'question-banks');
  await page.getByRole('button', { name: '新建题库' }).click();
  await page.getByRole('dialog').getByLabel('题库名称').fill(BANK);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: BANK })).toBeVisible();
  await upload(page, [...RIGHT, row('单选', '出处缺失的题', ['甲', '乙'], 'AB', '')]);
  await expect(page.getByRole('alert')).toContainText('第 5 行');
  await upload(page, RIGHT);
  await expect(page.getByText('消防通道可以临时堆放物品。')).toBeVisible();
  await inspect(page, 'question-bank');
});

test('a quiz is opened from it and gets a link', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/question-banks');
  await settled(page);
  await page.locator('main').getByRole('link', { name: BANK }).click();
  await page.getByRole('button', { name: '新建测验' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('测验名称').fill(QUIZ);
  await dialog.getByLabel('开放时间').fill(clockIn(-1));
  await dialog.getByLabel('截止时间').fill(clockIn(90));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: QUIZ })).toBeVisible();
  await page.getByRole('button', { name: '开放测验' }).click();
  await expect(page.locator('.status', { hasText: '开放中' })).toBeVisible();
  await page.getByRole('button', { name: '生成答题链接' }).click();
  await expect(page.getByRole('img', { name: '答题链接' })).toBeVisible();
  link = await page.getByRole('textbox', { name: '答题链接' }).inputValue();
  await inspect(page, 'quiz-open');
});

test('a phone answers, reloads in the middle, and hands in twice: one result', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await phone.newPage();
  await page.goto(new URL(link).pathname);
  await expect(page.getByRole('heading', { level: 1, name: QUIZ })).toBeVisible();
  await page.getByLabel('您的单位').selectOption({ label: '示例职业技术学校(合成)' });
  await expectAccessible(page);
  await page.screenshot({ path: 'docs/screenshots/quiz-cover-390.png', fullPage: true });
  await page.getByRole('button', { name: '开始答题' }).click();
  await expect(page.getByText('已保存 0 / 3 题')).toBeVisible();
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/answers') && response.ok()),
    page.getByLabel('报告').check(),
  ]);
  await page.reload();
  await expect(page.getByText('已保存 1 / 3 题')).toBeVisible();
  await expect(page.getByLabel('报告')).toBeChecked();
  await page.getByLabel('安全帽').check();
  await page.getByLabel('防护镜').check();
  await page.getByLabel('正确', { exact: true }).check();
  await expect(page.getByText('已保存 3 / 3 题')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'docs/screenshots/quiz-attempt-390.png', fullPage: true });
  await page.getByRole('button', { name: '交卷' }).dblclick();
  await expect(page.getByText('答对 2 / 3 题')).toBeVisible();
  await page.reload();
  await expect(page.getByText('答对 2 / 3 题')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'docs/screenshots/quiz-finished-390.png', fullPage: true });
  await phone.close();
});

test('one attempt tells nothing; a closed quiz tells distributions with small groups withheld', async ({ page }) => {
  await enter(page, 'partyDesk');
  await page.goto('/quizzes');
  await settled(page);
  await inspect(page, 'quizzes');
  await page.locator('main').getByRole('link', { name: QUIZ }).click();
  await settled(page);
  await expect(page.getByText('测验结束后公布结果')).toBeVisible();
  await page.getByRole('button', { name: '结束测验' }).click();
  await expect(page.locator('.status', { hasText: '已结束' })).toBeVisible();
  await expect(page.getByText('不显示（不足 5 份或可推算）').first()).toBeVisible();

  await enter(page, 'parkOfficer');
  await page.goto('/quizzes');
  await settled(page);
  await page
    .locator('main')
    .getByRole('link', { name: /惠企政策知识测验/ })
    .click();
  await settled(page);
  await expect(page.getByText('按单位').first()).toBeVisible();
  await expect(
    page.locator('li', { hasText: '示例区中心医院' }).getByText('不显示（不足 5 份或可推算）'),
  ).toBeVisible();
  await inspect(page, 'quiz-results');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 .xlsx' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
});

test('study plans with sources; English too', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto('/study-plans');
  await settled(page);
  await page.locator('main a[href^="/study-plans/"]').first().click();
  await settled(page);
  await expect(page.getByText('出处：').first()).toBeVisible();
  await inspect(page, 'study-plan');
  await page.goto('/quizzes');
  await page.getByRole('button', { name: '切换界面语言为英文' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Studies and quizzes' })).toBeVisible();
  await expectAccessible(page);
});
