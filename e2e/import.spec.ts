import { expect, type Page, test } from '@playwright/test';
import { writeObjects } from 'hucre';
import { creditCodeWithCheckDigits } from '../src/vocabulary/creditCode.ts';
import { enter, inspect, settled } from './support.ts';

/** Enterprises come in from a spreadsheet: guessed, checked, staged, committed, undone, and never silently overwritten. */
test.describe.configure({ mode: 'serial' });

// Places 3–4 “99” mark the code as synthetic (creditCode.ts).
const CODE = creditCodeWithCheckDigits('91990001', 'LQ2E0001');
const NAME = '示例·松江区端到端精工有限公司(合成)';

const row = (code: string, name: string, revenue: string) => ({
  统一社会信用代码: code,
  企业名称: name,
  所属区: '松江区',
  成立日期: '2016-05-18',
  '2025年营业收入(万元)': revenue,
});

async function upload(page: Page, name: string, rows: readonly ReturnType<typeof row>[]): Promise<void> {
  const bytes = await writeObjects([...rows], { sheetName: '企业名单' });
  await page.goto('/imports');
  await settled(page);
  await page.getByLabel('上传名单').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  });
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await settled(page);
}

const count = (page: Page, label: string) =>
  page.locator('.figure', { has: page.getByText(label, { exact: true }) }).locator('.figure-value');

async function previewed(page: Page): Promise<void> {
  const check = page.getByRole('button', { name: '按此核对并预览' });
  await check.click();
  await expect(page.locator('h1 + .page-note, .page-note').getByText('待提交')).toBeVisible();
  await expect(page.locator('.figures')).toBeVisible();
}

async function committed(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^提交 [\d,]+ 行$/ }).click();
  await expect(page.getByText(/^已写入。/)).toBeVisible({ timeout: 60_000 });
}

test('2 · columns are guessed, slips named, rows counted, an error sheet comes back, and one undo takes it back', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto('/imports');
  await settled(page);
  await inspect(page, 'imports');
  const slip = `${CODE.slice(0, 4)}O${CODE.slice(5)}`;
  await upload(page, '松江名单.xlsx', [
    row(CODE, NAME, '3,000万元'),
    row(slip, '示例·写错代码有限公司(合成)', '120'),
    row(CODE, NAME, '3,000万元'),
  ]);
  await expect(page.getByText('统一社会信用代码').first()).toBeVisible();
  await previewed(page);
  await expect(count(page, '新增')).toHaveText('1');
  await expect(count(page, '总行数')).toHaveText('3');
  await expect(page.locator('.table .field-error').first()).toContainText('统一社会信用代码');
  await inspect(page, 'import');
  await committed(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载错误清单 .xlsx' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);

  await page.getByRole('button', { name: '撤销整批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批' }).click();
  await expect(page.getByText('这批导入已撤销。')).toBeVisible({ timeout: 60_000 });
  await page.goto(`/enterprises?text=${encodeURIComponent('端到端精工')}`);
  await expect(page.getByText('没有符合条件的企业')).toBeVisible();
});

test('2 · importing again updates without duplicates, and a fact typed by hand stands beside the imported one until decided', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await upload(page, '松江名单第二次.xlsx', [row(CODE, NAME, '3,000万元')]);
  await previewed(page);
  await committed(page);
  await page.goto(`/enterprises?text=${encodeURIComponent('端到端精工')}`);
  await page.getByRole('link', { name: NAME }).click();
  await settled(page);
  await expect(page.locator('.fact', { hasText: '营业收入' }).first()).toContainText('3,000 万元');

  await page.getByRole('button', { name: '补充事实' }).click();
  const record = page.getByRole('dialog');
  await record.getByLabel('哪一项').selectOption({ label: '研发费用' });
  await record.getByLabel('期间').fill('2025');
  await record.getByLabel('值', { exact: true }).fill('280万元');
  await record.getByRole('button', { name: '记录' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.fact', { hasText: '研发费用' }).first()).toContainText('280 万元');

  const withSpending = { ...row(CODE, NAME, '3,100万元'), '2025年研发费用(万元)': '300' };
  await upload(page, '松江名单第三次.xlsx', [withSpending]);
  await previewed(page);
  await expect(count(page, '新增')).toHaveText('0');
  await committed(page);
  await page.goto('/conflicts');
  await settled(page);
  const conflict = page.locator('.panel', { hasText: '研发费用' }).first();
  await expect(conflict).toContainText('280 万元');
  await expect(conflict).toContainText('300 万元');
  await inspect(page, 'conflicts');
  await conflict.getByRole('button', { name: '以此为准' }).first().click();
  await page.getByRole('dialog').getByLabel('裁定理由').fill('以企业盖章报表为准。');
  await page.getByRole('dialog').getByRole('button', { name: '以此为准' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('3 · a missing fact that can change the answer is supplied where it is missed, and the answer follows', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto(`/enterprises?text=${encodeURIComponent('端到端精工')}`);
  await page.getByRole('link', { name: NAME }).click();
  await settled(page);
  const offer = page.locator('details.offer', { hasText: '科技型中小企业评价入库' });
  await offer.locator('summary').first().click();
  const missing = offer.locator('.notice li', { hasText: '从业人数' });
  await missing.getByRole('button', { name: '补充' }).click();
  const record = page.getByRole('dialog');
  await record.getByLabel('值', { exact: true }).fill('31人');
  await record.getByRole('button', { name: '记录' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.fact', { hasText: '从业人数' }).first()).toContainText('31 人');
  await expect(offer.locator('.notice li', { hasText: '从业人数' })).toHaveCount(0);
  await expect(offer.locator('.condition-met', { hasText: '从业人数不超过 500 人' })).toBeVisible();
});
