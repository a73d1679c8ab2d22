import { connect } from 'node:net';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { sha256 } from '../storage/canonical.ts';
import type { Answer, Caller } from './client.ts';
import { openTestApp, type TestApp } from './testApp.ts';

/** What the hostile suites share: the real application, whose tables are compared before and after, and bytes on a real socket. */
export interface Desk {
  readonly t: TestApp;
  readonly enterprise: Caller;
  readonly own: { readonly regionId: string; readonly id: string };
  readonly orgs: Readonly<Record<string, number>>;
  readonly callers: Readonly<Record<'enterprise' | 'bank' | 'park' | 'office' | 'alliance', Caller>>;
  /** Everything stored, as one hash; sessions and sign-in attempts are left out. */
  state(): Promise<string>;
}

const ROLES = {
  enterprise: 'enterprise',
  bank: 'bank',
  park: 'parkOfficer',
  office: 'districtOffice',
  alliance: 'allianceSecretariat',
} as const;

export async function openDesk(): Promise<Desk> {
  const t = await openTestApp(12);
  const callers = {
    enterprise: await t.as(ROLES.enterprise),
    bank: await t.as(ROLES.bank),
    park: await t.as(ROLES.park),
    office: await t.as(ROLES.office),
    alliance: await t.as(ROLES.alliance),
  };
  const orgs: Record<string, number> = {};
  for (const [name, caller] of Object.entries(callers)) orgs[name] = (await t.actorOf(caller)).org;
  const own = (await t.actorOf(callers.enterprise)).enterprise;
  if (!own) throw new Error('the enterprise desk has no enterprise');
  const state = () =>
    t.sql.tx({ as: 'owner', budgetMs: 60_000 }, async (tx) => {
      const { rows } = await tx.query<{ relname: string }>(
        `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('sessions', 'sign_in_attempts') order by 1`,
      );
      const hashes: string[] = [];
      for (const { relname } of rows) {
        const found = await tx.query<{ h: string }>(
          `select md5(coalesce(string_agg(md5(r::text), '' order by md5(r::text)), '')) as h from ${relname} r`,
        );
        hashes.push(`${relname}:${found.rows[0]?.h}`);
      }
      return sha256(hashes.join());
    });
  return { t, enterprise: callers.enterprise, own, orgs, callers, state };
}

let sent = 0;

/** A command's request with bytes of one's own; the envelope is sound unless `headers` say otherwise. */
export function rawCommand(
  desk: Desk,
  options: Omit<InjectOptions, 'headers'> & { headers?: Record<string, string | undefined> },
): Promise<LightMyRequestResponse> {
  sent += 1;
  const headers = {
    'x-langqiao': '1',
    cookie: desk.enterprise.cookie ?? '',
    'content-type': 'application/json',
    'idempotency-key': `hostile-${process.pid}-${sent}`,
    ...options.headers,
  };
  const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return desk.t.app.inject({ method: 'POST', url: '/api/needs', ...options, headers: kept });
}

interface Refusal {
  readonly status: number;
  readonly raw: string;
}

/** A refusal as TRUST asks: its status and code, a sentence, the field, nothing of the inside; and the server is well afterwards. */
export async function expectRefusal(
  desk: Desk,
  answer: Refusal | LightMyRequestResponse | Answer<never>,
  status: number,
  code: string,
  path?: string,
): Promise<void> {
  const raw = 'payload' in answer ? answer.payload : answer.raw;
  const found = 'statusCode' in answer ? answer.statusCode : answer.status;
  expect([found, raw.slice(0, 400)]).toEqual([status, expect.stringContaining(`"code":"${code}"`)]);
  const problem = JSON.parse(raw) as { title: string; fields: { path: string; message: string }[] };
  expect(problem.title).toMatch(/\p{Script=Han}/u);
  expect(raw).not.toMatch(/node_modules|\.ts:\d|select .* from |stack/i);
  if (path !== undefined) {
    const field = problem.fields.find((candidate) => candidate.path === path);
    expect(field?.message, `${path} in ${raw.slice(0, 300)}`).toMatch(/\p{Script=Han}/u);
  }
  await expectHealthy(desk);
}

export async function expectHealthy(desk: Desk): Promise<void> {
  const started = performance.now();
  expect((await desk.t.app.inject('/health')).statusCode).toBe(200);
  // The promise is 100 ms on a quiet machine; the suites share theirs.
  expect(performance.now() - started).toBeLessThan(1_000);
}

/** Sends text in parts over a socket of its own and answers what came back until the server closed, or `ms` passed. */
export function overSocket(
  port: number,
  parts: readonly string[],
  ms: number,
): Promise<{ text: string; closed: boolean }> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const end = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closed });
    };
    const timer = setTimeout(() => end(false), ms);
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('close', () => end(true));
    socket.on('error', () => end(true));
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
    });
  });
}
