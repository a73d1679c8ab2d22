import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The room map catches what it forbids: a small tree with the folders of ours, in which every rule is broken once, and one in which none is. */
const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
const CAPABILITIES = configuration.forbidden
  .map((rule) => /^order-(.+)$/.exec(rule.name)?.[1])
  .filter((room) => room !== undefined);

/** A planted violation: file → what it imports. A file may stand in several. */
const PLANTED: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'room-kernel': [['kernel/a.ts', 'vocabulary/a.ts']],
  'room-vocabulary': [['vocabulary/a.ts', 'eligibility/a.ts']],
  'room-eligibility': [['eligibility/a.ts', 'relevance/a.ts']],
  'room-relevance': [['relevance/a.ts', 'exchange/a.ts']],
  'room-restoration': [['restoration/a.ts', 'storage/a.ts']],
  'room-extraction': [['extraction/a.ts', 'capabilities/facts/a.service.ts']],
  'room-exchange': [['exchange/a.ts', 'http/a.ts']],
  'room-storage': [['storage/a.ts', 'http/a.ts']],
  'room-http': [['http/a.ts', 'capabilities/accounts/a.service.ts']],
  'room-webkit': [['webkit/a.tsx', 'web/a.tsx']],
  ...Object.fromEntries(
    CAPABILITIES.map((room, index) => [
      `order-${room}`,
      [
        [
          `capabilities/${room}/a.service.ts`,
          `${CAPABILITIES[index + 1] ? `capabilities/${CAPABILITIES[index + 1]}/a.service.ts` : 'app/a.ts'}`,
        ],
      ],
    ]),
  ),
  'no-circular': [
    ['kernel/b.ts', 'kernel/c.ts'],
    ['kernel/c.ts', 'kernel/b.ts'],
  ],
  'no-orphans': [['kernel/alone.ts', '']],
  'pure-files': [['capabilities/facts/a.rules.ts', 'capabilities/facts/a.store.ts']],
  'pure-rooms': [['vocabulary/b.ts', 'node:fs']],
  'own-store-only': [['capabilities/needs/b.service.ts', 'capabilities/facts/a.store.ts']],
  'storage-only-in-stores': [['capabilities/needs/c.service.ts', 'storage/a.ts']],
  'http-only-in-routes': [['capabilities/needs/d.service.ts', 'http/a.ts']],
  'browser-never-reaches-server': [['capabilities/needs/Page.tsx', 'capabilities/needs/a.service.ts']],
  'browser-no-node': [['web/b.tsx', 'node:path']],
  'tests-are-leaves': [['kernel/d.ts', 'kernel/d.test.ts']],
};

/** The same folders, every import allowed. */
const CLEAN: readonly (readonly [from: string, to: string])[] = [
  ['vocabulary/a.ts', 'kernel/a.ts'],
  ['eligibility/a.ts', 'vocabulary/a.ts'],
  ['storage/a.ts', 'kernel/a.ts'],
  ['storage/a.ts', 'node:fs'],
  ['http/a.ts', 'storage/a.ts'],
  ['webkit/a.tsx', 'kernel/a.ts'],
  ['capabilities/facts/a.store.ts', 'storage/a.ts'],
  ['capabilities/facts/a.service.ts', 'capabilities/facts/a.store.ts'],
  ['capabilities/facts/a.service.ts', 'eligibility/a.ts'],
  ['capabilities/facts/a.routes.ts', 'http/a.ts'],
  ['capabilities/facts/a.routes.ts', 'capabilities/facts/a.service.ts'],
  ['capabilities/needs/a.service.ts', 'capabilities/facts/a.service.ts'],
  ['capabilities/needs/Page.tsx', 'capabilities/needs/a.schema.ts'],
  ['capabilities/needs/Page.tsx', 'webkit/a.tsx'],
  ['app/a.ts', 'capabilities/needs/a.service.ts'],
  ['app/a.ts', 'capabilities/facts/a.routes.ts'],
  ['web/a.tsx', 'capabilities/needs/Page.tsx'],
  ['kernel/a.test.ts', 'kernel/a.ts'],
  ['kernel/a.test.ts', 'node:fs'],
];

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-rooms-'));
});
afterAll(() => rmSync(root, { recursive: true }));

function violationsOf(name: string, imports: readonly (readonly [string, string])[]): Set<string> {
  const place = join(root, name);
  const texts = new Map<string, string[]>();
  for (const [from, to] of imports) {
    const lines = texts.get(from) ?? [];
    texts.set(from, lines);
    if (to === '') continue;
    const up = '../'.repeat(from.split('/').length - 1);
    lines.push(`import '${to.startsWith('node:') ? to : `${up}${to}`}';`);
    if (!to.startsWith('node:') && !texts.has(to)) texts.set(to, []);
  }
  for (const [file, lines] of texts) {
    const path = join(place, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.join('\n')}\nexport const name = '${file}';\n`);
  }
  copyFileSync('tsconfig.base.json', join(place, 'tsconfig.base.json'));
  copyFileSync('.dependency-cruiser.cjs', join(place, '.dependency-cruiser.cjs'));
  const run = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: place, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!run.stdout) throw new Error(run.stderr);
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { rule: { name: string; severity: string } }[] };
  };
  return new Set(summary.violations.filter(({ rule }) => rule.severity === 'error').map(({ rule }) => rule.name));
}

test('every rule of the map has its planted violation here, and no other is planted', () => {
  expect(Object.keys(PLANTED).sort()).toEqual(configuration.forbidden.map((rule) => rule.name).sort());
});

test('every planted violation is caught under the name of its rule', () => {
  const caught = violationsOf('broken', Object.values(PLANTED).flat());
  expect(Object.keys(PLANTED).filter((rule) => !caught.has(rule))).toEqual([]);
});

test('one alone is caught as well as all together', () => {
  const rule = 'browser-never-reaches-server';
  expect([...violationsOf('alone', PLANTED[rule] ?? [])]).toContain(rule);
});

test('a tree that keeps to the map passes', () => {
  expect([...violationsOf('clean', CLEAN)]).toEqual([]);
});
