import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPageFindings, stepFinding } from '../capabilities/findings/finding.api.ts';
import { comparePages, getPage, pastePage } from '../capabilities/pages/page.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { runNextJob } from '../storage/jobs.ts';
import { deliverOutbox } from '../storage/outbox.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { jobWorks, subscribersOf } from './worker.ts';

/** A changed document names what rests on it, and whose sentence is gone. */

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp(12);
});
afterAll(() => t.close());

async function everythingRuns(): Promise<void> {
  const deps = { ...t, ids: randomIds, onError: () => undefined };
  const fail = (_job: unknown, error: unknown): void => {
    throw error;
  };
  for (;;) {
    const delivered = await deliverOutbox(t.sql, subscribersOf(deps));
    if (!(await runNextJob(t.sql, jobWorks(deps), fail)) && delivered === 0) return;
  }
}

const TEXT = [
  '示例河区半年工作通报（合成）',
  '2026-07-20 来源：示例河区发布',
  '上半年，示例河区技术合同成交额达到18.3亿元。',
  '截至6月底，示例河区累计培育高新技术企业241家。',
].join('\n');

test('facts keep the sentence they came from; the change shows which of them no longer stands', async () => {
  const office = await t.as('districtOffice');
  const page = await office.must(pastePage, { body: { text: TEXT } });
  await everythingRuns();
  const { findings } = await office.must(listPageFindings, { params: page });
  expect(findings.length).toBeGreaterThanOrEqual(2);
  for (const finding of findings)
    await office.must(stepFinding, { params: finding, body: { step: 'accept' } }, { version: finding.version });
  const before = await office.must(getPage, { params: page, query: {} });
  expect(new Set(before.dependants.map((one) => one.kind))).toEqual(new Set(['finding', 'statistic']));

  await office.must(pastePage, { body: { text: TEXT.replace('18.3', '19.1'), of: page.id } });
  await everythingRuns();
  const changes = await office.must(comparePages, { params: page, query: {} });
  expect(changes.parts.filter((part) => part.kind !== 'same').map((part) => part.text)).toEqual(['18.3', '19.1']);
  const facts = changes.dependants.filter((one) => one.kind === 'finding');
  expect(facts.map((one) => [one.quote?.includes('18.3') ?? false, one.stands]).sort()).toEqual([
    [false, true],
    [true, false],
  ]);
  // The accepted fact still opens in the version it was quoted from.
  const gone = facts.find((one) => one.stands === false);
  const old = await office.must(getPage, { params: page, query: { version: gone?.versionId ?? '' } });
  expect(old.shown.text).toContain(gone?.quote ?? 'nothing');
  expect(old.currentVersion).not.toBe(old.shown.id);
});
