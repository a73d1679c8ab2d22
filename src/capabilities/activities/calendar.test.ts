import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOfLocal, localTime } from './calendar.rules.ts';

/** The hour in the calendar file whatever zone the server's machine is in: each zone is a process of its own. */

const run = promisify(execFile);
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(process.cwd(), 'node_modules/.cache/calendar-'));
  const entry = new URL('./calendarFile.ts', import.meta.url).pathname;
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: entry,
      outDir: directory,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'calendar.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rm(directory, { recursive: true, force: true }));

const event = {
  id: '00000000-0000-4000-8000-000000000001',
  title: '主题党日，含逗号; 分号',
  // 09:30 in Shanghai, the day before in New York.
  startsAt: '2026-03-08T01:30:00.000Z',
  endsAt: '2026-03-08T03:00:00.000Z',
  place: '201',
  hostName: '示例单位',
  cancelled: false,
  version: 1,
};

async function textIn(zone: string): Promise<string> {
  const script = `import { calendarText } from ${JSON.stringify(join(directory, 'calendar.mjs'))}; process.stdout.write(calendarText('廊桥', [${JSON.stringify(event)}], '2026-03-01T00:00:00.000Z'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
  });
  return stdout;
}

describe('the calendar file', () => {
  test('says the same hour in UTC under TZ=UTC, Asia/Shanghai and America/New_York', async () => {
    const texts = await Promise.all(['UTC', 'Asia/Shanghai', 'America/New_York'].map(textIn));
    for (const text of texts) {
      expect(text).toContain('DTSTART:20260308T013000Z');
      expect(text).toContain('DTEND:20260308T030000Z');
      expect(text).toContain('DTSTAMP:20260301T000000Z');
      expect(text).toContain('SUMMARY:主题党日，含逗号\\; 分号');
      expect(text).not.toMatch(/TZID|X-WR-TIMEZONE/);
      // RFC 5545: lines end with CRLF and hold at most 75 octets.
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
    expect(new Set(texts).size).toBe(1);
  });

  test('wall-clock times of forms and lists are those of Shanghai', () => {
    expect(instantOfLocal('2026-03-08 09:30')).toBe(event.startsAt);
    expect(localTime(event.startsAt)).toBe('2026-03-08 09:30');
    expect(instantOfLocal('8 March')).toBeNull();
    expect(instantOfLocal('2026-13-08 09:30')).toBeNull();
  });
});
