import { resolve } from 'node:path';
import { recountAll } from '../capabilities/indicators/indicator.service.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomIds } from '../kernel/ids.ts';
import { openDatabase } from '../storage/database.ts';
import { verifyLedger } from '../storage/ledger.ts';
import type { Sql } from '../storage/sql.ts';
import { readConfig } from './config.ts';
import { loadDemoWorld } from './demoWorld.ts';
import { tour } from './tour.ts';
import { wire } from './wire.ts';

/** `langqiao <command>`: what an operator does without the page. */

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function openConfigured(): Promise<Sql> {
  const config = readConfig({ LANGQIAO_ACCEPT_EMBEDDED: '1', ...process.env });
  return openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: resolve(config.dataDir),
    templateDir: resolve('dist/template'),
  });
}

async function withDatabase(work: (sql: Sql) => Promise<boolean>): Promise<number> {
  const sql = await openConfigured();
  try {
    return (await work(sql)) ? 0 : 1;
  } finally {
    await sql.close();
  }
}

/** Runs the loop on a database in memory, so that nothing of the user's is touched. */
async function runTour(): Promise<number> {
  const sql = await openDatabase({ databaseUrl: null, dataDir: null, templateDir: resolve('dist/template') });
  try {
    const deps = { sql, clock: systemClock, ids: randomIds };
    await loadDemoWorld(sql, deps, 300);
    const { app } = await wire({
      ...deps,
      profile: 'demo',
      publicUrl: null,
      trustProxy: false,
      requestsPerMinute: null,
      log: false,
    });
    await tour(app, say);
    await app.close();
    return 0;
  } finally {
    await sql.close();
  }
}

async function verify(sql: Sql): Promise<boolean> {
  const chain = await sql.tx({ as: 'job', why: 'verify', budgetMs: 600_000 }, verifyLedger);
  say(
    chain.intact
      ? `审计链完整：${chain.regions} 个区域，${chain.entries} 条`
      : `审计链在 ${chain.firstBreak ?? '?'} 处断裂`,
  );
  const counted = await sql.tx({ as: 'job', why: 'verify', budgetMs: 600_000 }, (tx) =>
    recountAll(tx, systemClock.now()),
  );
  say(
    counted.equal
      ? `重新计数一致：${counted.outcomes} 项成效，${counted.entries} 条明细`
      : `重新计数有 ${counted.differences.length} 处差异`,
  );
  for (const difference of counted.differences) say(`  ${difference.outcomeId}: ${difference.problem}`);
  return chain.intact && counted.equal;
}

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = {
  tour: runTour,
  migrate: () => withDatabase(async () => true),
  verify: () => withDatabase(verify),
};

const name = process.argv[2] ?? '';
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`langqiao ${Object.keys(COMMANDS).join(' | ')}\n`);
  process.exit(2);
}
command().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
