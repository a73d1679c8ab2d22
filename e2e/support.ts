import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type Role =
  | 'corridorOffice'
  | 'districtOffice'
  | 'parkOfficer'
  | 'allianceSecretariat'
  | 'bank'
  | 'institute'
  | 'enterprise'
  | 'partyDesk'
  | 'auditor'
  | 'administrator';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  corridorOffice: '走廊办公室',
  districtOffice: '区级部门',
  parkOfficer: '园区服务专员',
  allianceSecretariat: '联盟秘书处',
  bank: '银行',
  institute: '科研院所',
  enterprise: '企业',
  partyDesk: '党组织',
  auditor: '审计员',
  administrator: '系统管理员',
};

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SCREENSHOTS = 'docs/screenshots';

/** Enters by the door of a role; answers the name of the organisation acted for. */
export async function enter(page: Page, role: Role): Promise<string> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  const door = page.locator('.role-door', { has: page.getByText(ROLE_NAMES[role], { exact: true }) });
  const organisation = ((await door.locator('.role-org').textContent()) ?? '').trim();
  await door.click();
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  return organisation;
}

/** Nothing on its way: no skeleton, no busy button. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** No serious or critical fault that axe knows of, contrast included, and nothing wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(grave).toEqual([]);
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(sideways, 'the page is wider than the screen').toBeLessThanOrEqual(0);
}

async function draw(page: Page, name: string, width: number): Promise<void> {
  await page.screenshot({ path: `${SCREENSHOTS}/${name}-${width}.png`, fullPage: width < 500 });
}

/** Draws and checks the page shown, at desk and phone width; leaves it as it was. */
export async function inspect(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? DESKTOP;
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await settled(page);
    await expectAccessible(page);
    await draw(page, name, size.width);
  }
  await page.setViewportSize(before);
}

/** A small but real PDF: files are told by their bytes, not by their name. */
export const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
});

/** Chooses from a combobox by typing. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
}

/** Answers and dates are counted from today in Shanghai. */
export function dayFromNow(days: number): string {
  const shanghai = new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000);
  return shanghai.toISOString().slice(0, 10);
}
