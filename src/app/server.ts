import { resolve } from 'node:path';
import { prepareSetUp } from '../capabilities/accounts/account.service.ts';
import { dayInShanghai, systemClock } from '../kernel/clock.ts';
import { consoleText, DomainError } from '../kernel/errors.ts';
import { randomIds } from '../kernel/ids.ts';
import { openDatabase } from '../storage/database.ts';
import { readConfig } from './config.ts';
import { tellDemoCampaigns } from './demoCampaigns.ts';
import { tellDemoCooperation } from './demoCooperation.ts';
import { tellDemoLoop } from './demoLoop.ts';
import { tellDemoMatchEvents } from './demoMatchEvents.ts';
import { tellDemoPages } from './demoPages.ts';
import { tellDemoParty } from './demoParty.ts';
import { loadDemoWorld } from './demoWorld.ts';
import { backupInto, untilNight } from './nightly.ts';
import { wire } from './wire.ts';
import { startWorker } from './worker.ts';

/** `npm start`: opens the database, fills the demonstration world once, serves. */

const READ_AHEAD_MS = 5_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A past for the demonstration, told through the use cases of people; answers how many needs were followed. */
async function tellStories(deps: Parameters<typeof tellDemoLoop>[0]): Promise<number> {
  const stories = await tellDemoLoop(deps);
  await tellDemoMatchEvents(deps);
  await tellDemoCooperation(deps);
  await tellDemoCampaigns(deps);
  await tellDemoParty(deps);
  await tellDemoPages(deps);
  return stories;
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const sql = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: resolve(config.dataDir),
    templateDir: resolve('dist/template'),
  });
  const deps = { clock: systemClock, ids: randomIds, fetch: config.fetch, model: config.model };
  if (config.profile === 'demo' && (await loadDemoWorld(sql, deps, config.demoEnterprises))) {
    const stories = await tellStories({ sql, ...deps });
    say(`已写入演示数据：合成企业与 ${stories} 个办理示例；公开机构注明出处。Demo data loaded.`);
  }
  const { app, population } = await wire({
    sql,
    ...deps,
    profile: config.profile,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    log: true,
    webRoot: resolve('dist/web'),
    populationFile: resolve(`${config.dataDir}.population`),
  });
  const stopWorker = startWorker({
    sql,
    ...deps,
    population,
    onError: (what, error) => app.log.error({ err: error }, what),
  });
  const saveNow = () =>
    backupInto(sql, resolve(config.backupDir), systemClock.now()).then(
      (path) => say(`已备份 ${path}`),
      (error: unknown) => app.log.error({ err: error }, 'backup'),
    );
  // The first question over everybody should not wait for the reading of everybody, nor should the first pages wait for that.
  const readAhead = setTimeout(
    () =>
      population
        .size(dayInShanghai(systemClock.now()))
        .catch((error: unknown) => app.log.info({ err: error }, 'population')),
    READ_AHEAD_MS,
  );
  readAhead.unref();
  const everyNight = () => setTimeout(() => void saveNow().then(everyNight), untilNight(systemClock.now())).unref();
  everyNight();
  process.on('SIGUSR2', () => void saveNow());
  const stop = async () => {
    await app.close();
    await stopWorker();
    await sql.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  if (config.profile === 'production') {
    const token = await prepareSetUp(sql);
    if (token) say(`首次启动：打开页面创建系统管理员，初始化口令 Set-up token: ${token}`);
  }
  say(
    sql.engine === 'pglite'
      ? '内嵌数据库：进程崩溃不丢已确认的数据，断电可能丢失；适合约十人同时使用。Embedded database: survives a killed process, not a power cut; for about ten people at once.'
      : `PostgreSQL：${sql.version.split(' ').slice(0, 2).join(' ')}`,
  );
  say(`廊桥 Langqiao  http://${config.host}:${port}`);
}

start().catch((error: unknown) => {
  const fields =
    error instanceof DomainError ? error.fields.map((field) => `${field.path}: ${field.text?.zh ?? field.code}`) : [];
  process.stderr.write(`${[consoleText(error), ...fields].join('\n')}\n`);
  process.exit(1);
});
