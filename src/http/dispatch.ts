import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, mayActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { type Contract, isCommand } from '../kernel/contract.ts';
import { DomainError, forbidden, invalidField, refusal } from '../kernel/errors.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Cursors } from '../kernel/paging.ts';
import { runCommand } from '../storage/command.ts';
import type { Sql } from '../storage/sql.ts';
import type { Binding, Call, FileAnswer, Handler, Identity } from './binding.ts';
import { contextOf } from './pages.ts';
import { parseQuery } from './query.ts';

export interface DispatchDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly cursors: Cursors;
  /** `__Host-langqiao` under TLS, `langqiao` on plain loopback. */
  readonly cookieName: string;
  readonly secureCookie: boolean;
  readonly origin: string | null;
}

const unauthenticated = refusal('unauthenticated', 'unauthenticated', '请先登录。', 'Please sign in.');
const crossSite = refusal('forbidden', 'crossSite', '请求来源不被允许。', 'The request came from another site.');
const keyRequired = () =>
  invalidField(
    'Idempotency-Key',
    'required',
    '缺少操作编号（Idempotency-Key）。',
    'The Idempotency-Key header is missing.',
  );
const versionRequired = refusal(
  'preconditionRequired',
  'versionRequired',
  '缺少版本号（If-Match），请刷新后再试。',
  'The If-Match header is missing; reload and try again.',
);

/** Cookies are SameSite=Lax; a write must also carry our header, which no foreign form or image can send. */
function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (request.headers['x-langqiao'] !== '1' || (typeof site === 'string' && site !== 'same-origin' && site !== 'none'))
    throw crossSite();
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{8,100}$/.test(key)) throw keyRequired();
  return key;
}

function versionOf(request: FastifyRequest, contract: Contract): number | null {
  if (!contract.versioned) return null;
  const header = request.headers['if-match'];
  if (header === undefined) throw versionRequired();
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match) throw invalidField('If-Match', 'version', '版本号格式为 "3"。', 'Write the version as "3".');
  return Number(match[1]);
}

/** JSON operations read objects, uploads read bytes: bytes validated as an object would be a million unknown fields. */
function bodyOf(request: FastifyRequest, contract: Contract): Pick<Call<Contract>, 'body' | 'bytes'> {
  const isUpload = contract.uploadBytes !== undefined;
  const isBytes = request.body instanceof Uint8Array;
  if (request.body !== undefined && isUpload !== isBytes) throw new DomainError('unsupported', 'body.media_type');
  return {
    body: isUpload ? undefined : contract.body?.parse(request.body ?? {}),
    bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
  };
}

function callOf(request: FastifyRequest, contract: Contract, cursors: Cursors): Call<Contract> {
  const query = parseQuery(request.raw.url ?? '');
  if (!contract.query && Object.keys(query).length > 0)
    throw invalidField(
      Object.keys(query)[0] ?? '',
      'unrecognized_keys',
      '该操作没有查询参数。',
      'This operation takes no query.',
    );
  return {
    params: contract.params?.parse(request.params),
    query: contract.query?.parse(query),
    ...bodyOf(request, contract),
    version: versionOf(request, contract),
    cursors,
  };
}

// A hash of a password among known fields is a password to be guessed: it stays out of keys and of the ledger's commitments.
const withoutSecrets = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'password' in body ? { ...body, password: null } : body;

const fingerprintOf = (call: Call<Contract>) => ({
  params: call.params,
  query: call.query,
  body: withoutSecrets(call.body),
  version: call.version,
  bytes: call.bytes.length ? createHash('sha256').update(call.bytes).digest('hex') : null,
});

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const name = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="download"; filename*=UTF-8''${name}`)
    .send(Buffer.from(file.bytes));
}

async function answer(reply: FastifyReply, contract: Contract, output: unknown): Promise<unknown> {
  if (contract.output === 'none') return reply.code(204).send();
  if (contract.output === 'file') return sendFile(reply, output as FileAnswer);
  // Parsing on the way out drops every field the contract does not declare. What does not fit is our fault, not the caller's.
  const parsed = contract.output.safeParse(output);
  if (!parsed.success) throw new Error(`${contract.name} answered outside its contract: ${parsed.error.message}`);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(parsed.data));
}

const tokenOf = (request: FastifyRequest, deps: DispatchDeps): string | null =>
  request.cookies[deps.cookieName] ?? null;

const callers = new WeakMap<FastifyRequest, Actor | null>();

/** Before a byte of the body is read: origin → session → permission. A stranger cannot make the server hold an upload. */
export function guardOf({ contract }: Binding, deps: DispatchDeps): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    if (contract.method !== 'GET') refuseCrossSite(request);
    const token = tokenOf(request, deps);
    const actor = token === null ? null : await deps.identity.actorOf(token);
    if (contract.permission !== 'public' && actor === null) throw unauthenticated();
    if (actor && !mayActor(actor, contract.permission)) throw forbidden();
    callers.set(request, actor);
  };
}

/** The handler of one binding, behind its guard: validation → transaction → answer. */
export function handlerOf(binding: Binding, deps: DispatchDeps): Handler {
  const { contract } = binding;
  return async (request, reply) => {
    const token = tokenOf(request, deps);
    const actor = callers.get(request) ?? null;
    const call = callOf(request, contract, deps.cursors);
    const now = deps.clock.now();
    if (binding.kind === 'plain') {
      const setToken = (value: string | null) => {
        const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secureCookie } as const;
        if (value === null) reply.clearCookie(deps.cookieName, options);
        else reply.setCookie(deps.cookieName, value, options);
      };
      const output = await binding.run({
        ...call,
        sql: deps.sql,
        actor,
        now,
        ids: deps.ids,
        source: request.ip,
        token,
        setToken,
      });
      return answer(reply, contract, output);
    }
    if (actor === null) throw unauthenticated();
    if (binding.kind === 'query') {
      const output = await deps.sql.tx(contextOf(actor), (tx) => binding.run({ tx, actor, now, ids: deps.ids }, call));
      return answer(reply, contract, output);
    }
    const envelope = {
      context: contextOf(actor),
      operation: contract.name,
      key: keyOf(request),
      input: fingerprintOf(call),
      at: now.toISOString(),
      accountId: actor.accountId,
      actorName: actor.name,
      org: actor.org,
      regionId: actor.regionId,
    };
    const prepared = await binding.prepare?.({ sql: deps.sql, actor }, call);
    const output = await runCommand(deps.sql, envelope, (tx) =>
      binding.run({ tx, actor, now, ids: deps.ids }, call, prepared),
    );
    return answer(reply, contract, output);
  };
}

/** A contract and its binding must agree on what they are, and the permission must be said. */
export function checkBinding(binding: Binding): void {
  const { contract } = binding;
  if (!/^(public|signedIn|[a-zA-Z]+\.[a-zA-Z]+)$/.test(contract.permission ?? ''))
    throw new Error(`${contract.name} declares no permission`);
  const expected = contract.method === 'GET' ? ['query', 'plain'] : isCommand(contract) ? ['command'] : ['plain'];
  if (!expected.includes(binding.kind))
    throw new Error(`${contract.name} is bound as ${binding.kind}, expected ${expected.join(' or ')}`);
}
