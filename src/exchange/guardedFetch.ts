import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { DomainError } from '../kernel/errors.ts';
import { type AddressRules, checkAddress } from './fetchAddress.ts';
import { fetchErrors } from './fetchErrors.ts';

/**
 * The one way out to the web. The host must be listed; every address its name resolves to must be a public one, and the connection goes to an address
 * that was checked; each redirect is checked like the first address; bytes, inflated bytes and time are limited.
 */

const MAX_REDIRECTS = 3;
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_INFLATED = 50 * 1024 * 1024;
const TIME_MS = 20_000;

const TYPES = new Set([
  '',
  'text/html',
  'text/plain',
  'application/xhtml+xml',
  'application/pdf',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

export interface FetchRules extends AddressRules {
  /** For tests of this file only: a resolver in place of the system's, the one loopback port that may be reached, a shorter time. */
  readonly forTests?: { readonly resolve?: LookupFunction; readonly loopbackPort?: number; readonly timeMs?: number };
}

export interface Fetched {
  /** Where it was found after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Always asks for every answer, so that a name with one public and one private address is refused whichever would be tried first. */
const everyAnswer =
  (resolve: LookupFunction): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, done);

function open(url: URL, rules: FetchRules, signal: AbortSignal): Promise<IncomingMessage> {
  const loopback = rules.forTests?.loopbackPort;
  const allowed = loopback !== undefined && url.port === String(loopback) ? ['127.0.0.1'] : [];
  const secure = url.protocol === 'https:';
  const filter = { allowIPAddressList: allowed, keepAlive: false };
  const options = {
    signal,
    agent: secure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter),
    lookup: everyAnswer(rules.forTests?.resolve ?? (systemLookup as LookupFunction)),
    autoSelectFamily: true,
    headers: { 'user-agent': 'Langqiao', accept: [...TYPES].filter(Boolean).join(', '), 'accept-encoding': 'gzip, br' },
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

/** Bytes as sent, counted, then inflated, counted again. */
async function bodyOf(response: IncomingMessage): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > MAX_BYTES)
    throw fetchErrors.tooLarge({ megabytes: MAX_BYTES / 1024 / 1024 });
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  const inflater = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress, deflate: createInflate }[
    encoding
  ];
  if (!inflater && encoding !== 'identity') throw fetchErrors.mediaType({ type: encoding.slice(0, 40) });
  const limit = inflater ? MAX_INFLATED : MAX_BYTES;
  let sent = 0;
  response.on('data', (chunk: Buffer) => {
    sent += chunk.length;
    if (sent > MAX_BYTES) response.destroy(fetchErrors.tooLarge({ megabytes: MAX_BYTES / 1024 / 1024 }));
  });
  const stream = inflater ? response.pipe(inflater()) : response;
  // A fault of the connection does not pass through a pipe by itself.
  if (stream !== response) response.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > limit) throw fetchErrors.tooLarge({ megabytes: limit / 1024 / 1024 });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function follow(address: string, rules: FetchRules, signal: AbortSignal): Promise<Fetched> {
  let url = checkAddress(address, rules);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await open(url, rules, signal).catch((error: unknown) => {
      throw asRefusal(error, url);
    });
    try {
      const { statusCode: status = 0, headers } = response;
      if ([301, 302, 303, 307, 308].includes(status) && headers.location !== undefined) {
        if (!URL.canParse(headers.location, url.href)) throw fetchErrors.address();
        url = checkAddress(new URL(headers.location, url).href, rules);
        continue;
      }
      if (status !== 200) throw fetchErrors.status({ status });
      const mediaType = headers['content-type'] ?? '';
      const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
      if (!TYPES.has(type)) throw fetchErrors.mediaType({ type: type.slice(0, 80) });
      return { url: url.href, bytes: await bodyOf(response), mediaType };
    } finally {
      response.destroy();
    }
  }
  throw fetchErrors.redirects({ max: MAX_REDIRECTS });
}

function asRefusal(error: unknown, url: URL): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && /is not allowed\. Because/.test(error.message))
    return fetchErrors.inward({ host: url.hostname });
  if (error instanceof Error && error.name === 'AbortError') return error;
  return fetchErrors.unreachable({ host: url.hostname });
}

/**
 * Fetches a page or paper from a listed host.
 * @throws DomainError with a code of `fetchErrors`
 */
export async function guardedFetch(address: string, rules: FetchRules): Promise<Fetched> {
  const timeMs = rules.forTests?.timeMs ?? TIME_MS;
  const signal = AbortSignal.timeout(timeMs);
  try {
    return await follow(address, rules, signal);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (signal.aborted) throw fetchErrors.tooSlow({ seconds: Math.ceil(timeMs / 1000) });
    throw fetchErrors.unreachable({ host: new URL(address).hostname });
  }
}
