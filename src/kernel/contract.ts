import type * as z from 'zod';

/**
 * One HTTP operation as a plain object that server, client, OpenAPI document and permission matrix all read.
 * Every operation names a permission; `public` and `signedIn` are the only ones no role has to be given.
 */
export type Permission = 'public' | 'signedIn' | `${string}.${string}`;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a workbook of rows may weigh on its way in. */
export const LIST_FILE_BYTES = 5 * 1024 * 1024;

/** JSON by default; `file` streams bytes (download), `none` answers 204. */
export type OutputKind = z.ZodType | 'file' | 'none';

export interface Contract<
  Params extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Output extends OutputKind = OutputKind,
> {
  /** `room.verb`, unique; also the audit action. */
  readonly name: string;
  readonly method: Method;
  /** Fastify path below `/api`, for example `/needs/:regionId/:id`. */
  readonly path: `/${string}`;
  readonly permission: Permission;
  /** One Chinese sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /** The caller must send `If-Match: "<version>"`; a stale version answers 412. */
  readonly versioned?: boolean;
  /** The body is raw bytes (an uploaded file) of at most this many bytes, described by the query. */
  readonly uploadBytes?: number;
  /** A command that writes nothing of its own (sign-in, sign-out): no idempotency key, no ledger entry. */
  readonly plain?: boolean;
}

/** Keeps the exact types of a contract while checking its form. */
export const contract = <
  const Output extends OutputKind,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: Contract<Params, Query, Body, Output>,
): Contract<Params, Query, Body, Output> => definition;

// An optional property reads as `T | undefined`; a part the contract does not declare is undefined, nothing else.
type Declared<T> = [NonNullable<T>] extends [never] ? undefined : NonNullable<T>;
type Parsed<T> = Declared<T> extends z.ZodType ? z.output<Declared<T>> : undefined;
type Sent<T> = Declared<T> extends z.ZodType ? z.input<Declared<T>> : undefined;

/** What a handler receives, after validation. */
export interface ContractInput<C extends Contract> {
  readonly params: Parsed<C['params']>;
  readonly query: Parsed<C['query']>;
  readonly body: Parsed<C['body']>;
}

/** What a client sends, before defaults are filled in. */
export interface ContractRequest<C extends Contract> {
  readonly params: Sent<C['params']>;
  readonly query: Sent<C['query']>;
  readonly body: Sent<C['body']>;
}

/** What the operation answers. */
export type ContractOutput<C extends Contract> = C['output'] extends z.ZodType ? z.output<C['output']> : undefined;

/** Commands change state: everything but GET, unless marked plain. They need an Idempotency-Key and leave a ledger entry. */
export const isCommand = (definition: Contract): boolean => definition.method !== 'GET' && definition.plain !== true;
