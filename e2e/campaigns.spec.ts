import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, inspect, pick, settled } from './support.ts';

/** 比学赶超: pledged, kept by a case, confirmed; campaign, alliance and indicator show one figure; the closing report downloads. */
test.describe.configure({ mode: 'serial' });

const CAMPAIGN = '百日服务竞赛';
const PLEDGE = '季度内放款八百万元';
const CASE = '竞赛期周转贷款';
let campaignPath = '';
let allianceOrg = 0;

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
async function step(page: Page, name: string): Promise<void> {
  const dialog = await dialogOf(page, name);
  await dialog.getByRole('button', { name, exact: true }).click();
  await gone(page);
}
const answer = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate<T>(`fetch('/api${path}').then((one) => one.json())`);
/** A command in the name of whoever is signed in, for what other journeys walk on screen. */
const send = <T>(page: Page, path: string, body: object, version?: number): Promise<T> =>
  page.evaluate<T>(
    `fetch('/api${path}', { method: 'POST', body: ${JSON.stringify(JSON.stringify(body))}, headers: { 'content-type': 'application/json', 'x-langqiao': '1', 'idempotency-key': crypto.randomUUID()${version === undefined ? '' : `, 'if-match': '"${version}"'`} } }).then((one) => one.json())`,
  );
interface Row {
  readonly regionId: string;
  readonly id: string;
  readonly version: number;
}

test('a campaign is drafted with its goal, opened and started', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  allianceOrg = await page.evaluate<number>(
    `fetch('/api/session').then((one) => one.json()).then(({ actor }) => actor.org)`,
  );
  await go(page, '/campaigns');
  await inspect(page, 'campaigns');
  await page.getByRole('link', { name: '发起活动' }).click();
  await page.getByLabel('活动名称').fill(CAMPAIGN);
  await page.getByRole('textbox', { name: /^目的与要求/ }).fill('比服务、学先进、赶进度、超目标');
  await page.getByLabel('目标值').fill('2000万元');
  await inspect(page, 'campaign-form');
  await page.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByRole('heading', { level: 1, name: CAMPAIGN })).toBeVisible();
  campaignPath = new URL(page.url()).pathname;
  await step(page, '开放报名');
  await step(page, '开始');
  await expect(page.locator('.status', { hasText: '进行中' }).first()).toBeVisible();
});

test('two organisations take part and pledge; one ties its pledge to a case', async ({ page }) => {
  for (const role of ['institute', 'bank'] as const) {
    await enter(page, role);
    await go(page, campaignPath);
    const join = await dialogOf(page, '参加');
    if (role === 'bank') {
      await join.getByLabel('在岗人数').fill('40');
      await join.getByLabel('数据来源').fill('单位年报');
    }
    await join.getByRole('button', { name: '参加', exact: true }).click();
    await gone(page);
    const pledge = await dialogOf(page, '作出承诺');
    await pledge
      .getByRole('textbox', { name: '承诺', exact: true })
      .fill(role === 'bank' ? PLEDGE : '协助放款三百万元');
    await pledge.getByLabel('期限').fill(dayFromNow(25));
    await pledge.getByLabel('岗位').fill('客户经理');
    await pledge.getByLabel('目标金额').fill(role === 'bank' ? '800万元' : '300万元');
    await pledge.getByRole('button', { name: '作出承诺' }).click();
    await expect(page.locator('.status', { hasText: '推进中' })).toBeVisible();
  }
  await enter(page, 'enterprise');
  const posting = await send<Row>(page, '/postings', {
    list: 'need',
    alliance: allianceOrg,
    kind: 'finance',
    title: CASE,
  });
  await enter(page, 'bank');
  await send(page, `/postings/${posting.regionId}/${posting.id}/claims`, {});
  await go(page, '/pledges');
  await inspect(page, 'pledges');
  await page.getByRole('link', { name: PLEDGE }).click();
  await settled(page);
  const tie = await dialogOf(page, '关联办件');
  await pick(page, '关联办件', CASE);
  await tie.getByRole('button', { name: '关联办件' }).click();
  await gone(page);
  await expect(page.getByRole('link', { name: CASE })).toBeVisible();
});

test('the outcome is confirmed: standings, alliance and indicator show the same; the report is frozen and downloads', async ({
  page,
}) => {
  await enter(page, 'bank');
  const cases = await answer<{ items: (Row & { title: string })[] }>(page, '/cases?scope=visible&limit=100');
  const own = cases.items.find((one) => one.title === CASE);
  const outcome = await send<Row>(page, `/cases/${own?.regionId}/${own?.id}/outcomes`, {
    kind: 'credit_drawn',
    amountFen: 900_000_000,
    period: dayFromNow(0).slice(0, 7),
    happenedOn: dayFromNow(0),
    evidence: { type: 'loanContract', number: '竞赛银借字〔2026〕第0031号' },
  });
  await enter(page, 'enterprise');
  await go(page, `/outcomes/${outcome.regionId}/${outcome.id}`);
  await page.getByRole('button', { name: '确认属实' }).click();
  await settled(page);

  await enter(page, 'allianceSecretariat');
  await go(page, campaignPath);
  await expect(page.getByText('900 万元').first()).toBeVisible();
  await inspect(page, 'campaign');
  interface View {
    readonly standings: { readonly goals: readonly { readonly total: { outcomes: number; amountFen: number } }[] };
    readonly fromMonth: string;
    readonly toMonth: string;
  }
  const view = await answer<View>(page, campaignPath);
  const indicator = await answer<{ total: { outcomes: number; amountFen: number } }>(
    page,
    `/indicators?alliance=${allianceOrg}&kind=credit_drawn&from=${view.fromMonth}&to=${view.toMonth}`,
  );
  const alliances = await answer<{ items: (Row & { org: number })[] }>(page, '/alliances');
  const alliance = alliances.items.find((one) => one.org === allianceOrg);
  const counted = await answer<{ byKind: { kind: string; amountFen: number }[] }>(
    page,
    `/alliances/${alliance?.regionId}/${alliance?.id}/outcomes`,
  );
  const all = await answer<{ total: { amountFen: number } }>(
    page,
    `/indicators?alliance=${allianceOrg}&kind=credit_drawn`,
  );
  const total = view.standings.goals[0]?.total;
  expect([total?.outcomes, total?.amountFen]).toEqual([indicator.total.outcomes, indicator.total.amountFen]);
  expect(counted.byKind.find((row) => row.kind === 'credit_drawn')?.amountFen).toBe(all.total.amountFen);

  await step(page, '收官');
  await expect(page.getByText('复算，与冻结结果一致')).toBeVisible();
  await step(page, '发布报告');
  for (const [button, ending] of [
    ['下载总结报告', '.docx'],
    ['导出排名', '.xlsx'],
  ] as const) {
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    expect((await file).suggestedFilename()).toContain(ending);
  }
  await enter(page, 'bank');
  await go(page, campaignPath);
  await page.getByRole('link', { name: PLEDGE }).click();
  await settled(page);
  await expect(page.locator('.status', { hasText: '已兑现' })).toBeVisible();
  await inspect(page, 'pledge');
});
