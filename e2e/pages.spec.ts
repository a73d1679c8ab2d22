import { expect, type Page, test } from '@playwright/test';
import { copyTool, randomFrom } from '../src/restoration/damage.ts';
import { enter, inspect, settled } from './support.ts';

/** 文档: a damaged page read beside its original, changed, shared, watched; hostile text never runs. */
test.describe.configure({ mode: 'serial' });

const DAMAGED = '示例园区一季度新增孵化载体六处（合成）';
const YEAR = '示例区上半年技术转移情况公布（合成）';
const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};
const open = async (page: Page, title: string): Promise<void> => {
  await go(page, '/pages');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await settled(page);
};

test('a document is found by its words and read beside its original', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, '/pages');
  await inspect(page, 'pages');
  await page.getByRole('searchbox').fill('批次担保贷款');
  await expect(page.locator('mark').first()).toBeVisible();
  await inspect(page, 'pages-search');
  await open(page, DAMAGED);
  await expect(page.locator('.reader-row').filter({ hasText: '孵化载体6处' }).first()).toBeVisible();
  await expect(page.locator('.reader-raw').filter({ hasText: '記(jì)者' })).toBeVisible();
  await expect(page.getByText('略去 · 版权声明')).toBeVisible();
  await inspect(page, 'page-reader');
});

test('every repair says what it changed, by pointer and by keyboard', async ({ page }) => {
  await enter(page, 'districtOffice');
  await open(page, DAMAGED);
  const note = page.locator('.reader-note');
  await page.locator('ins[data-edit]').filter({ hasText: '处' }).first().hover();
  await expect(note).toContainText('→');
  await page.getByRole('button', { name: '下一处' }).click();
  const first = await note.textContent();
  await page.getByRole('button', { name: '下一处' }).press('Enter');
  expect(await note.textContent()).not.toBe(first);
  await expect(page.locator('[data-edit]:focus')).toHaveCount(1);
});

test('the address of a sentence opens at the sentence', async ({ page }) => {
  await enter(page, 'enterprise');
  await open(page, YEAR);
  const path = new URL(page.url()).pathname;
  const { from, to } = await page.evaluate<{ from: number; to: number }>(
    `fetch('/api${path}').then((one) => one.json()).then(({ shown: { text } }) => ({ from: text.indexOf('每万人'), to: text.indexOf('46.5件') + 5 }))`,
  );
  await go(page, `${path}?at=${from}-${to}`);
  await expect(page.locator('.reader-at').first()).toBeInViewport();
  expect((await page.locator('.reader-row .reader-at').allTextContents()).join('')).toBe(
    '每万人发明专利拥有量为46.5件',
  );
});

test('what a later version says otherwise stands out', async ({ page }) => {
  await enter(page, 'districtOffice');
  await open(page, YEAR);
  await page.getByRole('link', { name: '与上一版比较' }).click();
  await settled(page);
  await expect(page.locator('.diff del')).toHaveText(['删去 38.4', '删去 17.2%']);
  await expect(page.locator('.diff ins')).toHaveText(['新增 39.1', '新增 19.3%']);
  await inspect(page, 'page-changes');
});

test('hostile text is shown and never runs: no script, no request, nothing reordered', async ({ page, baseURL }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (
      !request.url().startsWith(baseURL ?? '') &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    )
      outside.push(request.url());
  });
  page.on('dialog', (dialog) => {
    outside.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const attack = [
    '<script>window.ran = 1; fetch("https://evil.example/")</script>',
    '<img src="https://evil.example/x.png" onerror="window.ran = 2">',
    '<svg/onload=window.ran=3><iframe src="javascript:parent.ran=4"></iframe>',
    '<noscript><p title="</noscript><img src=x onerror=window.ran=5>"></noscript>',
    '[点击](javascript:window.ran=6) {{constructor.constructor("window.ran=7")()}}',
  ];
  await enter(page, 'districtOffice');
  await go(page, '/pages/new');
  await inspect(page, 'page-add');
  const prose = '本段为合成的正文，讲的是设备共享平台一年来服务企业的情况，全年服务企业三百二十家，收入增长一成。';
  await page.getByLabel('标题').fill('<b onclick=alert(1)>恶意</b>标题（合成）');
  await page
    .getByLabel('正文', { exact: true })
    .fill([...attack, prose, `行内\u202e反转\u202c与\u200b零宽`, '长'.repeat(60_000)].join('\n'));
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.locator('.reader-row').first()).toBeVisible();
  await settled(page);
  await page.mouse.wheel(0, 4000);
  const shown = (await page.locator('.reader-raw').allTextContents()).join('\n');
  expect(shown).toContain('<script>window.ran = 1');
  expect(shown).toContain('⟨202E⟩');
  expect(await page.evaluate<unknown>('window.ran')).toBeUndefined();

  await go(page, '/pages/new');
  await page.locator('input[type=file]').setInputFiles({
    name: '恶意.html',
    mimeType: 'text/html',
    buffer: Buffer.from(
      `<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"></head><body onload="window.ran=9">${attack.join('')}<h1>恶意网页（合成）</h1>${`<p>${prose.replaceAll('设备', '仪器')}</p><p>另外还有第二段话，说明平台在夜间也开放，预约由系统自动安排。</p>`}</body></html>`,
    ),
  });
  await expect(page.getByRole('heading', { level: 1, name: '恶意网页（合成）' })).toBeVisible();
  await settled(page);
  expect(await page.evaluate<unknown>('window.ran')).toBeUndefined();
  expect(outside).toEqual([]);
});

test('a page of 90,000 characters with thousands of repairs opens at once, at its last sentence too', async ({
  page,
}) => {
  await enter(page, 'districtOffice');
  const clean = Array.from(
    { length: 380 },
    (_, n) =>
      `第${n}段，示例园区的企业与高校共同研发设备，经济发展迅速。“创新团队入驻区内，产业链条完整。”服务机构齐全，开发区的政策持续优化，企业对办事效率表示满意。`,
  );
  const text = copyTool(
    [...clean, '末段，共有4321台设备。'].join('\n'),
    { table: 31, decoder: 'mb', shifts: true },
    randomFrom(3),
  ).text;
  const added = await page.evaluate<{ regionId: string; id: string }>(
    `fetch('/api/pages/text', { method: 'POST', body: JSON.stringify({ text: ${JSON.stringify(text)} }), headers: { 'content-type': 'application/json', 'x-langqiao': '1', 'idempotency-key': crypto.randomUUID() } }).then((one) => one.json())`,
  );
  const path = `/pages/${added.regionId}/${added.id}`;
  const length = await page.evaluate<number>(
    `fetch('/api${path}').then((one) => one.json()).then(({ shown }) => shown.text.length)`,
  );
  const start = Date.now();
  await go(page, path);
  await expect(page.locator('.reader-row').first()).toBeVisible();
  expect(Date.now() - start).toBeLessThan(6_000);
  expect(await page.locator('.reader-row').count()).toBeLessThan(320);
  await go(page, `${path}?at=${length - 9}-${length - 1}`);
  await expect(page.locator('.reader-at').first()).toBeInViewport();
  await page.getByRole('button', { name: '上一处' }).click();
  await expect(page.locator('[data-edit]:focus')).toBeInViewport();
});

test('its owner says who reads it, withdraws it and brings it back', async ({ page }) => {
  await enter(page, 'districtOffice');
  await open(page, '恶意网页（合成）');
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: '可读范围' }).click();
  await page.getByRole('dialog').getByLabel('所有登录用户').check();
  await page.getByRole('dialog').getByRole('button', { name: '可读范围' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await enter(page, 'bank');
  await go(page, path);
  await expect(page.getByRole('heading', { level: 1, name: '恶意网页（合成）' })).toBeVisible();
  await enter(page, 'districtOffice');
  await go(page, path);
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '恢复' })).toBeVisible();
  await enter(page, 'bank');
  await page.goto(path);
  await expect(page.getByText('没有找到')).toBeVisible();
});

test('addresses are watched only where fetching is allowed', async ({ page }) => {
  await enter(page, 'districtOffice');
  await go(page, '/page-sources');
  await inspect(page, 'page-sources');
  await page.getByRole('button', { name: '关注网址' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('合成政策公示');
  await dialog.getByLabel('网址').fill('http://127.0.0.1:5432/');
  await dialog.getByRole('button', { name: '关注网址' }).click();
  await expect(dialog.getByText('本系统未开通按网址添加')).toBeVisible();
});
