import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Role } from '../kernel/actor.ts';
import type { Contract, ContractOutput, ContractRequest } from '../kernel/contract.ts';
import { isCommand } from '../kernel/contract.ts';

/** A typed caller of the application inside one process: what the tour and the suites speak. The same bytes as over the network. */

export interface Answer<C extends Contract> {
  readonly status: number;
  readonly body: ContractOutput<C>;
  readonly problem: { code: string; title: string; fields: { path: string; code: string }[] } | null;
  readonly raw: string;
  readonly headers: Record<string, unknown>;
}

export interface Caller {
  call<C extends Contract>(
    contract: C,
    request?: Partial<ContractRequest<C>>,
    options?: CallOptions,
  ): Promise<Answer<C>>;
  /** The answer's body, or an error that shows the problem. */
  must<C extends Contract>(
    contract: C,
    request?: Partial<ContractRequest<C>>,
    options?: CallOptions,
  ): Promise<ContractOutput<C>>;
  readonly cookie: string | null;
}

export interface CallOptions {
  readonly version?: number;
  readonly key?: string;
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
}

let nextKey = 0;

function urlOf(contract: Contract, params: unknown, query: unknown): string {
  let path: string = `/api${contract.path}`;
  for (const [name, value] of Object.entries(params ?? {}))
    path = path.replace(`:${name}`, encodeURIComponent(String(value)));
  const search = new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return search.size > 0 ? `${path}?${search}` : path;
}

/** A caller with a session cookie, or without one. */
export function callerOf(app: FastifyInstance, cookie: string | null): Caller {
  const call = async <C extends Contract>(
    contract: C,
    request: Partial<ContractRequest<C>> = {},
    options: CallOptions = {},
  ): Promise<Answer<C>> => {
    nextKey += 1;
    const key = options.key ?? `call-${process.pid}-${nextKey}-${Math.random().toString(36).slice(2, 10)}`;
    const payload = options.bytes
      ? Buffer.from(options.bytes)
      : request.body === undefined
        ? undefined
        : JSON.stringify(request.body);
    const injected: InjectOptions = {
      method: contract.method,
      url: urlOf(contract, request.params, request.query),
      headers: {
        'x-langqiao': '1',
        ...(cookie === null ? {} : { cookie }),
        ...(payload === undefined
          ? {}
          : { 'content-type': options.bytes ? 'application/octet-stream' : 'application/json' }),
        ...(isCommand(contract) ? { 'idempotency-key': key } : {}),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...options.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    };
    const response = await app.inject(injected);
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    const parsed: unknown = isJson && response.payload !== '' ? JSON.parse(response.payload) : undefined;
    const failed = response.statusCode >= 400;
    return {
      status: response.statusCode,
      body: (failed ? undefined : parsed) as ContractOutput<C>,
      problem: failed ? (parsed as Answer<C>['problem']) : null,
      raw: response.payload,
      headers: response.headers,
    };
  };
  return {
    cookie,
    call,
    must: async (contract, request, options) => {
      const answer = await call(contract, request, options);
      if (answer.status >= 400) throw new Error(`${contract.name}: ${answer.status} ${answer.raw}`);
      return answer.body;
    },
  };
}

/** Signs in as the demo account of a role. */
export async function demoCaller(app: FastifyInstance, role: Role): Promise<Caller> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session/demo',
    headers: { 'x-langqiao': '1', 'content-type': 'application/json' },
    payload: JSON.stringify({ role }),
  });
  const header = response.headers['set-cookie'];
  const cookie = (Array.isArray(header) ? header[0] : header)?.split(';')[0];
  if (!cookie) throw new Error(`sign-in as ${role}: ${response.statusCode} ${response.payload}`);
  return callerOf(app, cookie);
}
