import { type Contract, type ContractOutput, type ContractRequest, isCommand } from '../kernel/contract.ts';
import { storedLanguage } from './i18n.ts';
import { ProblemError, problemOf } from './problem.ts';

/** One way to the server: a contract says the method, path and types; this file adds the headers the server asks for. */

type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };
/** Params, query and body as the contract has them; `version` where it is versioned, `bytes` where it takes a file. */
export type RequestOf<C extends Contract> = Present<ContractRequest<C>> & {
  readonly version?: number;
  readonly bytes?: Blob;
};

export interface LooseRequest {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly bytes?: Blob;
  readonly version?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The same for every attempt of one intention, so that a retry or a double click acts once. */
  readonly idempotencyKey?: string;
}

let whenSignedOut: (() => void) | null = null;
/** The shell decides where to go when a session has ended. */
export const onSignedOut = (act: () => void): void => {
  whenSignedOut = act;
};

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** `/api/needs/310117/…?status=open`; empty and undefined query values are left out, lists are repeated. */
export function urlOf(definition: Contract, request: LooseRequest): string {
  const params = new Map(entriesOf(request.params));
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params.get(name))));
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(request.query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`;
}

function headersFor(definition: Contract, request: LooseRequest, options: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': storedLanguage() });
  if (definition.method !== 'GET') headers.set('X-Langqiao', '1');
  if (isCommand(definition)) headers.set('Idempotency-Key', options.idempotencyKey ?? crypto.randomUUID());
  if (request.version !== undefined) headers.set('If-Match', `"${request.version}"`);
  if (request.bytes) headers.set('Content-Type', 'application/octet-stream');
  else if (request.body !== undefined) headers.set('Content-Type', 'application/json');
  return headers;
}

async function answerOf(definition: Contract, request: LooseRequest, options: CallOptions): Promise<Response> {
  const response = await fetch(urlOf(definition, request), {
    method: definition.method,
    credentials: 'same-origin',
    headers: headersFor(definition, request, options),
    body: request.bytes ?? (request.body === undefined ? null : JSON.stringify(request.body)),
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ProblemError(0, 'network.unreachable', '');
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && definition.permission !== 'public') whenSignedOut?.();
  throw problem;
}

export async function call<C extends Contract>(
  definition: C,
  request: RequestOf<C>,
  options: CallOptions = {},
): Promise<ContractOutput<C>> {
  const response = await answerOf(definition, request, options);
  if (definition.output === 'none' || response.status === 204) return undefined as ContractOutput<C>;
  // The server checks its answers against the same contract; checking twice would only cost the phone.
  return (await response.json()) as ContractOutput<C>;
}

const nameIn = (disposition: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null);
};

/** Fetches a `file` contract and hands it to the browser's downloads under the server's name, or `fallbackName`. */
export async function download<C extends Contract>(
  definition: C,
  request: RequestOf<C>,
  fallbackName: string,
): Promise<void> {
  const response = await answerOf(definition, request, {});
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('Content-Disposition')) ?? fallbackName;
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
