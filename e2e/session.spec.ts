import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { enter, expectAccessible, settled } from './support.ts';

test('a session that ended leads to the door, and through it back to the same page', async ({ page }) => {
  await enter(page, 'parkOfficer');
  await page.goto('/enterprises');
  await settled(page);
  await page.context().clearCookies();
  await page.getByRole('searchbox').fill('示例');
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await page.locator('.role-door', { hasText: '园区服务专员' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '企业' })).toBeVisible();
});

test('an address one may not open says so; an address that does not exist says so', async ({ page }) => {
  await enter(page, 'bank');
  await page.goto('/accounts');
  await expect(page.getByRole('alert')).toContainText('不能执行此操作');
  await page.goto('/needs/310117/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('alert')).toContainText('没有找到');
  await page.goto('/no-such-page');
  await expect(page.getByText('没有这一页')).toBeVisible();
  await expectAccessible(page);
});

test('two tabs change one draft: the second is told, and what was written is kept', async ({ page, context }) => {
  await enter(page, 'enterprise');
  await page.goto('/needs/new');
  await page.getByLabel('空间').check();
  await page.getByLabel('一句话说明').fill('扩租标准厂房');
  await page.getByLabel('具体情况').fill('需要 3,000 平方米标准厂房。');
  await page.getByRole('button', { name: '存为草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '修改需求草稿' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('一句话说明').fill('扩租标准厂房与仓库');
  await other.getByRole('button', { name: '存为草稿' }).click();
  await expect(other.getByText('草稿已保存')).toBeVisible();
  await page.getByLabel('具体情况').fill('需要 5,000 平方米标准厂房。');
  await page.getByRole('button', { name: '存为草稿' }).click();
  await expect(page.getByRole('alert')).toContainText('刚被别人改过');
  await expect(page.getByLabel('具体情况')).toHaveValue('需要 5,000 平方米标准厂房。');
});

test.describe('in production', () => {
  let server: ChildProcess;
  let data = '';
  let address = '';
  let token = '';

  test.beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'langqiao-production-'));
    const { DATABASE_URL: _, ...environment } = process.env;
    server = spawn(process.execPath, ['dist/server/server.js'], {
      env: {
        ...environment,
        LANGQIAO_DATA: join(data, 'data'),
        LANGQIAO_PORT: '0',
        LANGQIAO_PROFILE: 'production',
        LANGQIAO_ACCEPT_EMBEDDED: '1',
      },
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
        if (address) resolve();
      });
      server.once('exit', () => reject(new Error(said)));
    });
    token = /token: (\S+)/.exec(said)?.[1] ?? '';
  });

  test.afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  });

  test('there is no demo door; who reads the console creates the first administrator, who signs in again', async ({
    page,
  }) => {
    const password = 'a-long-pass-phrase-for-one-test';
    await page.goto(`${address}/sign-in`);
    await expect(page.getByRole('heading', { name: '首次启动' })).toBeVisible();
    await expect(page.locator('.role-door')).toHaveCount(0);
    await page.getByLabel('设置口令').fill(token);
    await page.getByLabel('登录名').fill('first-admin');
    await page.getByLabel('称呼').fill('管理员');
    await page.getByLabel('密码').fill('short');
    await page.getByRole('button', { name: '创建并登录' }).click();
    await expect(page.getByText('密码至少 12 个字符').first()).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '创建并登录' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
    await page.getByRole('link', { name: '账号', exact: true }).first().click();
    await expect(page.getByText('first-admin').first()).toBeVisible();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('登录名').fill('first-admin');
    await page.getByLabel('密码').fill('not-the-password-at-all');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  });
});
