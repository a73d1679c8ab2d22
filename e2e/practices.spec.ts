import { expect, type Page, test } from '@playwright/test';
import { dayFromNow, enter, inspect, pick, settled } from './support.ts';

/** 典型案例: put forward, consented to, scored by those without an interest, published, found by words, adopted. */
test.describe.configure({ mode: 'serial' });

const ROUND = '年度典型案例评选';
const PRACTICE = '订单融资一次办成';
const CASE = '薄利订单周转贷款';
let roundPath = '';
let practicePath = '';
let names: Record<string, string> = {};

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
interface Claimed extends Row {
  readonly claims: readonly { readonly caseRef: Row | null }[];
}
const orgOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`fetch('/api/session').then((one) => one.json()).then(({ actor }) => actor.org)`);

async function posted(page: Page, alliance: number, title: string, by: 'bank' | 'institute'): Promise<Row> {
  await enter(page, 'enterprise');
  const posting = await send<Row>(page, '/postings', { list: 'need', alliance, kind: 'finance', title });
  await enter(page, by);
  const { claims } = await send<Claimed>(page, `/postings/${posting.regionId}/${posting.id}/claims`, {});
  const ref = claims[0]?.caseRef;
  if (!ref) throw new Error('no case');
  return ref;
}

test('a round is opened with criteria and jurors', async ({ page }) => {
  names = {
    bank: await enter(page, 'bank'),
    institute: await enter(page, 'institute'),
    partyDesk: await enter(page, 'partyDesk'),
  };
  await enter(page, 'allianceSecretariat');
  const alliance = await orgOf(page);
  const ref = await posted(page, alliance, CASE, 'bank');
  const outcome = await send<Row>(page, `/cases/${ref.regionId}/${ref.id}/outcomes`, {
    kind: 'credit_drawn',
    amountFen: 320_000_000,
    period: dayFromNow(0).slice(0, 7),
    happenedOn: dayFromNow(0),
    evidence: { type: 'loanContract', number: '案例银借字〔2026〕第0007号' },
  });
  await enter(page, 'enterprise');
  await send(page, `/outcomes/${outcome.regionId}/${outcome.id}/confirm`, {}, outcome.version);
  await enter(page, 'bank');
  const { version } = await page.evaluate<Row>(
    `fetch('/api/cases/${ref.regionId}/${ref.id}').then((one) => one.json())`,
  );
  await send(page, `/cases/${ref.regionId}/${ref.id}/close`, { reason: 'helped' }, version);
  await posted(page, alliance, '借鉴订单融资', 'institute');

  await enter(page, 'allianceSecretariat');
  await go(page, '/practice-rounds');
  const dialog = await dialogOf(page, '发起评选');
  await dialog.getByLabel('评选名称').fill(ROUND);
  for (const name of Object.values(names)) await pick(page, '评委单位', name);
  await dialog.getByRole('button', { name: '发起评选' }).click();
  await expect(page.getByRole('heading', { level: 1, name: ROUND })).toBeVisible();
  roundPath = new URL(page.url()).pathname;
  await inspect(page, 'practice-round');
});

test('a finished case is put forward and its firm consents', async ({ page }) => {
  await enter(page, 'bank');
  await go(page, '/practices/new');
  await page.getByLabel('案例名称').fill(PRACTICE);
  await page.getByLabel('类别').selectOption('finance');
  await page.getByLabel('背景').fill('企业接到长期订单，流动资金不足。');
  await page.getByLabel('做法').fill('银行以订单为依据放款，园区核实订单真实性。');
  await page.getByLabel('如何借鉴').fill('有稳定订单的企业都可照此办理。');
  await pick(page, '办件', CASE);
  await page.getByLabel('评选活动').selectOption({ label: ROUND });
  await inspect(page, 'practice-form');
  await page.getByRole('button', { name: '推荐案例' }).click();
  await expect(page.getByRole('heading', { level: 1, name: PRACTICE })).toBeVisible();
  practicePath = new URL(page.url()).pathname;
  await expect(page.getByText('1 项 · 320 万元')).toBeVisible();
  await enter(page, 'enterprise');
  await go(page, practicePath);
  await step(page, '同意发布');
  await expect(page.locator('.status', { hasText: '待评审' })).toBeVisible();
});

test('two jurors score, the one with an interest stands aside; the mean is published', async ({ page }) => {
  await enter(page, 'allianceSecretariat');
  await go(page, roundPath);
  await step(page, '开始评分');
  await enter(page, 'bank');
  await go(page, practicePath);
  await expect(page.getByText('本单位应当回避：是推荐单位')).toBeVisible();
  await expect(page.getByRole('button', { name: '评分' })).toHaveCount(0);
  for (const [role, marks] of [
    ['institute', ['9', '8']],
    ['partyDesk', ['8', '7']],
  ] as const) {
    await enter(page, role);
    await go(page, practicePath);
    const dialog = await dialogOf(page, '评分');
    await dialog.getByLabel('成效').fill(marks[0]);
    await dialog.getByLabel('如何借鉴').fill(marks[1]);
    await dialog.getByRole('button', { name: '评分', exact: true }).click();
    await gone(page);
  }
  await enter(page, 'allianceSecretariat');
  await go(page, roundPath);
  await step(page, '结束评选');
  await go(page, practicePath);
  await expect(page.getByText('平均 80.00 分')).toBeVisible();
  await step(page, '发布');
});

test('it is found by words and adopted; withdrawn consent takes it out of the library', async ({ page }) => {
  await enter(page, 'institute');
  await go(page, '/practices?text=订单放款');
  await inspect(page, 'practices');
  await page.getByRole('link', { name: PRACTICE }).click();
  await settled(page);
  const dialog = await dialogOf(page, '登记借鉴');
  await dialog.getByRole('textbox', { name: '说明' }).fill('照此做法对接订单融资');
  await pick(page, '本单位办件', '借鉴订单融资');
  await dialog.getByRole('button', { name: '登记借鉴' }).click();
  await gone(page);
  await expect(page.getByText('1 个单位已借鉴')).toBeVisible();
  await inspect(page, 'practice');
  await enter(page, 'enterprise');
  await go(page, practicePath);
  await step(page, '撤回同意');
  await enter(page, 'parkOfficer');
  await go(page, '/practices?text=订单放款');
  await expect(page.getByRole('link', { name: PRACTICE })).toHaveCount(0);
});
