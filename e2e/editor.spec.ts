import { expect, type Page, test } from '@playwright/test';
import { enter, inspect, settled } from './support.ts';

/** Rules in three ways at once → trials → golden cases → impact → published. */
test.describe.configure({ mode: 'serial' });

const words = (page: Page) => page.getByRole('textbox', { name: '中文', exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const kept = (page: Page) => expect(page.getByText('已保存', { exact: true })).toBeVisible();

test('the office changes a program: form, Chinese and YAML are one draft, and nothing is lost on reload', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto('/offers?text=D02');
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await settled(page);
  await page.getByRole('button', { name: '编辑规则' }).click();
  await page.getByLabel('新规则生效日').fill('2027-01-01');
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.waitForURL(/rule-drafts/);
  await settled(page);

  const text = await words(page).inputValue();
  expect(text).toContain('【T2a】从业人数（上年）不超过 500人');
  await words(page).fill(text.replace('不超过 500人', '不超过 600人'));
  await expect(page.locator('#rule-T2a')).toContainText('600人');

  await page.locator('#rule-T2b .rule-toggle').click();
  const bound = page.locator('#rule-T2b').getByLabel('界限');
  await bound.fill('3亿元');
  await expect(words(page)).toHaveValue(/营业收入（上年）不超过 3亿元/);
  await page.evaluate('window.scrollTo(0, 0)');
  await inspect(page, 'rule-editor');

  await tab(page, 'YAML');
  const yaml = page.getByRole('textbox', { name: 'YAML' });
  await expect(yaml).toHaveValue(/bound: 600人/);
  const whole = await yaml.inputValue();
  await yaml.fill(whole.replace('bound: 600人', 'bound: 大约'));
  await expect(page.getByText('1 处需要改正')).toBeVisible();
  await expect(page.locator('#rule-T2a').getByText('有误')).toBeVisible();
  await page.getByRole('button', { name: '撤销上一次修改' }).click();
  await expect(yaml).toHaveValue(/bound: 600人/);

  await kept(page);
  await page.reload();
  await settled(page);
  await expect(words(page)).toHaveValue(/不超过 600人/);
});

test('the form adds, moves and removes conditions by keyboard, and names what it does not understand', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto('/offers');
  await settled(page);
  await page.locator('main a[href^="/rule-drafts/"]').first().click();
  await settled(page);
  await page.getByRole('button', { name: '加是否条件' }).last().focus();
  await page.keyboard.press('Enter');
  await expect(words(page)).toHaveValue(/【N1】列入经营异常名录：否/);
  await page.getByRole('button', { name: '上移 N1' }).press('Enter');
  await page.getByRole('button', { name: '删除 N1' }).press('Enter');
  await expect(words(page)).not.toHaveValue(/【N1】/);
  await page.locator('#rule-T2a .rule-toggle').click();
  const value = page.locator('#rule-T2a').getByLabel('数值（中文写法）');
  await value.fill('从业人数（去年）');
  await expect(page.locator('#rule-T2a .field-error').first()).toContainText('上年');
  await value.fill('从业人数（前年）');
  await expect(words(page)).toHaveValue(/从业人数（前年）不超过/);
  const told = await words(page).inputValue();
  await words(page).fill(told.replace('不超过 3亿元', '大概 3亿元'));
  await expect(page.getByText('下面的文字还没有读回规则，规则保持原样。')).toBeVisible();
  await expect(page.getByText(/第 5 行 T2b 第 \d+ 列/)).toBeVisible();
});

test('a new program is refused without golden cases, then tried, then published with its impact in sight', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto('/enterprises');
  await settled(page);
  const name = ((await page.locator('main a[href^="/enterprises/"]').first().textContent()) ?? '').trim();
  await page.goto('/offers');
  await settled(page);
  await page.getByRole('button', { name: '新建政策规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('编号').fill('E2E-1');
  await dialog.getByLabel('名称').fill('示例稳岗扶持');
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.waitForURL(/rule-drafts/);
  await settled(page);

  await page.getByRole('button', { name: '发布…' }).click();
  await expect(page.getByText('事实各不相同的金标准用例只有 0 个，至少要 3 个')).toBeVisible();
  await page.getByRole('button', { name: '关闭' }).click();

  await tab(page, '试算与用例');
  await page.getByRole('combobox', { name: '按名称检索企业' }).fill(name.slice(0, 6));
  await page
    .getByRole('option')
    .filter({ hasText: name.slice(0, 6) })
    .first()
    .click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByRole('button', { name: '存为金标准用例' }).click();
  await expect(page.getByText('用例 1', { exact: true })).toBeVisible();
  await tab(page, 'YAML');
  const yaml = page.getByRole('textbox', { name: 'YAML' });
  const more = [
    '  - { name: 在名录, asOf: 2026-11-20, facts: { abnormalList: true }, expect: { verdict: not_eligible, near: true, failing: [A] } }',
    '  - { name: 不知道, asOf: 2026-11-20, facts: {}, expect: { verdict: needs_data, missing: [abnormalList] } }',
  ];
  await yaml.fill(`${(await yaml.inputValue()).trimEnd()}\n${more.join('\n')}\n`);
  await tab(page, '试算与用例');
  await kept(page);
  await expect(page.getByText('3 / 3')).toBeVisible();
  await inspect(page, 'rule-trials');

  await page.getByRole('button', { name: '发布…' }).click();
  await expect(page.getByRole('heading', { name: '对企业的影响' })).toBeVisible();
  await expect(page.getByText('这是新的政策，没有可比较的规则。')).toBeVisible();
  await inspect(page, 'rule-impact');
  await page.getByRole('button', { name: '确认发布' }).click();
  await page.waitForURL(/\/offers\//);
  await expect(page.getByRole('heading', { level: 1, name: '示例稳岗扶持' })).toBeVisible();
});

test('no other organisation can edit the rules', async ({ page }) => {
  await enter(page, 'enterprise');
  await page.goto('/offers?text=D02');
  await settled(page);
  await page.locator('main a[href^="/offers/"]').first().click();
  await settled(page);
  await expect(page.getByRole('button', { name: '编辑规则' })).toHaveCount(0);
});
