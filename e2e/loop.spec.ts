import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, inspect, pdf, pick, ROLE_NAMES, type Role, settled } from './support.ts';

/** One need walks the whole loop: need → match → case → outcome → indicator, through the hands of five organisations. */
test.describe.configure({ mode: 'serial' });

const TITLE = '扩产设备采购需要流动资金贷款';
const AMOUNT = '2,000 万元';

let enterpriseName = '';
let bankName = '';
let officeName = '';
let enterprisePath = '';
let needPath = '';
let casePath = '';
let outcomePath = '';

const openDialog = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog');
};

const submitted = async (page: Page): Promise<void> => {
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

test('1 · every role has its door, and finds only its own rooms behind it', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.locator('.role-door')).toHaveCount(Object.keys(ROLE_NAMES).length);
  await inspect(page, 'sign-in');
  const rooms: Partial<Record<Role, string>> = {
    auditor: '审计',
    administrator: '账号',
    parkOfficer: '批量导入',
    bank: '办件',
  };
  for (const role of Object.keys(ROLE_NAMES) as Role[]) {
    const organisation = await enter(page, role);
    if (role === 'enterprise') enterpriseName = organisation;
    if (role === 'bank') bankName = organisation;
    if (role === 'districtOffice') officeName = organisation;
    await expect(page.locator('.who')).toContainText(organisation);
    const navigation = page.getByRole('navigation', { name: '主导航' }).first();
    const own = rooms[role];
    if (own) await expect(navigation.getByRole('link', { name: own, exact: true })).toBeVisible();
    if (role === 'bank') await expect(navigation.getByRole('link', { name: '审计' })).toHaveCount(0);
  }
});

test('3 · one enterprise, one page: offers by verdict with reasons, decisive missing facts, facts with their source', async ({
  page,
}) => {
  await enter(page, 'parkOfficer');
  await page.goto('/enterprises');
  await settled(page);
  await inspect(page, 'enterprises');
  await page.getByRole('searchbox').fill(enterpriseName);
  await page.getByRole('link', { name: enterpriseName }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(enterpriseName);
  await settled(page);
  enterprisePath = new URL(page.url()).pathname;
  const first = page.locator('details.offer').first();
  await first.locator('summary').first().click();
  await expect(first.locator('.condition').first()).toBeVisible();
  await expect(first.locator('.condition-source').first()).toContainText('出处');
  await inspect(page, 'enterprise');
});

test('4 · an officer acts for an enterprise with its authority; the enterprise sees the need', async ({ page }) => {
  await enter(page, 'parkOfficer');
  await page.goto('/needs/new');
  await page.getByRole('button', { name: '提交并看匹配' }).click();
  await expect(page.getByText('请选择企业')).toBeVisible();
  await inspect(page, 'need-form');
  await pick(page, '企业', enterpriseName);
  await page.goto(enterprisePath);
  await page.getByRole('link', { name: '为它提出需求' }).click();
  await expect(page.getByRole('combobox', { name: '企业' })).toHaveValue(enterpriseName);
  await page.getByLabel('金融').check();
  await page.getByLabel('政策').check();
  await page.getByLabel('一句话说明').fill(TITLE);
  await page.getByLabel('具体情况').fill('新增两条产线，采购设备需要两年期流动资金贷款，可用应收账款与知识产权质押。');
  await page.getByLabel('金额').fill('2000万元');
  await expect(page.getByText(`即 ${AMOUNT}`)).toBeVisible();
  await page.getByLabel('期望解决的日期').fill(dayFromNow(60));
  await page.getByLabel('授权人职务或部门').fill('总经理办公室');
  await page.getByLabel('授权日期').fill(dayFromNow(-3));
  await page.getByLabel('授权范围').fill('代为提出融资需求');
  await page.getByLabel('授权书扫描件').setInputFiles(pdf('授权书.pdf'));
  await expect(page.getByText('授权书.pdf')).toBeVisible();
  await page.getByRole('button', { name: '存为草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '修改需求草稿' })).toBeVisible();
  await page.getByRole('button', { name: '提交并看匹配' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  needPath = new URL(page.url()).pathname;
});

test('5 · offers are ranked with hard and soft reasons, one why-not; the need goes to two organisations', async ({
  page,
}) => {
  await enter(page, 'parkOfficer');
  await page.goto(needPath);
  await settled(page);
  await expect(page.getByRole('heading', { name: '匹配到的资源' })).toBeVisible();
  await expect(page.locator('.matches .match-title').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '参考因素' }).first()).toBeVisible();
  await inspect(page, 'match');
  await page.getByLabel(`选择发送给${bankName}`).first().check();
  await pick(page, '也可发给其他单位', officeName);
  await page.getByLabel('附言').fill('请协助尽快对接。');
  await page.getByRole('button', { name: /^发送给 [2-9] 个单位$/ }).dblclick();
  await expect(page).toHaveURL(/\/cases\//);
  casePath = new URL(page.url()).pathname;
  await settled(page);
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByText('未答复').first()).toBeVisible();
});

test('6 · each organisation answers for itself; contact, task, comment, file, pause and resume leave one timeline', async ({
  page,
}) => {
  await enter(page, 'bank');
  await expect(page.getByRole('heading', { name: '等待本单位答复' })).toBeVisible();
  await inspect(page, 'workbench');
  await page.goto('/cases?position=notAnswered');
  await settled(page);
  await expect(page.getByRole('combobox', { name: '本单位态度' })).toHaveValue('notAnswered');
  await inspect(page, 'cases');
  await page.getByRole('link', { name: TITLE }).first().click();
  await settled(page);

  const answer = await openDialog(page, '表明态度');
  await answer.getByLabel(/正在办理/).check();
  await answer.getByRole('textbox', { name: /^说明/ }).fill('已约企业上门看设备清单。');
  await answer.getByRole('button', { name: '表明态度' }).click();
  await submitted(page);
  await expect(page.locator('.status', { hasText: '正在办理' }).first()).toBeVisible();

  const contact = await openDialog(page, '记录联系');
  await contact.getByLabel('联系情况').fill('电话沟通担保方式，企业补充报价单。');
  await contact.getByRole('textbox', { name: /^下一步（/ }).fill('上门查看设备');
  await contact.getByLabel('下一步日期').fill(dayFromNow(4));
  await contact.getByRole('button', { name: '记录联系' }).click();
  await submitted(page);

  const task = await openDialog(page, '指派任务');
  await task.getByLabel('任务内容').fill('提供近两年审计报告');
  await task.getByLabel('责任单位').selectOption({ label: bankName });
  await task.getByLabel('完成日期').fill(dayFromNow(5));
  await task.getByRole('button', { name: '指派任务' }).click();
  await submitted(page);
  await page.getByRole('button', { name: '标为完成' }).click();
  await expect(page.getByText('已完成').first()).toBeVisible();

  await page.getByLabel('留言').fill('请园区协助约企业时间。');
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.locator('.timeline')).toContainText('请园区协助约企业时间。');

  const attach = await openDialog(page, '添加附件');
  await attach.getByLabel('附件', { exact: true }).setInputFiles(pdf('设备采购清单.pdf'));
  await attach.getByRole('button', { name: '添加附件' }).click();
  await submitted(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载 设备采购清单/ }).click();
  expect((await download).suggestedFilename()).toContain('设备采购清单');

  const pause = await openDialog(page, '材料补正');
  await pause.getByLabel('需补正的材料与原因').fill('缺设备采购合同盖章页。');
  await pause.getByRole('button', { name: '材料补正' }).click();
  await submitted(page);
  await expect(page.getByText('补正期间时限中止').first()).toBeVisible();
  const resume = await openDialog(page, '补正完成');
  await resume.getByRole('button', { name: '补正完成' }).click();
  await submitted(page);
  await expect(page.locator('.timeline')).toContainText('缺设备采购合同盖章页。');
  await inspect(page, 'case');
});

test('7 · an outcome with evidence is reported, the resembling claim is merged, the enterprise confirms, the case closes', async ({
  page,
}) => {
  await enter(page, 'bank');
  await page.goto(casePath);
  await settled(page);
  let report = await openDialog(page, '填报成效');
  await report.getByLabel('成效类别').selectOption({ label: '实际放款' });
  await report.getByLabel('金额').fill('2000万元');
  await report.getByLabel('证据类型').selectOption({ label: '借款合同' });
  await report.getByLabel('证据编号').fill('松银借字〔2026〕第0712号');
  await report.getByLabel('证据文件').setInputFiles(pdf('借款合同.pdf'));
  await expect(report.getByText('借款合同.pdf')).toBeVisible();
  await report.getByRole('button', { name: '提交填报' }).click();
  await submitted(page);
  await page.getByRole('link', { name: `实际放款 ${AMOUNT}` }).click();
  await settled(page);
  outcomePath = new URL(page.url()).pathname;
  await expect(page.getByRole('button', { name: '确认属实' })).toHaveCount(0);

  await enter(page, 'parkOfficer');
  await page.goto(casePath);
  await settled(page);
  report = await openDialog(page, '填报成效');
  await report.getByLabel('成效类别').selectOption({ label: '实际放款' });
  await report.getByLabel('金额').fill('2000万元');
  await report.getByLabel('证据类型').selectOption({ label: '付款或到账凭证' });
  await report.getByRole('button', { name: '提交填报' }).click();
  await expect(report.getByText('须提供证据编号或证据文件。').first()).toBeVisible();
  await report.getByLabel('证据文件').setInputFiles(pdf('到账回单.pdf'));
  await expect(report.getByText('到账回单.pdf')).toBeVisible();
  await report.getByRole('button', { name: '提交填报' }).click();
  await submitted(page);
  await expect(page.locator('.status', { hasText: '待核重' })).toBeVisible();

  await enter(page, 'districtOffice');
  await page.goto('/duplicates');
  await settled(page);
  await inspect(page, 'duplicates');
  const pair = page.locator('.panel', { hasText: '松银借字〔2026〕第0712号' });
  await pair.getByRole('button', { name: '合并为一份' }).click();
  const merge = page.getByRole('dialog');
  await merge.getByLabel('合并理由').fill('同一笔放款，园区未填合同编号。');
  await merge.getByRole('button', { name: '合并为一份' }).click();
  await submitted(page);

  await enter(page, 'enterprise');
  await page.goto(outcomePath);
  await settled(page);
  await inspect(page, 'outcome');
  await page.getByRole('button', { name: '确认属实' }).click();
  await expect(page.locator('.status', { hasText: '已确认' })).toBeVisible();
  await page.goto('/outcomes');
  await settled(page);
  await inspect(page, 'outcomes');

  await enter(page, 'bank');
  await page.goto(casePath);
  await settled(page);
  const close = await openDialog(page, '办结');
  await close.getByLabel('办结原因').selectOption({ label: '已解决' });
  await close.getByRole('button', { name: '办结' }).click();
  await submitted(page);
  await expect(page.locator('.notice', { hasText: '办结：已解决' })).toBeVisible();
});

test('8 · indicators count it once, open down to the evidence, and a recount is equal', async ({ page }) => {
  await enter(page, 'districtOffice');
  await page.goto('/indicators');
  await settled(page);
  await page.getByRole('button', { name: '实际放款' }).click();
  await expect(page).toHaveURL(/key=credit_drawn/);
  const entries = page.getByRole('region', { name: /^明细/ }).first();
  await expect(entries.getByRole('link', { name: /第0712号/ })).toBeVisible();
  await expect(entries).toContainText('1/2');
  await page.getByRole('button', { name: '重新计数' }).click();
  await expect(page.getByText(/与指标一致/)).toBeVisible();
  await inspect(page, 'indicators');
  await page.getByLabel('分组').selectOption({ label: '按单位' });
  await expect(page.getByText(/各自份额/)).toBeVisible();
  await expect(page.getByRole('button', { name: bankName })).toBeVisible();
});

test('9 · a program finds its enterprises: counts, the condition that excludes most, names where allowed, export, invitation', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  await page.goto('/offers?withRules=true');
  await settled(page);
  await inspect(page, 'offers');
  // The catalogue is longer than a page: the program is found by its number.
  await page.goto('/offers?withRules=true&text=D05');
  await settled(page);
  await page.getByRole('link', { name: /松江区高新技术企业认定奖励/ }).click();
  await settled(page);
  await expect(page.locator('.tally')).toHaveCount(6);
  await expect(page.getByRole('heading', { name: '把企业挡在外面最多的条件' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '适用条件' })).toBeVisible();
  await page.locator('.tally-near').click();
  await expect(page).toHaveURL(/verdict=near/);
  await settled(page);
  await page.locator('.tally-eligible').click();
  await settled(page);
  await inspect(page, 'program');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 .xlsx' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  const invite = await openDialog(page, '邀请这些企业');
  await invite.getByLabel('附言').fill('欢迎申报，可由园区服务专员协助。');
  await invite.getByRole('button', { name: '开始邀请' }).click();
  await submitted(page);
  await expect(page.locator('.progress .status', { hasText: '已完成' })).toBeVisible({ timeout: 60_000 });
});

test('every other page: messages, needs, settings, audit, accounts', async ({ page }) => {
  await enter(page, 'bank');
  for (const [path, name] of [
    ['/notices', 'notices'],
    ['/needs', 'needs'],
    ['/settings', 'settings'],
  ] as const) {
    await page.goto(path);
    await settled(page);
    await inspect(page, name);
  }
  await enter(page, 'auditor');
  await page.goto('/audit');
  await settled(page);
  await page.getByRole('button', { name: '核验整链' }).click();
  await expect(page.getByText(/链条完整/)).toBeVisible();
  await inspect(page, 'audit');
  await enter(page, 'administrator');
  await page.goto('/accounts');
  await settled(page);
  await inspect(page, 'accounts');
});

test('the whole interface speaks English too, and remembers it', async ({ page }) => {
  await enter(page, 'parkOfficer');
  await page.getByRole('button', { name: '切换界面语言为英文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workbench' })).toBeVisible();
  for (const path of ['/needs', '/cases', '/enterprises', '/offers', '/outcomes', '/indicators', needPath, casePath]) {
    await page.goto(path);
    await settled(page);
    await expect(page.getByRole('navigation', { name: 'Main navigation' }).first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Switch the interface to Chinese' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' }).first()).toBeVisible();
});
