import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../kernel/clock.ts';
import { consoleText } from '../kernel/errors.ts';
import { randomIds } from '../kernel/ids.ts';
import { backup, restore } from '../storage/backup.ts';
import { openDatabase } from '../storage/database.ts';
import type { Sql } from '../storage/sql.ts';
import { readConfig } from './config.ts';
import { loadDemoWorld } from './demoWorld.ts';
import { evaluateCommand } from './evaluateCommand.ts';
import { factsCommand } from './factsCommand.ts';
import { intakeCommand } from './intakeCommand.ts';
import { noticeCommand } from './noticeCommand.ts';
import { tour } from './tour.ts';
import { verifyAll } from './verify.ts';
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

const verify = (sql: Sql): Promise<boolean> => verifyAll(sql, systemClock, say);

function argument(index: number, name: string): string {
  const value = process.argv[index];
  if (!value) throw new Error(`缺少参数 ${name}。Missing argument ${name}.`);
  return value;
}

async function saveBackup(sql: Sql): Promise<boolean> {
  const path = resolve(argument(3, 'FILE'));
  const { rows, hash } = await backup(sql, path);
  say(`已备份 ${rows} 行到 ${path}，校验值 ${hash.slice(0, 16)}`);
  return true;
}

async function loadBackup(sql: Sql): Promise<boolean> {
  const rows = await restore(sql, resolve(argument(3, 'FILE')));
  say(`已恢复 ${rows} 行`);
  return verify(sql);
}

/** Moves the embedded database into an empty PostgreSQL: through a backup, so that what arrives has been checked. */
async function toPostgres(): Promise<number> {
  const url = argument(3, 'postgres://…');
  const directory = await mkdtemp(join(tmpdir(), 'langqiao-'));
  const file = join(directory, 'move.gz');
  try {
    await withDatabase(async (sql) => {
      await backup(sql, file);
      return true;
    });
    const target = await openDatabase({ databaseUrl: url, dataDir: null, templateDir: null });
    try {
      say(`已迁移 ${await restore(target, file)} 行到 PostgreSQL`);
      return (await verify(target)) ? 0 : 1;
    } finally {
      await target.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = {
  tour: runTour,
  migrate: () => withDatabase(async () => true),
  verify: () => withDatabase(verify),
  backup: () => withDatabase(saveBackup),
  restore: () => withDatabase(loadBackup),
  'to-postgres': toPostgres,
  evaluate: () => evaluateCommand(process.argv.slice(3)),
  facts: factsCommand,
  intake: () => intakeCommand(process.argv.slice(3)),
  notice: () => noticeCommand(process.argv.slice(3)),
  serve: async () => {
    await import('./server.ts');
    return new Promise<number>(() => undefined);
  },
};

// `langqiao tour | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const name = process.argv[2] ?? '';
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`langqiao ${Object.keys(COMMANDS).join(' | ')}\n`);
  process.exit(2);
}
command().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${consoleText(error)}\n`);
    process.exit(1);
  },
);
