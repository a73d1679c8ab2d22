import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A real server process for scripts that kill, load or copy it. Everything lives in a directory or database of its own. */

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A fresh place for data: a temporary directory, and a new PostgreSQL database where LANGQIAO_TEST_DATABASE_URL names a server. */
export async function freshPlace(name, usePostgres = Boolean(process.env.LANGQIAO_TEST_DATABASE_URL)) {
  const directory = await mkdtemp(join(tmpdir(), `langqiao-${name}-`));
  const environment = { LANGQIAO_DATA: join(directory, 'data'), LANGQIAO_BACKUPS: join(directory, 'backups') };
  let drop = async () => undefined;
  if (usePostgres) {
    const url = process.env.LANGQIAO_TEST_DATABASE_URL;
    const database = `lq_${name}_${process.pid}_${Math.floor(Math.random() * 1e6)}`;
    const run = async (text) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(text);
      await client.end();
    };
    await run(`create database ${database}`);
    const target = new URL(url);
    target.pathname = `/${database}`;
    environment.DATABASE_URL = target.href;
    drop = () => run(`drop database ${database} with (force)`);
  }
  return {
    directory,
    environment,
    remove: async () => {
      await drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export async function startServer(environment, port = 20_000 + Math.floor(Math.random() * 20_000)) {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/server.js'], {
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      LANGQIAO_DEMO_ENTERPRISES: '40',
      ...environment,
      LANGQIAO_PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${errors.slice(-2000)}`);
    if (
      await fetch(`${base}/health`)
        .then((answer) => answer.ok)
        .catch(() => false)
    )
      break;
    if (tries > 1200) throw new Error('the server does not answer');
    await wait(50);
  }
  return {
    base,
    child,
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}

/** A signed-in caller over the network. */
export async function signIn(base, role) {
  const answer = await fetch(`${base}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-langqiao': '1' },
    body: JSON.stringify({ role }),
  });
  if (!answer.ok) throw new Error(`sign-in as ${role}: ${answer.status}`);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return { cookie, session: await answer.json() };
}

export async function call(base, cookie, method, path, { body, key, version, signal } = {}) {
  const answer = await fetch(`${base}/api${path}`, {
    method,
    signal,
    headers: {
      cookie,
      'x-langqiao': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}
