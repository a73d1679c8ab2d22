import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, expectAccessible, inspect, pdf, pick, settled } from './support.ts';

/** Standing co-operation: agreement, joint meeting, three lists; a resolution followed to an outcome that everybody counts as one. */
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };
const AGREEMENT = '检测条件共享共建协议';
const MEETING = '联盟季度理事会';
const POSTING = '薄壁件加工周转资金';
const RESOLUTION = '为薄壁件企业落实周转贷款';

let bankName = '';
let instituteName = '';
let agreementPath = '';
let meetingPath = '';
let casePath = '';
let postingPath = '';

const dialogOf = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  return page.getByRole('dialog');
};
const gone = async (page: Page): Promise<void> => {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await settled(page);
};
const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};

/** Presses a step that asks for nothing more than a second press in its dialog. */
async function step(page: Page, name: string): Promise<void> {
  const dialog = await dialogOf(page, name);
  await dialog.getByRole('button', { name, exact: true }).click();
  await gone(page);
}

test('an agreement is drafted with its commitments and put to the parties', async ({ page }) => {
  bankName = await enter(page, 'bank');
  instituteName = await enter(page, 'institute');
  await go(page, '/agreements');
  await inspect(page, 'agreements');
  await page.getByRole('link', { name: '起草协议' }).click();
  await page.getByLabel('协议名称').fill(AGREEMENT);
  await page.getByLabel('起始日期').fill(dayFromNow(0));
  await page.getByLabel('终止日期').fill(dayFromNow(50));
  await pick(page, '其他各方', bankName);
  await page.getByRole('button', { name: '添加承诺' }).click();
  await page.getByLabel('承诺', { exact: true }).fill('开放检测设备十台');
  await page.getByLabel('完成标准').fill('开放台数');
  await page.getByLabel('承担单位').selectOption({ label: instituteName });
  await page.getByLabel('期限', { exact: true }).fill(dayFromNow(30));
  await inspect(page, 'agreement-form');
  await page.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByRole('heading', { level: 1, name: AGREEMENT })).toBeVisible();
  agreementPath = new URL(page.url()).pathname;
  await step(page, '提交各方签署');
  await expect(page.locator('.status', { hasText: '签署中' })).toBeVisible();
  await step(page, '签署');
});

test('the other party signs from its workbench; the commitment is a task, the end of the term shows', async ({
  page,
}) => {
  await enter(page, 'bank');
  await page.getByRole('link', { name: AGREEMENT }).click();
  await settled(page);
  const dialog = await dialogOf(page, '签署');
  await dialog.getByLabel('签署职务').fill('分行普惠金融部');
  await dialog.getByRole('button', { name: '签署', exact: true }).click();
  await gone(page);
  await expect(page.locator('.status', { hasText: '天后到期' })).toBeVisible();
  await expect(page.getByRole('link', { name: '开放检测设备十台' })).toBeVisible();
  await inspect(page, 'agreement');
  await enter(page, 'institute');
  await page.getByRole('link', { name: '开放检测设备十台' }).click();
  await settled(page);
  const report = await dialogOf(page, '报告进度');
  await report.getByLabel('进度').fill('40');
  await report.getByRole('textbox', { name: /^说明/ }).fill('已开放四台');
  await report.getByRole('button', { name: '报告进度' }).click();
  await gone(page);
  await expect(page.locator('.status', { hasText: '进行中 40%' })).toBeVisible();
  await inspect(page, 'task');
  await go(page, '/tasks');
  await inspect(page, 'tasks');
  await go(page, agreementPath);
  await expect(page.getByText('0 / 1 项完成')).toBeVisible();
});

test('a meeting is prepared by the charter and its notice answered on the phone', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await go(page, '/meetings');
  await inspect(page, 'meetings');
  await page.getByRole('link', { name: '筹备会议' }).click();
  await page.getByLabel('会议名称').fill(MEETING);
  await page.getByLabel('机构').selectOption({ label: '理事会' });
  await page.getByLabel('开始时间').fill(`${dayFromNow(0)}T09:30`);
  await page.getByLabel('结束时间').fill(`${dayFromNow(0)}T11:30`);
  await page.getByLabel('地点').fill('联盟会议室');
  await page.getByLabel(/^议程/).fill('通报上次决议\n落实周转贷款');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: MEETING })).toBeVisible();
  meetingPath = new URL(page.url()).pathname;
  await expect(page.getByRole('heading', { name: '上次会议决议办理情况' })).toBeVisible();
  await step(page, '发出通知');
  for (const role of ['bank', 'institute', 'parkOfficer'] as const) {
    await enter(page, role);
    await page.setViewportSize(PHONE);
    await go(page, meetingPath);
    const dialog = await dialogOf(page, '回执');
    await dialog.getByLabel(role === 'bank' ? '派员代会' : '参加', { exact: true }).check();
    await dialog.getByLabel('人数').fill('2');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '回执', exact: true }).click();
    await gone(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test('presence gives the quorum, the vote is carried, the resolution is a task at once', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await go(page, meetingPath);
  const seats = await dialogOf(page, '排座次');
  await seats.getByLabel('每排座位数').fill('10');
  await seats.getByRole('button', { name: '排座次' }).click();
  await gone(page);
  await expect(page.getByRole('cell', { name: '1-1 — 1-2' })).toBeVisible();
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: '签到表' }).click();
  expect((await sheet).suggestedFilename()).toContain('签到表');
  await page.getByRole('button', { name: '登记到会人数' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('达到法定人数').first()).toBeVisible();
  await step(page, '开始会议');
  const motion = await dialogOf(page, '提交表决');
  await motion.getByLabel('表决事项').fill('落实周转贷款');
  await motion.getByRole('button', { name: '提交表决' }).click();
  await gone(page);
  for (const role of ['bank', 'institute', 'parkOfficer'] as const) {
    await enter(page, role);
    await go(page, meetingPath);
    await page.getByRole('button', { name: '赞成' }).click();
    await expect(page.getByText('已投：赞成')).toBeVisible();
  }
  await enter(page, 'allianceSecretariat');
  await go(page, meetingPath);
  await page.getByRole('button', { name: '结束表决' }).click();
  await expect(page.locator('.status', { hasText: '通过' }).first()).toBeVisible();
  const dialog = await dialogOf(page, '形成决议');
  await dialog.getByLabel('决议事项').fill(RESOLUTION);
  await dialog.getByLabel('完成期限').fill(dayFromNow(40));
  await dialog.getByLabel('完成标准').fill('经企业确认的放款');
  await dialog.getByLabel('承担单位').selectOption({ label: bankName });
  await dialog.getByLabel('依据的表决').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: '形成决议' }).click();
  await gone(page);
  await expect(page.getByRole('link', { name: RESOLUTION })).toBeVisible();
  await inspect(page, 'meeting');
  await step(page, '会议结束');
  const minutes = await dialogOf(page, '提交纪要会签');
  await minutes.getByLabel('纪要').fill('会议审议通过一项决议。');
  await minutes.getByRole('button', { name: '提交纪要会签' }).click();
  await gone(page);
  for (const role of ['bank', 'institute', 'parkOfficer'] as const) {
    await enter(page, role);
    await go(page, meetingPath);
    await step(page, '会签');
  }
  await expect(page.locator('.status', { hasText: '已归档' })).toBeVisible();
});

test('an enterprise raises a question at a meeting and makes it a need with one click', async ({ page }) => {
  await enter(page, 'enterprise');
  await go(page, '/meetings');
  await page
    .getByRole('link', { name: /理事会第四次会议/ })
    .first()
    .click();
  await settled(page);
  // The council is not its body: it reads along, and asks nothing there.
  await expect(page.getByRole('button', { name: '提出问题' })).toHaveCount(0);
  await enter(page, 'allianceSecretariat');
  await go(page, '/meetings/new');
  await page.getByLabel('会议名称').fill('成员座谈会');
  await page.getByLabel('开始时间').fill(`${dayFromNow(1)}T09:30`);
  await page.getByLabel('结束时间').fill(`${dayFromNow(1)}T11:00`);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '成员座谈会' })).toBeVisible();
  const talk = new URL(page.url()).pathname;
  await step(page, '发出通知');
  await enter(page, 'enterprise');
  await go(page, talk);
  const dialog = await dialogOf(page, '提出问题');
  await dialog.getByLabel('问题').fill('缺少短期周转资金');
  await dialog.getByLabel('需要的支持').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: '提出问题' }).click();
  await gone(page);
  await page.getByRole('button', { name: '转为需求' }).click();
  await page.getByRole('link', { name: '已转为需求' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '修改需求草稿' })).toBeVisible();
});

test('a member posts on the list of needs; another claims it, and it is a case', async ({ page }) => {
  await enter(page, 'enterprise');
  await go(page, '/postings');
  await inspect(page, 'postings');
  const dialog = await dialogOf(page, '发布');
  await dialog.getByLabel('事项').fill(POSTING);
  await dialog.getByLabel('类别').selectOption({ label: '金融' });
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(page.getByRole('heading', { level: 1, name: POSTING })).toBeVisible();
  postingPath = new URL(page.url()).pathname;
  await enter(page, 'bank');
  await go(page, postingPath);
  const claim = await dialogOf(page, '认领');
  await claim.getByLabel('给对方的话').fill('可按订单授信');
  await claim.getByRole('button', { name: '认领' }).click();
  await gone(page);
  await expect(page.locator('.status', { hasText: '已认满' })).toBeVisible();
  await inspect(page, 'posting');
  await page.getByRole('link', { name: /^办件/ }).last().click();
  await settled(page);
  casePath = new URL(page.url()).pathname;
  await expect(page.getByRole('heading', { name: '缘起' })).toBeVisible();
});

/** What a page of the platform answers under `/api`, as the one signed in sees it. */
const answer = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate<T>(`fetch('/api${path}').then((one) => one.json())`);
interface Counted {
  readonly byKind: readonly { kind: string; outcomes: number; amountFen: number }[];
}
const drawn = (counted: Counted) =>
  counted.byKind.find((row) => row.kind === 'credit_drawn') ?? { outcomes: 0, amountFen: 0 };

/** The bank's place in the campaign that runs, for what was drawn. */
async function standingOf(page: Page): Promise<{ value: number; outcomes: number }> {
  const { items } = await answer<{ items: { regionId: string; id: string; status: string }[] }>(page, '/campaigns');
  const running = items.find((one) => one.status === 'running');
  const { standings } = await answer<{
    standings: { goals: { kind: string; rows: { name: string; value: number; outcomes: number }[] }[] };
  }>(page, `/campaigns/${running?.regionId}/${running?.id}`);
  const row = standings.goals.find((goal) => goal.kind === 'credit_drawn')?.rows.find((one) => one.name === bankName);
  return { value: row?.value ?? 0, outcomes: row?.outcomes ?? 0 };
}

test('the resolution is followed to an outcome: alliance, member, meeting, posting and indicator show the same, once', async ({
  page,
}) => {
  await enter(page, 'allianceSecretariat');
  const { org, regionId } = await page.evaluate<{ org: number; regionId: string }>(
    `fetch('/api/session').then((one) => one.json()).then(({ actor }) => actor)`,
  );
  const before = await answer<{ total: { outcomes: number } }>(page, `/indicators?alliance=${org}&kind=credit_drawn`);

  const standingBefore = await standingOf(page);

  await enter(page, 'bank');
  await page.getByRole('link', { name: RESOLUTION }).click();
  await settled(page);
  const link = await dialogOf(page, '关联已有办件');
  await pick(page, '办件', POSTING);
  await link.getByRole('button', { name: '关联办件' }).click();
  await gone(page);
  await page.getByRole('link', { name: '打开办件' }).click();
  await settled(page);
  await expect(page).toHaveURL(new RegExp(casePath));
  await expect(page.getByText('来自会议决议')).toBeVisible();
  await expect(page.getByText('来自三张清单')).toBeVisible();
  const report = await dialogOf(page, '填报成效');
  await report.getByLabel('成效类别').selectOption({ label: '实际放款' });
  await report.getByLabel('金额').fill('500万元');
  await report.getByLabel('证据类型').selectOption({ label: '借款合同' });
  await report.getByLabel('证据编号').fill('联盟银借字〔2026〕第0088号');
  await report.getByLabel('证据文件').setInputFiles(pdf('借款合同.pdf'));
  await expect(report.getByText('借款合同.pdf')).toBeVisible();
  await report.getByRole('button', { name: '提交填报' }).click();
  await gone(page);
  await go(page, meetingPath);
  await expect(page.getByText('另有 1 项待确认，未计入')).toBeVisible();

  await enter(page, 'enterprise');
  await page.getByRole('link', { name: /实际放款 500 万元/ }).click();
  await settled(page);
  await page.getByRole('button', { name: '确认属实' }).click();
  await settled(page);

  await enter(page, 'bank');
  for (const path of [meetingPath, postingPath]) {
    await go(page, path);
    await expect(page.getByText('1 项 · 500 万元').first()).toBeVisible();
  }
  await enter(page, 'allianceSecretariat');
  const alliances = await answer<{ items: { regionId: string; id: string; org: number }[] }>(page, '/alliances');
  const own = alliances.items.find((one) => one.org === org);
  const counted = drawn(await answer<Counted>(page, `/alliances/${own?.regionId}/${own?.id}/outcomes`));
  const after = await answer<{ total: { outcomes: number; amountFen: number } }>(
    page,
    `/indicators?alliance=${org}&kind=credit_drawn`,
  );
  expect(after.total.outcomes).toBe(before.total.outcomes + 1);
  expect([counted.outcomes, counted.amountFen]).toEqual([after.total.outcomes, after.total.amountFen]);
  expect(regionId).toHaveLength(6);
  const standing = await standingOf(page);
  expect(standing.value - standingBefore.value).toBe(500_000_000);
  expect(standing.outcomes - standingBefore.outcomes).toBe(1);
  const members = await answer<{ items: { name: string | null; counted: Counted['byKind'] }[] }>(
    page,
    `/alliances/${own?.regionId}/${own?.id}/members?text=${encodeURIComponent(bankName)}`,
  );
  const share = members.items.find((one) => one.name === bankName)?.counted.find((row) => row.kind === 'credit_drawn');
  expect(share?.amountFen).toBeGreaterThanOrEqual(500_000_000);
  await go(page, `/alliances/${own?.regionId}/${own?.id}/members?text=${encodeURIComponent(bankName)}`);
  await expect(page.getByText(/实际放款 \d+ 项/).first()).toBeVisible();
  await go(page, `/indicators?alliance=${org}`);
  await inspect(page, 'indicators-alliance');
});
