import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { contract } from '../kernel/contract.ts';
import { call, urlOf } from './client.ts';
import { acceptedFilters } from './filters.ts';
import { isStale, ProblemError } from './problem.ts';

const change = contract({
  name: 'things.change',
  method: 'PUT',
  path: '/things/:regionId/:id',
  permission: 'things.change',
  summary: '修改',
  params: z.object({ regionId: z.string(), id: z.string() }),
  body: z.object({ title: z.string() }),
  versioned: true,
  output: z.object({ title: z.string() }),
});

const list = contract({
  name: 'things.list',
  method: 'GET',
  path: '/things',
  permission: 'signedIn',
  summary: '列表',
  query: z.object({ kind: z.array(z.string()).optional(), text: z.string().optional() }),
  output: z.object({ items: z.array(z.string()) }),
});

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown): Promise<Response> =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));

describe('the client', () => {
  test('writes addresses from contracts', () => {
    expect(urlOf(change, { params: { regionId: '310117', id: 'a b' } })).toBe('/api/things/310117/a%20b');
    expect(urlOf(list, { query: { kind: ['policy', 'space'], text: '' } })).toBe('/api/things?kind=policy&kind=space');
    expect(urlOf(list, {})).toBe('/api/things');
  });

  test('a command carries its key, its version and the mark of this page', async () => {
    const fetched = vi.fn((_address: string, _init: RequestInit) => answer(200, { title: '新' }));
    vi.stubGlobal('fetch', fetched);
    const request = { params: { regionId: '310117', id: '1' }, body: { title: '新' }, version: 7 };
    await call(change, request, { idempotencyKey: 'k-1' });
    const headers = new Headers(fetched.mock.calls[0]?.[1]?.headers);
    expect(headers.get('Idempotency-Key')).toBe('k-1');
    expect(headers.get('If-Match')).toBe('"7"');
    expect(headers.get('X-Langqiao')).toBe('1');
  });

  test('a refusal becomes a sentence with its fields', async () => {
    const fields = [{ path: 'title', code: 'tooLong', message: '文字过长。' }];
    vi.stubGlobal('fetch', () => answer(412, { title: '该记录已被他人更新', code: 'stale', fields }));
    const refusal = await call(list, { query: {} }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(isStale(refusal)).toBe(true);
    expect(refusal instanceof ProblemError && refusal.fields).toEqual(fields);
    expect(refusal instanceof ProblemError && refusal.message).toBe('该记录已被他人更新');
  });

  test('no network is told apart from a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    const failure = await call(list, { query: {} }).catch((error: unknown) => error);
    expect(failure instanceof ProblemError && failure.status).toBe(0);
  });

  test('filters of the address that the schema refuses are dropped', () => {
    const schema = z.object({ status: z.enum(['open', 'closed']).optional(), overdue: z.stringbool().optional() });
    expect(acceptedFilters(schema, { status: 'open', overdue: 'true', other: 'x' })).toEqual({
      status: 'open',
      overdue: 'true',
    });
    expect(acceptedFilters(schema, { status: 'gone', overdue: 'perhaps' })).toEqual({});
  });
});
